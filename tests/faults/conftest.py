"""A hall at work for each test, and room for halls that a test makes differently."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.faults.hall_at_work import HallAtWork


@pytest.fixture
def make(qtbot: QtBot, fonts: QApplication, tmp_path: Path, folder: Path) -> Iterator[Callable[..., HallAtWork]]:
    """Return what opens a hall; it is closed after the test."""
    assert fonts
    with ExitStack() as end:
        yield lambda drivers=None: end.enter_context(HallAtWork(qtbot, tmp_path, folder, drivers))


@pytest.fixture
def work(make: Callable[..., HallAtWork]) -> HallAtWork:
    """Return a hall whose devices all work."""
    hall = make()
    hall.settled()
    return hall
