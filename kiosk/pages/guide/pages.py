"""Which page is drawn for which place of the guide."""

from collections.abc import Callable
from typing import Any

from kiosk.errands.guide.errand import GuideErrand
from kiosk.pages.guide.departments import DepartmentsPage, ItemsPage
from kiosk.pages.guide.item import ItemPage
from kiosk.pages.guide.materials import MaterialsPage
from kiosk.pages.guide.page import GuidePage
from kiosk.pages.guide.question import QuestionPage
from kiosk.pages.guide.result import ResultPage
from kiosk.pages.guide.samples import SamplesPage
from kiosk.pages.guide.search import SearchPage
from kiosk.pages.guide.sheet_code import SheetCodePage
from kiosk.pages.guide.themes import HotPage, ThemesPage
from shared.ui.tokens import Panel, Tokens


def _at(
    page: Callable[[GuideErrand, Any, Tokens, Panel], GuidePage],
) -> Callable[[GuideErrand, Tokens, Panel], GuidePage]:
    """Return how a page is drawn from where the errand stands."""
    return lambda errand, tokens, panel: page(errand, errand.place, tokens, panel)


GUIDE_PAGES = {
    "themes": _at(ThemesPage),
    "hot": _at(HotPage),
    "question": _at(QuestionPage),
    "result": _at(ResultPage),
    "materials": _at(MaterialsPage),
    "samples": _at(SamplesPage),
    "sheetcode": _at(SheetCodePage),
    "departments": _at(DepartmentsPage),
    "items": _at(ItemsPage),
    "item": _at(ItemPage),
    "search": _at(SearchPage),
}
