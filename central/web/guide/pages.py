"""The guide's pages: what is there to be done, one question at a time, and what it comes to for this person."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from central.office.asks import SignSheet
from central.office.port import OfficeAway
from central.web.guide.way import UNSURE, Way, way_of
from central.web.qr import qr_svg
from central.web.rendering import view_of
from shared.documents.guide_wording import Wording
from shared.domain.catalogue.themes import Question, Theme
from shared.domain.guide.result import Bring, Guide
from shared.domain.guide.sheet import sheet_of, written
from shared.domain.plan import HallPlan
from shared.domain.refused import Refused

if TYPE_CHECKING:
    from central.web.room import Room

_LONGEST_SEARCH = 64
_AUDIENCES = ("person", "firm")
_ZONE = ZoneInfo("Asia/Shanghai")
"""The country has one."""


@dataclass(frozen=True)
class _Told:
    """A guide, the halls there are and the one it is for (empty for none yet), and the way that led to it."""

    guide: Guide
    halls: dict[str, HallPlan]
    hall: str
    theme: Theme | None = None
    way: Way | None = None


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
        shelf = self._room.shelf
        try:
            theme = shelf.index.theme(request.path_params["theme"])
            way = way_of(theme, request.query_params.getlist("a"))
        except Refused as refused:
            raise HTTPException(404) from refused
        if way.next is not None:
            return self._question(request, theme, way, way.next)
        halls, hall = await self._halls(request)
        guide = await run_in_threadpool(shelf.guide, theme.id, way.answers, halls.get(hall), self._today())
        return await self._result(request, _Told(guide, halls, hall, theme, way))

    async def item(self, request: Request) -> Response:
        """Show the guide to one item."""
        halls, hall = await self._halls(request)
        item, plan = request.path_params["item"], halls.get(hall)
        try:
            guide = await run_in_threadpool(self._room.shelf.item_guide, item, plan, self._today())
        except Refused as refused:
            raise HTTPException(404) from refused
        return await self._result(request, _Told(guide, halls, hall))

    def _question(self, request: Request, theme: Theme, way: Way, question: Question) -> Response:
        asked = way.questions
        facts: dict[str, Any] = {"way": way, "theme": theme, "question": question, "unsure": UNSURE}
        number = asked.index(question) + 1
        return self._room.render.page(request, "guide/question.html", number=number, of=len(asked), **facts)

    async def _result(self, request: Request, told: "_Told") -> Response:
        try:
            code = await self._room.front.office.ask(SignSheet(sheet=written(sheet_of(told.guide))))
        except OfficeAway:
            code = ""  # the guide is worth reading without it
        return await run_in_threadpool(self._show, request, told, code)

    def _show(self, request: Request, told: "_Told", code: str) -> Response:
        view, guide, way, plan = view_of(request), told.guide, told.way, told.halls.get(told.hall)
        wording = Wording(guide, told.theme, plan, view.language)
        facts: dict[str, Any] = {
            "guide": guide,
            "way": way,
            "say_guide": wording,
            "words": wording.words,
            "answered": [] if way is None else _answered(way, view.language),
            "bring": wording.materials(Bring.BRING),
            "fill": wording.materials(Bring.FILL_IN),
            "not_bring": wording.materials(Bring.FETCHED, Bring.ON_THE_WAY),
            "halls": [(_with_hall(request, name), each, name == told.hall) for name, each in told.halls.items()],
            "bookable": {} if plan is None else _booking_links(guide, told.hall, plan),
            "code": code and qr_svg(code, view.say("办事指南码", "Code of this guide")),
        }
        return self._room.render.page(request, "guide/result.html", **facts)

    async def _halls(self, request: Request) -> tuple[dict[str, HallPlan], str]:
        """Return the halls, and the one this guide is for: the only one, the one in the address, or none yet."""
        halls = await self._room.plans()
        return halls, next(iter(halls)) if len(halls) == 1 else request.query_params.get("hall", "")

    def _today(self) -> date:
        return self._room.front.clock.now().astimezone(_ZONE).date()


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
        if queue is not None and queue.takes_appointments:
            links[step.item] = f"/book/{hall}/{queue.id}?{urlencode({'matter': f'item:{step.item}'})}"
    return links


def _with_hall(request: Request, hall: str) -> str:
    """Return this page's address for another hall."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name == "a"]
    return "?" + urlencode([*asked, ("hall", hall)])
