"""Every page of the desk fits the smallest screen it is made for, in every look; nothing is pushed off the glass."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from counter.desk.keys import STANDARD_KEYS, Action
from counter.desk.window import DeskWindow
from shared.clock import ManualClock
from shared.hall.guide import SheetCodeFor
from shared.hall.tickets import Ticket
from shared.link import Hall
from shared.ui.text_collection import FOLDER
from shared.ui.tokens import Look
from tests.desk.hand import Hand
from tests.desk.lossy import LossyLine
from tests.desk.seated import seated
from tests.domain.catalogues import small_catalogue
from tests.hall.bringing import bring

Issue = Callable[..., Ticket]
SIZES = ((1366, 768), (1920, 1080))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", [Look.STANDARD, Look.ELDER, Look.HIGH_CONTRAST])
def test_the_desk_fits_its_screen(  # noqa: PLR0917  fixtures
    look: Look, size: tuple[int, int], admin: Hall, line: LossyLine, clock: ManualClock, fonts: object, qtbot: QtBot
) -> None:
    assert fonts
    bring(admin, small_catalogue())
    hand = seated(qtbot, line, clock, look, size)
    window = hand.window
    hand.sees("page.desk")
    hand.wait(lambda: hand.text("status.state") == "Free")
    _check_fit(window, size)
    window._codes.take(admin.ask(SheetCodeFor(theme="restaurant")).code)
    hand.sees("guide.panel")
    _check_fit(window, size)
    hand.press("Escape")
    _check_fit(window, size)


def _check_fit(window: DeskWindow, size: tuple[int, int]) -> None:
    needed = window.minimumSizeHint()
    assert needed.width() <= size[0]
    assert needed.height() <= size[1]
    assert (window.width(), window.height()) == size


def test_every_button_says_its_key(at_desk: Hand) -> None:
    keys = {action: key for action, key in STANDARD_KEYS.items() if action is not Action.UNDO}
    for action, key in keys.items():
        labels = [label.text() for label in at_desk.button(action).findChildren(type(at_desk.find("desk.counter")))]
        assert key in labels, action


def test_the_number_is_the_largest_thing_on_the_desk(issue: Issue, at_desk: Hand) -> None:
    issue()
    at_desk.wait(lambda: at_desk.enabled("call_next"))
    at_desk.press("F1")
    at_desk.wait(lambda: at_desk.enabled("begin"))
    number = at_desk.find("desk.number")
    others = [one for one in at_desk.page().findChildren(type(number)) if one.isVisible() and one is not number]
    assert number.font().pixelSize() > 2 * max(one.font().pixelSize() for one in others)


@pytest.mark.parametrize("room", ["desk", "board"])
def test_every_text_is_said_in_chinese(room: str) -> None:
    assert 'type="unfinished"' not in (FOLDER / f"{room}.zh_CN.ts").read_text(encoding="utf-8")
