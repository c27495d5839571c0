"""A folder for emulators, and the product's fonts."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _our_fonts(fonts: QApplication) -> None:
    """Draw every window here with the product's fonts."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder with a short name, because a Unix socket's path has to fit into 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="oh-") as name:
        yield Path(name)
