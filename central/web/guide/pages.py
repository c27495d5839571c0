"""The guide's pages: what is there to be done, one question at a time, and what it comes to for this person."""

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from central.read.halls import plans
from central.web.guide.way import UNSURE, Way, way_of
from central.web.qr import qr_svg
from central.web.rendering import view_of
from shared.documents.guide_wording import Wording
from shared.domain.catalogue.themes import Theme
from shared.domain.guide.result import Bring, Guide
from shared.domain.guide.sheet import sheet_of, written
from shared.domain.plan import HallPlan
from shared.domain.refused import Refused
from shared.security.centre_codes import GUIDE_SHEET, centre_code

if TYPE_CHECKING:
    from central.web.room import Room

_LONGEST_SEARCH = 64
_AUDIENCES = ("person", "firm")
_ZONE = ZoneInfo("Asia/Shanghai")
"""The country has one."""


class GuidePages:
    """Leads from a wish to its guide; nothing of the way is kept here."""

    def __init__(self, room: "Room") -> None:
        self._room = room

    def routes(self) -> list[BaseRoute]:
        """Return the routes of these pages."""
        return [
            Route("/guide", self.themes),
            Route("/guide/search", self.search),
            Route("/guide/theme/{theme}", self.theme),
            Route("/guide/item/{item:path}", self.item),
        ]

    async def themes(self, request: Request) -> Response:
        """Show the themes for a person or a firm by stage of life."""
        audience = request.query_params.get("for", "")
        audience = audience if audience in _AUDIENCES else _AUDIENCES[0]
        stages = await run_in_threadpool(self._room.shelf.themes, audience)
        return self._room.render.page(request, "guide/themes.html", stages=stages, audience=audience, typed="")

    async def search(self, request: Request) -> Response:
        """Show what fits the words somebody typed."""
        typed = request.query_params.get("q", "").strip()[:_LONGEST_SEARCH]
        found = await run_in_threadpool(self._room.shelf.find, typed, self._today()) if typed else []
        return self._room.render.page(request, "guide/found.html", found=found, typed=typed)

    async def theme(self, request: Request) -> Response:
        """Show the next question of a theme, or the guide when all are answered."""
        return await run_in_threadpool(self._theme, request)

    async def item(self, request: Request) -> Response:
        """Show the guide to one item."""
        return await run_in_threadpool(self._item, request)

    def _theme(self, request: Request) -> Response:
        shelf = self._room.shelf
        try:
            theme = shelf.index.theme(request.path_params["theme"])
            way = way_of(theme, request.query_params.getlist("a"))
        except Refused as refused:
            raise HTTPException(404) from refused
        question = way.next
        if question is None:
            halls, hall = self._halls(request)
            guide = shelf.guide(theme.id, way.answers, halls.get(hall), self._today())
            return self._result(request, guide, theme, way)
        asked = way.questions
        facts: dict[str, Any] = {"way": way, "theme": theme, "question": question, "unsure": UNSURE}
        number = asked.index(question) + 1
        return self._room.render.page(request, "guide/question.html", number=number, of=len(asked), **facts)

    def _item(self, request: Request) -> Response:
        halls, hall = self._halls(request)
        try:
            guide = self._room.shelf.item_guide(request.path_params["item"], halls.get(hall), self._today())
        except Refused as refused:
            raise HTTPException(404) from refused
        return self._result(request, guide, None, None)

    def _result(self, request: Request, guide: Guide, theme: Theme | None, way: Way | None) -> Response:
        halls, hall = self._halls(request)
        view, plan = view_of(request), halls.get(hall)
        wording = Wording(guide, theme, plan, view.language)
        code = centre_code(GUIDE_SHEET, written(sheet_of(guide)), self._room.centre.key)
        facts: dict[str, Any] = {
            "guide": guide,
            "way": way,
            "say_guide": wording,
            "words": wording.words,
            "answered": [] if way is None else _answered(way, view.language),
            "bring": wording.materials(Bring.BRING),
            "fill": wording.materials(Bring.FILL_IN),
            "not_bring": wording.materials(Bring.FETCHED, Bring.ON_THE_WAY),
            "halls": [(_with_hall(request, name), each, name == hall) for name, each in halls.items()],
            "bookable": {} if plan is None else _booking_links(guide, hall, plan),
            "code": qr_svg(code, view.say("办事指南码", "Code of this guide")),
        }
        return self._room.render.page(request, "guide/result.html", **facts)

    def _halls(self, request: Request) -> tuple[dict[str, HallPlan], str]:
        """Return the halls, and the one this guide is for: the only one, the one in the address, or none yet."""
        with self._room.centre.database.reading() as session:
            halls = plans(session)
        return halls, next(iter(halls)) if len(halls) == 1 else request.query_params.get("hall", "")

    def _today(self) -> date:
        return self._room.centre.clock.now().astimezone(_ZONE).date()


def _answered(way: Way, language: str) -> list[tuple[str, str, str]]:
    """Return each question with its answer in words, and the address at which it is asked again."""
    english = language == "en"
    said = []
    for question in way.questions:
        option = next((option for option in question.options if way.answers.get(question.id) == option.id), None)
        words = {True: "Not sure", False: "不清楚"}[english]
        if option is not None:
            words = (english and option.text_en) or option.text
        said.append(((english and question.text_en) or question.text, words, way.from_question(question.id)))
    return said


def _booking_links(guide: Guide, hall: str, plan: HallPlan) -> dict[str, str]:
    """Return for each step that can be booked in the hall where that is done."""
    links = {}
    for step in guide.steps:
        queue = None if step.queue is None else plan.queue(step.queue)
        if queue is not None and queue.open and queue.booking is not None:
            links[step.item] = f"/book/{hall}/{queue.id}?{urlencode({'matter': f'item:{step.item}'})}"
    return links


def _with_hall(request: Request, hall: str) -> str:
    """Return this page's address for another hall."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name == "a"]
    return "?" + urlencode([*asked, ("hall", hall)])
