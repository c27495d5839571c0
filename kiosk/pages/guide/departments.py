"""Leafing through what each department does: the departments, then their items."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.items import DepartmentsPlace, ItemsPlace
from kiosk.guide_words import limit_text
from kiosk.naming import name_of
from kiosk.pages.guide.hits import served_text
from kiosk.pages.guide.page import GuidePage
from kiosk.pages.guide.themes import search_button
from shared.hall.guide import DepartmentCard, ItemCard
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Choice
from shared.ui.widgets.page_turner import PageTurner
from shared.ui.widgets.paged_list import PagedList
from shared.ui.widgets.tile import Tile


class DepartmentsPage(GuidePage):
    """A tile for each department with how many items it has."""

    def __init__(self, errand: GuideErrand, place: DepartmentsPlace, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._place = place
        self.ask(QCoreApplication.translate("departments", "Which department?"))
        departments = self.shown(place.departments)
        if departments is None:
            return
        if not departments:
            self.say_nothing_found(QCoreApplication.translate("themes", "There are no guides here yet."))
            return
        columns, rows = self.list_shape()
        listed = PagedList(tokens, "departments.list", columns=columns, rows=rows)
        listed.show_items([self._tile(department) for department in departments])
        self.body.addWidget(listed, 1)
        self.action = search_button(errand, tokens)

    def _tile(self, department: DepartmentCard) -> Tile:
        note = QCoreApplication.translate("departments", "{n} items").format(n=department.items)
        name = name_of(department, self.language)
        tile = Tile(self.tokens, f"departments.{department.id}", name, note=note, icon="department")
        tile.clicked.connect(partial(self._choose, department))
        return tile

    def _choose(self, department: DepartmentCard, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self._place.choose(department)


class ItemsPage(GuidePage):
    """The items of one department; the hub gives a page at a time, because a department may have thousands."""

    def __init__(self, errand: GuideErrand, place: ItemsPlace, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._place = place
        columns, rows = self.list_shape()
        place.want(columns * rows)
        self.ask(name_of(place.department, self.language))
        self.body.addLayout(self._audiences())
        found = self.shown(place.items) if place.items is not None else None
        if found is None:
            return
        if not found.items:
            self.say_nothing_found(QCoreApplication.translate("departments", "Nothing here for this choice."))
            return
        grid = QGridLayout()
        grid.setSpacing(tokens.space[3])
        for at, item in enumerate(found.items):
            grid.addWidget(self._tile(item), at // columns, at % columns)
        for row in range(rows):
            grid.setRowStretch(row, 1)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid, 1)
        turner = PageTurner(tokens, "items.list")
        turner.turned.connect(place.turn)
        self.body.addWidget(turner)
        turner.show_place(place.at, place.pages)
        self.action = search_button(errand, tokens)

    def _audiences(self) -> QHBoxLayout:
        translate = QCoreApplication.translate
        choices = (
            ("", translate("departments", "All")),
            ("person", translate("departments", "For people")),
            ("firm", translate("departments", "For businesses")),
        )
        line = QHBoxLayout()
        line.setSpacing(self.tokens.space[2])
        for audience, words in choices:
            choice = Choice(self.tokens, f"items.for-{audience or 'all'}", words)
            choice.setChecked(audience == self._place.audience)
            choice.clicked.connect(partial(self._narrow, audience))
            line.addWidget(choice, 1)
        return line

    def _tile(self, item: ItemCard) -> Tile:
        online = QCoreApplication.translate("departments", "online") if item.online else ""
        promised = limit_text(item.promised) if item.promised is not None else ""
        facts = [] if self.tokens.look.elder else [item.kind, promised, online]
        note = "  ·  ".join(part for part in (*facts, served_text(item.queue)) if part)
        tile = Tile(self.tokens, f"items.{item.id}", name_of(item, self.language), note=note)
        tile.clicked.connect(partial(self._choose, item.id))
        return tile

    def _narrow(self, audience: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self._place.narrow(audience)

    def _choose(self, item: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self._place.choose(item)
