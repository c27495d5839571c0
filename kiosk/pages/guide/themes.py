"""What a person wants, by the stages of life, and what others came for (rules D5, K11)."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.search import SearchPlace
from kiosk.errands.guide.themes import Audience, HotPlace, ThemesPlace, place_of
from kiosk.naming import name_of
from kiosk.pages.guide.hits import hit_tile
from kiosk.pages.guide.page import GuidePage
from shared.hall.guide import Hit, ThemeCard
from shared.ui.icons import drawn
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.paged_list import PagedList
from shared.ui.widgets.tile import Tile

_ANY_THEME = "document"


class ThemesPage(GuidePage):
    """A tile for each theme, with its picture; six on a page."""

    def __init__(self, errand: GuideErrand, place: ThemesPlace, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._place = place
        firm = place.audience is Audience.FIRM
        about_firms = QCoreApplication.translate("themes", "What is it about, for your business?")
        self.ask(about_firms if firm else QCoreApplication.translate("themes", "What is it about in your life?"))
        themes = self.shown(place.themes)
        if themes is None:
            return
        if not themes:
            self.say_nothing_found(QCoreApplication.translate("themes", "There are no guides here yet."))
            return
        columns, rows = self.list_shape()
        listed = PagedList(tokens, "themes.list", columns=columns, rows=rows)
        listed.show_items([self._tile(theme) for theme in themes])
        self.body.addWidget(listed, 1)
        self.action = search_button(errand, tokens)

    def _tile(self, theme: ThemeCard) -> Tile:
        english = self.language == "en" and theme.summary_en
        icon = drawn(theme.icon, _ANY_THEME)
        note = theme.summary_en if english else theme.summary
        tile = Tile(self.tokens, f"themes.{theme.id}", name_of(theme, self.language), note=note, icon=icon)
        tile.clicked.connect(partial(self._choose, theme.id))
        return tile

    def _choose(self, theme: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self._place.choose(theme)


class HotPage(GuidePage):
    """What people came for most."""

    def __init__(self, errand: GuideErrand, place: HotPlace, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self.ask(QCoreApplication.translate("themes", "What people come for most"))
        hits = self.shown(place.hits)
        if hits is None:
            return
        if not hits:
            self.say_nothing_found(QCoreApplication.translate("themes", "There are no guides here yet."))
            return
        columns, rows = self.list_shape()
        listed = PagedList(tokens, "hot.list", columns=columns, rows=rows)
        listed.show_items([hit_tile(hit, self.language, tokens, "hot", self._choose) for hit in hits])
        self.body.addWidget(listed, 1)
        self.action = search_button(errand, tokens)

    def _choose(self, hit: Hit) -> None:
        self.guide.go(place_of(self.guide, hit))


def search_button(errand: GuideErrand, tokens: Tokens) -> Button:
    """Return the button that leads from every list to the search."""
    words = QCoreApplication.translate("themes", "Search by letters")
    button = Button(tokens, "guide.search", words, icon="search", size="heading")
    button.setMinimumHeight(tokens.primary_height)
    button.clicked.connect(lambda: errand.go(SearchPlace(errand)))
    return button
