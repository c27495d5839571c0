"""A scanner that plays keyboard and a person who types, told apart by a clock that the test moves."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from shared.clock import ManualClock
from shared.ui.wedge import GAP_S, LONGEST, WedgeScanner

FAST = 0.003
SLOW = 0.08
CODE = "OH1:20261121A012"
Modifier = Qt.KeyboardModifier


class Keyboard:
    """A window with a text field, and keys that strike it at moments of the test's choice."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.clock = ManualClock(datetime(2026, 3, 2, tzinfo=UTC))
        self.window = QWidget()
        self.field = QLineEdit(self.window)
        self.window.resize(200, 100)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.field.setFocus()
        self.scans: list[str] = []
        self.wedge = WedgeScanner(self.clock, self.window)
        self.wedge.scanned.connect(self.scans.append)
        self.wedge.watch(self.window.windowHandle())

    def strike(
        self, key: int, text: str = "", *, after: float = FAST, modifiers: Modifier = Modifier.NoModifier
    ) -> None:
        """Press and release a key ``after`` so many seconds."""
        self.clock.advance(timedelta(seconds=after))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self.window.windowHandle(), QKeyEvent(kind, key, modifiers, text))

    def write(self, text: str, *, after: float = FAST) -> None:
        """Strike the keys of ``text``."""
        for character in text:
            self.strike(ord(character.upper()), character, after=after)

    def end(self, key: Qt.Key = Qt.Key.Key_Return, *, after: float = FAST) -> None:
        """Strike Return or Tab."""
        self.strike(key, "\t" if key == Qt.Key.Key_Tab else "\r", after=after)

    def pause(self) -> None:
        """Let more than a scanner's gap pass and wait until what was held has come through."""
        self.clock.advance(timedelta(seconds=2 * GAP_S))
        self.qtbot.waitUntil(lambda: not self.wedge._held)


@pytest.fixture
def keyboard(qtbot: QtBot) -> Iterator[Keyboard]:
    at_work = Keyboard(qtbot)
    yield at_work
    at_work.window.hide()
    at_work.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_burst_is_one_scan_and_nothing_of_it_is_typed(keyboard: Keyboard, end: Qt.Key) -> None:
    pressed: list[str] = []
    keyboard.field.returnPressed.connect(lambda: pressed.append("return"))
    keyboard.write(CODE)
    keyboard.end(end)
    keyboard.pause()
    assert keyboard.scans == [CODE]
    assert (keyboard.field.text(), pressed, keyboard.field.hasFocus()) == ("", [], True)


def test_a_person_types_as_ever(keyboard: Keyboard) -> None:
    pressed: list[str] = []
    keyboard.field.returnPressed.connect(lambda: pressed.append("return"))
    keyboard.write("330102", after=SLOW)
    keyboard.end(after=SLOW)
    assert keyboard.scans == []
    assert (keyboard.field.text(), pressed) == ("330102", ["return"])


def test_a_single_key_comes_through_without_another(keyboard: Keyboard) -> None:
    keyboard.write("7")
    assert keyboard.field.text() == ""
    keyboard.pause()
    assert keyboard.field.text() == "7"


def test_quick_hands_with_fewer_than_six_characters_type(keyboard: Keyboard) -> None:
    pressed: list[str] = []
    keyboard.field.returnPressed.connect(lambda: pressed.append(keyboard.field.text()))
    keyboard.write("A0012")
    keyboard.end()
    assert (keyboard.scans, pressed) == ([], ["A0012"])
    keyboard.write("A00123")
    keyboard.end()
    assert keyboard.scans == ["A00123"]


def test_a_burst_that_does_not_end_is_typed_whole_and_in_order(keyboard: Keyboard) -> None:
    keyboard.write(CODE)
    keyboard.pause()
    assert (keyboard.scans, keyboard.field.text()) == ([], CODE)


def test_a_scan_right_after_typing_takes_nothing_typed_along(keyboard: Keyboard) -> None:
    keyboard.write("33", after=SLOW)
    keyboard.clock.advance(timedelta(seconds=SLOW))
    keyboard.write(CODE)
    keyboard.end()
    assert (keyboard.scans, keyboard.field.text()) == ([CODE], "33")


def test_no_command_of_a_bad_bar_code_acts_within_a_burst(keyboard: Keyboard) -> None:
    acted: list[str] = []
    for keys in ("Ctrl+O", "Alt+F4", "Meta+R", "F1"):
        QShortcut(QKeySequence(keys), keyboard.window, lambda keys=keys: acted.append(keys))
    QTest.keyClick(keyboard.window.windowHandle(), Qt.Key.Key_O, Modifier.ControlModifier)
    assert acted == ["Ctrl+O"]
    acted.clear()
    commands = [
        (Qt.Key.Key_O, Modifier.ControlModifier),
        (Qt.Key.Key_F4, Modifier.AltModifier),
        (Qt.Key.Key_R, Modifier.MetaModifier),
        (Qt.Key.Key_F1, Modifier.NoModifier),
    ]
    for character, (key, modifiers) in zip("ABCD", commands, strict=True):
        keyboard.write(character)
        QTest.keyClick(keyboard.window.windowHandle(), key, modifiers)
    keyboard.write("EF")
    keyboard.end()
    assert (acted, keyboard.scans, keyboard.field.text()) == ([], ["ABCDEF"], "")


def test_a_command_is_dropped_also_from_a_burst_that_was_no_scan(keyboard: Keyboard) -> None:
    keyboard.field.setText("kept")
    keyboard.write("1")
    keyboard.strike(Qt.Key.Key_A, "\x01", modifiers=Modifier.ControlModifier)  # would select all, and 2 replace it
    keyboard.write("2")
    keyboard.pause()
    assert keyboard.field.text() == "kept12"


def test_a_held_down_key_repeats_as_ever(keyboard: Keyboard) -> None:
    keyboard.write("1")
    for _ in range(10):
        keyboard.clock.advance(timedelta(seconds=0.03))
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Modifier.NoModifier, "1", autorep=True)
        QCoreApplication.sendEvent(keyboard.window.windowHandle(), event)
    assert keyboard.field.text() == "1" * 11


def test_shift_between_the_keys_does_not_break_a_scan(keyboard: Keyboard) -> None:
    for character in CODE:
        keyboard.strike(Qt.Key.Key_Shift, modifiers=Modifier.ShiftModifier)
        keyboard.strike(ord(character), character, modifiers=Modifier.ShiftModifier)
    keyboard.end()
    assert keyboard.scans == [CODE]


def test_a_code_above_the_limit_is_dropped_whole_and_the_next_is_read(keyboard: Keyboard) -> None:
    keyboard.write("x" * (LONGEST + 10))
    keyboard.end()
    keyboard.write(CODE)
    keyboard.end()
    assert (keyboard.scans, keyboard.field.text()) == ([CODE], "")


def test_any_mixture_of_people_and_scanners_keeps_both_apart(keyboard: Keyboard) -> None:
    chance = random.Random(20261122)
    typed, scanned = "", []
    keyboard.field.setMaxLength(100_000)
    for _ in range(300):
        text = "".join(chance.choices("0123456789ABCX:", k=chance.randint(6, 20)))
        if chance.random() < 0.5:
            for character in text:
                keyboard.write(character, after=chance.uniform(GAP_S, 0.4))
            typed += text
            keyboard.clock.advance(timedelta(seconds=GAP_S))
        else:
            for character in text:
                keyboard.write(character, after=chance.uniform(0.001, 0.03))
            keyboard.end(chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab)), after=chance.uniform(0.001, 0.03))
            scanned.append(text)
    keyboard.pause()
    assert (keyboard.scans, keyboard.field.text()) == (scanned, typed)
