"""What every test stands on: no display is needed, and our own fonts are loaded so that pictures never differ."""

import os
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def pytest_configure(config: pytest.Config) -> None:
    """Let pass the one warning that only says that the offscreen display has no window manager."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


@pytest.fixture(scope="session")
def fonts(qapp: "QApplication") -> "QApplication":
    """Load the product's fonts beside the application."""
    from shared.ui.fonts import load_fonts  # noqa: PLC0415  tests without windows never import Qt

    load_fonts()
    return qapp


@pytest.fixture
def qtbot(qtbot: "QtBot") -> "QtBot":
    """Wait longer before giving up: that a machine is busy is no fault, and what comes sooner is not waited for."""
    for wait in ("waitUntil", "waitSignal", "waitActive", "waitExposed"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=int(PATIENCE_S * 1000)))
    return qtbot


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder with a short name, because a Unix socket's path has to fit into 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="oh-") as name:
        yield Path(name)


@pytest.fixture(autouse=True)
def _no_window_after_its_test() -> Iterator[None]:
    """Destroy what was given up: Qt waits for the next event loop with it, and a window asks on until then."""
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _source_language_again() -> Iterator[None]:
    """Let no window's language outlive its test: in which order tests run must not matter."""
    yield
    translation = sys.modules.get("shared.ui.translation")
    if translation is not None:
        from PySide6.QtCore import QCoreApplication  # noqa: PLC0415  tests without windows never import Qt

        translation.install_language(QCoreApplication.instance(), translation.Language.EN, [])
