"""A clerk at counter 1 in a window of any look and size."""

from pytestqt.qtbot import QtBot

from counter.desk.keys import STANDARD_KEYS
from counter.desk.window import DeskSetup, DeskWindow
from shared.clock import ManualClock
from shared.ui.tokens import Look, desk_tokens
from tests.desk.hand import Hand
from tests.desk.lossy import LossyLine


def seated(qtbot: QtBot, line: LossyLine, clock: ManualClock, look: Look, size: tuple[int, int]) -> Hand:
    """Open the window, sign the clerk in, and return their hand."""
    window = DeskWindow(line, clock, DeskSetup(tokens=desk_tokens(look, size[1]), keys=STANDARD_KEYS, counter="1"))
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window.activateWindow()
    hand = Hand(window)
    hand.wait(lambda: hand.focus_name() == "signin.login" and window.isActiveWindow())
    hand.sign_in()
    return hand
