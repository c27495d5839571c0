"""What every test stands on: no display is needed, and our own fonts are loaded so that pictures never differ."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def pytest_configure(config: pytest.Config) -> None:
    """Let pass the one warning that only says that the offscreen display has no window manager."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


@pytest.fixture(scope="session")
def fonts(qapp: "QApplication") -> "QApplication":
    """Load the product's fonts beside the application."""
    from shared.ui.fonts import load_fonts  # noqa: PLC0415  tests without windows never import Qt

    load_fonts()
    return qapp
