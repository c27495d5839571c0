"""Rule K6: the second tap on the same spot within half a second is not meant, whatever lies beneath it by then."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from shared.ui.double_strike import INTERVAL_MS, DoubleStrikeGuard
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.keypad import Keypad
from tests.ui.conftest import Show


@pytest.fixture
def guard(qapp: QApplication) -> Iterator[DoubleStrikeGuard]:
    """Guard the application for the time of one test."""
    watching = DoubleStrikeGuard(qapp, near_px=40)
    yield watching
    qapp.removeEventFilter(watching)


def tap(widget: QWidget, at_ms: int, *, dx: int = 0) -> None:
    place = QPointF(widget.rect().center()) + QPointF(dx, 0)
    for kind, held in (
        (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        where = QPointF(widget.mapToGlobal(place))
        event = QMouseEvent(kind, place, where, Qt.MouseButton.LeftButton, held, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(at_ms)
        QApplication.sendEvent(widget, event)


@pytest.mark.usefixtures("guard")
def test_two_taps_in_half_a_second_are_one(show: Show, tokens: Tokens) -> None:
    button = Button(tokens, "next", "下一步")
    show(button)
    taps: list[str] = []
    button.clicked.connect(lambda: taps.append("tap"))
    tap(button, 1_000)
    tap(button, 1_000 + INTERVAL_MS - 1)
    assert len(taps) == 1
    tap(button, 1_000 + INTERVAL_MS)
    assert len(taps) == 2


@pytest.mark.usefixtures("guard")
def test_the_second_tap_does_not_press_what_appeared_beneath_it(qtbot: QtBot, show: Show, tokens: Tokens) -> None:
    pages = QStackedWidget()
    first, second = Button(tokens, "first", "办理"), Button(tokens, "second", "取消")
    pages.addWidget(first)
    pages.addWidget(second)
    first.clicked.connect(lambda: pages.setCurrentWidget(second))
    show(pages)
    tap(first, 1_000)
    with qtbot.assertNotEmitted(second.clicked):
        tap(second, 1_300)
    with qtbot.waitSignal(second.clicked):
        tap(second, 1_900)


@pytest.mark.usefixtures("guard")
def test_a_quick_tap_elsewhere_counts(show: Show, tokens: Tokens) -> None:
    button = Button(tokens, "wide", "一个很宽的按钮")
    button.setMinimumWidth(400)
    show(button)
    taps: list[str] = []
    button.clicked.connect(lambda: taps.append("tap"))
    tap(button, 1_000)
    tap(button, 1_100, dx=100)
    assert len(taps) == 2


@pytest.mark.usefixtures("guard")
def test_the_same_digit_twice_in_a_moment_is_meant(show: Show, tokens: Tokens) -> None:
    pad = Keypad(tokens, "pad")
    show(pad)
    typed: list[str] = []
    pad.typed.connect(typed.append)
    zero = pad.findChild(Button, "pad-0")
    assert isinstance(zero, Button)
    tap(zero, 1_000)
    tap(zero, 1_120)
    assert typed == ["0", "0"]
