"""Windows in tests are drawn with our own fonts, so that sizes and pictures are those of a hall."""

import pytest
from PySide6.QtWidgets import QApplication

from shared.ui.tokens import Look, Panel, Tokens, tokens_for


@pytest.fixture(autouse=True)
def _our_fonts(fonts: QApplication) -> None:
    """Every test here has the product's fonts."""


@pytest.fixture
def tokens() -> Tokens:
    """Return the standard look on a common kiosk panel."""
    return tokens_for(Look.STANDARD, Panel(1920, 1080, 21.5))
