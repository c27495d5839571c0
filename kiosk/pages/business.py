"""What the person came for: common queues and groups, two levels at most (rules D5, K11, K12)."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from kiosk.choices import MOST, MOST_ELDER, first_level, second_level
from kiosk.conductor import Conductor
from kiosk.naming import name_of, place_lines, waiting_text
from kiosk.pages.page import KioskPage
from kiosk.sentences import refusal_sentence
from shared.domain.plan import Group, HallPlan, Queue
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.label import Label
from shared.ui.widgets.paged_list import PagedList
from shared.ui.widgets.tile import Tile


class BusinessPage(KioskPage):
    """A tile for each choice; a queue that gives no ticket now says why and what works instead."""

    def __init__(self, conductor: Conductor, tokens: Tokens, panel: Panel) -> None:
        super().__init__(conductor, tokens, panel)
        self._tiles: dict[str, Tile] = {}
        plan = conductor.hall.plan
        self.ask(self._question(plan))
        if self.session.person is not None:
            hello = QCoreApplication.translate("business", "Hello, {name}").format(name=self.session.person.masked)
            self.body.addWidget(Label(hello, size="heading", tone="primary", name="business.hello"))
        if plan is not None:
            self.body.addWidget(self._list(plan), 1)
        self.refresh()

    def refresh(self) -> None:
        """Show the newest number of people waiting on every tile."""
        plan = self.conductor.hall.plan
        if plan is None:
            return
        for queue_id, tile in self._tiles.items():
            now = self.conductor.hall.queues.get(queue_id)
            open_counters = now.open_counters if now is not None else []
            where = place_lines(plan, queue_id, open_counters, self.language)
            tile.set_note("  ·  ".join([waiting_text(now), *where[:1]]))
            obstacle = now.obstacle if now is not None else None
            help_counter = self.conductor.help_counter
            tile.set_reason(refusal_sentence(obstacle, plan, self.language, help_counter) if obstacle else "")

    def _question(self, plan: HallPlan | None) -> str:
        group = next((g for g in plan.groups if g.id == self.session.group), None) if plan else None
        if group is None:
            return QCoreApplication.translate("business", "What would you like to do?")
        return name_of(group, self.language)

    def _list(self, plan: HallPlan) -> PagedList:
        group = self.session.group
        choices = first_level(plan) if group is None else second_level(plan, group)
        columns, rows = self._shape(len(choices))
        listed = PagedList(self.tokens, "business.list", columns=columns, rows=rows)
        listed.show_items([self._tile(choice, plan) for choice in choices])
        return listed

    def _shape(self, count: int) -> tuple[int, int]:
        if self.tokens.look.elder:
            return (1, MOST_ELDER) if self.portrait else (2, MOST_ELDER // 2)
        if self.portrait:
            return 1, MOST
        return (2, 4) if count <= MOST else (2, 3)

    def _tile(self, choice: Queue | Group, plan: HallPlan) -> Tile:
        name = name_of(choice, self.language)
        if isinstance(choice, Group):
            tile = Tile(
                self.tokens, f"business.group.{choice.id}", name, icon=choice.icon, note=self._inside(choice, plan)
            )
            tile.clicked.connect(partial(self._open, choice.id))
            return tile
        tile = Tile(self.tokens, f"business.queue.{choice.id}", name, icon="ticket")
        tile.clicked.connect(partial(self._choose, choice))
        self._tiles[choice.id] = tile
        return tile

    def _inside(self, group: Group, plan: HallPlan) -> str:
        names = [name_of(queue, self.language) for queue in plan.queues if queue.group == group.id]
        return QCoreApplication.translate("business", "All: {names}").format(
            names=(", " if self.language == "en" else "、").join(names)
        )

    def _open(self, group: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self.conductor.open_group(group)

    def _choose(self, queue: Queue, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self.conductor.choose_queue(queue)
