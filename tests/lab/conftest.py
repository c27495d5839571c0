"""The panel with its three emulators, ended with the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.lab.panel import Panel


@pytest.fixture
def panel(qtbot: QtBot, fonts: QApplication, folder: Path) -> Iterator[Panel]:  # noqa: ARG001  fonts are loaded
    shown = Panel(qtbot, folder)
    yield shown
    shown.end()
