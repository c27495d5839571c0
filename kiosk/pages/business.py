"""What the person came for: common queues and groups, two levels at most (rules D5, K11, K12)."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from kiosk.choices import MOST, MOST_ELDER, Choices, first_level, second_level
from kiosk.errands.ticket import TicketErrand
from kiosk.naming import name_of, place_lines, waiting_text
from kiosk.pages.page import KioskPage
from kiosk.sentences import refusal_sentence
from shared.domain.plan import Group, HallPlan, Queue
from shared.ui.icons import drawn
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.label import Label
from shared.ui.widgets.paged_list import PagedList
from shared.ui.widgets.tile import Tile

_GROUP_COLUMNS = 3
_ANY_GROUP = "list"


class BusinessPage(KioskPage):
    """A tile for each choice; a queue that gives no ticket now says why and what works instead."""

    def __init__(self, errand: TicketErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._errand = errand
        self._request = errand.request
        self._tiles: dict[str, Tile] = {}
        plan = self.hall.plan
        self.ask(self._question(plan))
        if self.session.person is not None:
            hello = QCoreApplication.translate("business", "Hello, {name}").format(name=self.session.person.masked)
            self.body.addWidget(Label(hello, size="heading", tone="primary", name="business.hello"))
        if plan is not None:
            group = self._request.group
            self._lay_out(first_level(plan) if group is None else second_level(plan, group), plan)
        self.refresh()

    def refresh(self) -> None:
        """Show the newest number of people waiting on every tile."""
        plan = self.hall.plan
        if plan is None:
            return
        for queue_id, tile in self._tiles.items():
            now = self.hall.queues.get(queue_id)
            where = place_lines(plan, queue_id, now.open_counters if now else [], self.language)
            tile.set_note("  ·  ".join([waiting_text(now), *where[:1]]))
            obstacle = now.obstacle if now is not None else None
            help_counter = self.conductor.help_counter
            tile.set_reason(refusal_sentence(obstacle, plan, self.language, help_counter) if obstacle else "")

    def _question(self, plan: HallPlan | None) -> str:
        group = next((g for g in plan.groups if g.id == self._request.group), None) if plan else None
        if group is None:
            return QCoreApplication.translate("business", "What would you like to do?")
        return name_of(group, self.language)

    def _lay_out(self, choices: Choices, plan: HallPlan) -> None:
        queues = [self._queue_tile(queue) for queue in choices.queues]
        groups = [self._group_tile(group, plan) for group in choices.groups]
        if self.tokens.look.elder:  # four large choices a screen leave no room for two sections
            self._add_list([*queues, *groups])
            return
        self._add_list(queues)
        if groups:
            self.body.addWidget(Label(QCoreApplication.translate("business", "All business"), size="body", tone="soft"))
            self._add_row(groups)

    def _add_list(self, tiles: list[Tile]) -> None:
        columns, rows = self._shape(len(tiles))
        listed = PagedList(self.tokens, "business.list", columns=columns, rows=rows)
        listed.show_items(tiles)
        self.body.addWidget(listed, rows)

    def _add_row(self, tiles: list[Tile]) -> None:
        grid = QGridLayout()
        grid.setSpacing(self.tokens.space[3])
        for at, tile in enumerate(tiles):
            grid.addWidget(tile, at // _GROUP_COLUMNS, at % _GROUP_COLUMNS)
        for column in range(_GROUP_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid, -(-len(tiles) // _GROUP_COLUMNS))

    def _shape(self, count: int) -> tuple[int, int]:
        if self.tokens.look.elder:
            return (1, MOST_ELDER) if self.portrait else (2, MOST_ELDER // 2)
        if self.portrait:
            return 1, count if count <= MOST_ELDER and self._request.group is None else MOST - 1
        if count <= MOST_ELDER:
            return 2, 2
        return (2, 4) if count <= MOST else (2, 3)

    def _group_tile(self, group: Group, plan: HallPlan) -> Tile:
        count = sum(queue.group == group.id for queue in plan.queues)
        note = QCoreApplication.translate("business", "1 kind of business")
        if count > 1:
            note = QCoreApplication.translate("business", "{n} kinds of business").format(n=count)
        name = name_of(group, self.language)
        tile = Tile(self.tokens, f"business.group.{group.id}", name, icon=drawn(group.icon, _ANY_GROUP), note=note)
        tile.clicked.connect(partial(self._open, group.id))
        return tile

    def _queue_tile(self, queue: Queue) -> Tile:
        tile = Tile(self.tokens, f"business.queue.{queue.id}", name_of(queue, self.language))
        tile.clicked.connect(partial(self._choose, queue))
        self._tiles[queue.id] = tile
        return tile

    def _open(self, group: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self._errand.open_group(group)

    def _choose(self, queue: Queue, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self._errand.choose_queue(queue)
