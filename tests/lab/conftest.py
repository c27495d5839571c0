"""The panel with its three emulators, ended with the test."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.lab.panel import Panel


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder with a short name, because a Unix socket's path has to fit into 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="oh-") as name:
        yield Path(name)


@pytest.fixture
def panel(qtbot: QtBot, fonts: QApplication, folder: Path) -> Iterator[Panel]:  # noqa: ARG001  fonts are loaded
    shown = Panel(qtbot, folder)
    yield shown
    shown.end()
