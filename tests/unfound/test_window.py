"""The manager sees what people did not find, over the days chosen, and sentences where there is nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from counter.unfound.window import UnfoundWindow
from shared.clock import SystemClock
from shared.link import Hall
from shared.ui.tokens import Look, desk_tokens
from tests.unfound.stand import hall_in, look_in_vain


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Return a hall with a catalogue."""
    with hall_in(tmp_path, SystemClock()) as opened:
        yield opened


def opened(qtbot: QtBot, hall: Hall) -> UnfoundWindow:
    """Return the window once the hall has answered."""
    window = UnfoundWindow(desk_tokens(Look.STANDARD, 768), hall, SystemClock())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitUntil(lambda: window.shown is not None)
    return window


def texts(window: UnfoundWindow) -> list[str]:
    """Return every text that is shown, in the lists' order."""
    return [
        label.text() for part in (window.missed, window.left) for label in part.findChildren(QLabel) if label.text()
    ]


def test_searches_in_vain_and_guides_left_are_shown_most_frequent_first(qtbot: QtBot, hall: Hall) -> None:
    look_in_vain(hall)
    shown = texts(opened(qtbot, hall))
    assert [text for text in shown if text in {"gjj", "kafeiguan", "31", "12"}] == ["gjj", "31", "kafeiguan", "12"]
    assert shown.index("有多少座位？") < shown.index("还没有营业执照吗？")
    assert "Other words, each typed once or twice" in shown
    assert not {"lisi", "wu"} & set(shown)


def test_where_nothing_was_counted_a_sentence_says_so(qtbot: QtBot, hall: Hall) -> None:
    shown = texts(opened(qtbot, hall))
    assert "Nobody looked for anything in vain." in shown
    assert "Nobody left a guide before its end." in shown


def test_a_press_chooses_the_days(qtbot: QtBot, hall: Hall) -> None:
    look_in_vain(hall)
    window = opened(qtbot, hall)
    button = window.findChild(QAbstractButton, "unfound.days-7")
    assert isinstance(button, QAbstractButton)
    with qtbot.waitSignal(window.live.answered):
        button.click()
    assert button.isChecked()
    assert "gjj" in texts(window)
