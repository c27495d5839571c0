"""Where a person says what they want: by the stages of life, or by what others come for."""

from enum import StrEnum

from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.items import ItemPlace
from kiosk.errands.guide.place import Place
from kiosk.errands.guide.wizard import WizardPlace
from shared.hall.guide import Hit, HotList, ThemeList

HOT_DAYS = 30
MOST_HOT = 12


class Audience(StrEnum):
    """Whose themes are shown."""

    PERSON = "person"
    FIRM = "firm"


class ThemesPlace(Place):
    """The themes for a person or for a firm, in life's order (rule K11: twelve on two pages)."""

    page = "themes"

    def __init__(self, guide: GuideErrand, audience: Audience) -> None:
        super().__init__(guide)
        self.audience = audience
        self.themes = self.ask(ThemeList(audience=audience))

    def choose(self, theme: str) -> None:
        """Begin the questions of a theme."""
        self.guide.go(WizardPlace(self.guide, theme))


class HotPlace(Place):
    """What people came for most in the last weeks (热点)."""

    page = "hot"

    def __init__(self, guide: GuideErrand) -> None:
        super().__init__(guide)
        self.hits = self.ask(HotList(days=HOT_DAYS, most=MOST_HOT))


def place_of(guide: GuideErrand, hit: Hit) -> Place:
    """Return where a hit leads: to the questions of its theme, or to its item."""
    return WizardPlace(guide, hit.id) if hit.theme else ItemPlace(guide, hit.id)
