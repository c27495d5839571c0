"""The product's fonts for every window here."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _our_fonts(fonts: QApplication) -> None:
    """Draw every window here with the product's fonts."""
