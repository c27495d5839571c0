"""Windows in tests are drawn with our own fonts, so that sizes and pictures are those of a hall."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from shared.ui.theme import apply_theme
from shared.ui.tokens import Look, Panel, Tokens, tokens_for

Show = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def _our_fonts(fonts: QApplication) -> None:
    """Every test here has the product's fonts."""


@pytest.fixture
def tokens() -> Tokens:
    """Return the standard look on a common kiosk panel."""
    return tokens_for(Look.STANDARD, Panel(1920, 1080, 21.5))


@pytest.fixture
def show(qtbot: QtBot, tokens: Tokens) -> Show:
    """Return a function that shows widgets beside each other in a themed, active window and returns the window."""
    windows = []

    def shown(*parts: QWidget, drawn_with: Tokens = tokens) -> QWidget:
        window = QWidget()
        windows.append(window)  # Qt would delete a window nobody holds
        qtbot.addWidget(window)
        apply_theme(window, drawn_with)
        line = QHBoxLayout(window)
        for part in parts:
            line.addWidget(part, alignment=Qt.AlignmentFlag.AlignCenter)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return shown
