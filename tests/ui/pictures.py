"""What every script that draws windows for the eye begins with: a folder, our fonts, the words of its rooms."""

import argparse
import os
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from shared.ui.fonts import load_fonts
from shared.ui.translation import Language, install_language


def arguments(about: str | None) -> argparse.ArgumentParser:
    """Return a command line that asks for the folder to draw into, ``--out``."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--out", type=Path, required=True)
    return parser


def open_studio(out: Path, *rooms: str, language: Language = Language.ZH_CN) -> None:
    """Make the folder, and an application without a display that speaks the words of ``rooms``."""
    out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    load_fonts()
    install_language(app, language, rooms)


def draw(window: QWidget, file: Path, size: tuple[int, int], *, after: float = 0) -> None:
    """Draw a window ``after`` seconds in which answers come; say so where it is larger than the ``size``."""
    until = time.monotonic() + after
    while time.monotonic() < until:  # one long qWait would keep the answers' threads from running
        QTest.qWait(20)
    picture = window.grab()
    picture.save(str(file))
    if (picture.width(), picture.height()) != size:
        print(f"{file.name}: needs {picture.width()} x {picture.height()}")  # noqa: T201  speaks to its viewer
