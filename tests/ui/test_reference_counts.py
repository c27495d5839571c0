"""PySide6 6.12.0 drops references to None and True below Python 3.12 and kills the process after some hundred calls."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

CALLS = 2_000
TOLERANCE = CALLS // 20


class _Bell(QObject):
    rung = Signal()
    weighed = Signal(bool)


@pytest.mark.usefixtures("qapp")
def test_two_thousand_signals_and_calls_leave_none_true_and_false_as_they_were() -> None:
    bell, label = _Bell(), QLabel()
    bell.rung.connect(lambda: None)
    before = [sys.getrefcount(thing) for thing in (None, True, False)]
    for turn in range(CALLS):
        bell.rung.emit()
        bell.weighed.emit(turn % 2 == 0)
        label.setText("A012")
        label.update()
    after = [sys.getrefcount(thing) for thing in (None, True, False)]
    assert all(abs(then - now) < TOLERANCE for then, now in zip(before, after, strict=True)), (before, after)
