"""Leafing through the catalogue: departments, their items, and one item with everything published about it."""

from typing import TYPE_CHECKING

from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.guided import GuidedPlace
from kiosk.errands.guide.place import Place
from shared.hall.guide import DepartmentCard, DepartmentList, ItemGuide, ItemList, ItemPage, ItemView

if TYPE_CHECKING:
    from kiosk.inquiry import Inquiry


class DepartmentsPlace(Place):
    """Every department that has items."""

    page = "departments"

    def __init__(self, guide: GuideErrand) -> None:
        super().__init__(guide)
        self.departments = self.ask(DepartmentList())

    def choose(self, department: DepartmentCard) -> None:
        """Show the items of a department."""
        self.guide.go(ItemsPlace(self.guide, department))


class ItemsPlace(Place):
    """The items of a department for everyone, for persons or for firms, a page at a time."""

    page = "items"

    def __init__(self, guide: GuideErrand, department: DepartmentCard) -> None:
        super().__init__(guide)
        self.department = department
        self.audience = ""
        self.size = 0
        self.at = 0
        self.items: Inquiry[ItemPage] | None = None

    @property
    def pages(self) -> int:
        """How many pages there are, at least 1."""
        found = self.items.answer if self.items is not None else None
        return max(1, -(-found.total // self.size)) if found is not None else 1

    def want(self, size: int) -> None:
        """Have ``size`` items a page; asked anew only when the look changed how many fit."""
        if size != self.size:
            first = self.at * self.size
            self.size, self.at = size, first // size
            self._ask()

    def turn(self, by: int) -> None:
        """Go ``by`` pages on, staying inside the list."""
        self.at = min(max(self.at + by, 0), self.pages - 1)
        self._ask()

    def narrow(self, audience: str) -> None:
        """Show only what concerns ``person`` or ``firm``, or with ``""`` everything."""
        self.audience, self.at = audience, 0
        self._ask()

    def choose(self, item: str) -> None:
        """Show one item."""
        self.guide.go(ItemPlace(self.guide, item))

    def _ask(self) -> None:
        if self.items is not None:
            self.items.drop()
        first = self.at * self.size
        self.items = self.ask(
            ItemList(department=self.department.id, audience=self.audience, offset=first, most=self.size)
        )


class ItemPlace(GuidedPlace):
    """One item: the eight public parts of 行政许可法 art. 30, and where it is done."""

    page = "item"

    def __init__(self, guide: GuideErrand, item: str) -> None:
        super().__init__(guide, ItemGuide(item=item))
        self.full = self.ask(ItemView(item=item))
