"""Pictures of the window, for the eye: ``python -m tests.unfound.pictures --out DIR`` (not a test)."""

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter.unfound.window import UnfoundWindow
from shared.clock import SystemClock
from shared.link import Hall
from shared.ui.fonts import load_fonts
from shared.ui.tokens import Look, desk_tokens
from shared.ui.translation import Language, install_language
from tests.unfound.stand import hall_in, look_in_vain

LOOKS = {Look.STANDARD: (1366, 768), Look.HIGH_CONTRAST: (1366, 768), Look.ELDER: (1920, 1080)}


def take(hall: Hall, look: Look, file: Path) -> None:
    """Photograph the window as the hall is."""
    width, height = LOOKS[look]
    window = UnfoundWindow(desk_tokens(look, height), hall, SystemClock())
    window.resize(width, height)
    window.show()
    while window.shown is None:
        QTest.qWait(50)
    QTest.qWait(50)
    window.grab().save(str(file))
    window.close()
    window.deleteLater()


def main() -> None:
    """Photograph it empty and filled, in each look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    load_fonts()
    install_language(app, Language.ZH_CN, ["shared", "unfound"])
    with tempfile.TemporaryDirectory() as folder, hall_in(Path(folder), SystemClock()) as hall:
        take(hall, Look.STANDARD, out / "empty.png")
        look_in_vain(hall)
        for look in LOOKS:
            take(hall, look, out / f"{look.name.lower()}.png")


if __name__ == "__main__":
    main()
