"""The entrances: take a number, or find out how something is done (rules K11, K12)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from kiosk.choices import quick_queue
from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.items import DepartmentsPlace
from kiosk.errands.guide.place import Place
from kiosk.errands.guide.search import SearchPlace
from kiosk.errands.guide.themes import Audience, HotPlace, ThemesPlace
from kiosk.errands.reception import Reception
from kiosk.errands.ticket import TicketErrand
from kiosk.naming import name_of, waiting_text
from kiosk.pages.page import KioskPage
from kiosk.sentences import refusal_sentence
from shared.domain.plan import Queue
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import Label
from shared.ui.widgets.paged_list import PagedList
from shared.ui.widgets.tile import Tile


class HomePage(KioskPage):
    """Two groups in sight of each other; who has begun something already goes on at the lower right."""

    def __init__(self, errand: Reception, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._quick: tuple[Queue, Tile] | None = None
        self.ask(QCoreApplication.translate("home", "What would you like to do?"))
        numbers, guides = self._number_tiles(), self._guide_tiles()
        if tokens.look.elder:
            columns, rows = self.list_shape()
            listed = PagedList(tokens, "home.list", columns=columns, rows=rows)
            listed.show_items([*numbers, *guides])
            self.body.addWidget(listed, 1)
        else:
            line = self.beside_or_below()
            line.addLayout(self._group(QCoreApplication.translate("home", "Be served now"), numbers, columns=1), 2)
            how = QCoreApplication.translate("home", "Find out how it is done and what to bring")
            line.addLayout(self._group(how, guides, columns=2), 3)
            self.body.addLayout(line, 1)
        begun = QCoreApplication.translate("home", "I have begun already")
        self.action = Button(tokens, "home.begun", begun, icon="next", size="heading")
        self.action.setMinimumHeight(tokens.primary_height)
        self.action.clicked.connect(errand.show_begun)
        self.refresh()

    def refresh(self) -> None:
        """Show the newest number of people waiting for the business on its own tile."""
        plan = self.hall.plan
        if self._quick is None or plan is None:
            return
        queue, tile = self._quick
        now = self.hall.queues.get(queue.id)
        tile.set_note(waiting_text(now))
        obstacle = now.obstacle if now is not None else None
        counter = self.conductor.help_counter
        tile.set_reason(refusal_sentence(obstacle, plan, self.language, counter) if obstacle else "")

    def _number_tiles(self) -> list[Tile]:
        tiles = []
        plan = self.hall.plan
        known = self.session.person is not None
        queue = quick_queue(plan, self.hall.queues, known=known) if plan is not None else None
        if queue is not None:
            tile = Tile(self.tokens, f"home.queue.{queue.id}", name_of(queue, self.language), icon="queue")
            tile.clicked.connect(partial(self._take_number, queue))
            self._quick = queue, tile
            tiles.append(tile)
        ticket = Tile(
            self.tokens,
            "home.ticket",
            QCoreApplication.translate("home", "Take a number"),
            note=QCoreApplication.translate("home", "All business of this hall"),
            icon="ticket",
        )
        ticket.clicked.connect(lambda: self.conductor.take_up(TicketErrand(self.conductor)))
        return [*tiles, ticket]

    def _guide_tiles(self) -> list[Tile]:
        translate = QCoreApplication.translate
        return [
            self._guide_tile("person", translate("home", "For people"), translate("home", "Birth to retirement")),
            self._guide_tile("firm", translate("home", "For businesses"), translate("home", "Open, run, close")),
            self._guide_tile("departments", translate("home", "By department"), translate("home", "All items")),
            self._guide_tile("hot", translate("home", "Often asked for"), translate("home", "What people come for")),
            self._guide_tile("search", translate("home", "Search by letters"), translate("home", "CG finds 餐馆")),
        ]

    def _guide_tile(self, name: str, words: str, note: str) -> Tile:
        icon, first = _PLACES[name]
        tile = Tile(self.tokens, f"home.{name}", words, note=note, icon=icon)
        tile.clicked.connect(partial(self._open_guide, first))
        return tile

    def _group(self, title: str, tiles: list[Tile], *, columns: int) -> QVBoxLayout:
        group = QVBoxLayout()
        group.setSpacing(self.tokens.space[3])
        group.addWidget(Label(title, size="heading", tone="soft"))
        grid = QGridLayout()
        grid.setSpacing(self.tokens.space[3])
        for at, tile in enumerate(tiles):
            alone = at == len(tiles) - 1 and at % columns == 0
            grid.addWidget(tile, at // columns, at % columns, 1, columns if alone else 1)
        for row in range(-(-len(tiles) // columns)):
            grid.setRowStretch(row, 1)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        group.addLayout(grid, 1)
        return group

    def _take_number(self, queue: Queue, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self.conductor.take_up(TicketErrand(self.conductor, queue=queue))

    def _open_guide(self, first: Callable[[GuideErrand], Place], _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self.conductor.take_up(GuideErrand(self.conductor, first))


def _themes_of_people(guide: GuideErrand) -> ThemesPlace:
    return ThemesPlace(guide, Audience.PERSON)


def _themes_of_firms(guide: GuideErrand) -> ThemesPlace:
    return ThemesPlace(guide, Audience.FIRM)


_PLACES: dict[str, tuple[str, Callable[[GuideErrand], Place]]] = {
    "person": ("person", _themes_of_people),
    "firm": ("business", _themes_of_firms),
    "departments": ("department", DepartmentsPlace),
    "hot": ("hot", HotPlace),
    "search": ("search", SearchPlace),
}
"""The icon of each entrance to the guide, and where it leads."""
