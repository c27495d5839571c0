"""Pictures of the sign's states, for the eye: ``python -m tests.sign.pictures --out DIR`` (not a test)."""

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tempfile
import time
from datetime import UTC, datetime

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.sign.panel import sign_tokens
from kiosk.sign.window import SignWindow
from shared.clock import ManualClock
from shared.hall.counters import OpenCounter, PauseCounter
from shared.hall.tickets import BeginService, CallNext, FinishService, IssueTicket
from shared.link import open_hall
from shared.ui.fonts import load_fonts
from shared.ui.tokens import Look
from shared.ui.translation import Language, install_language
from tests.kiosk.sample import with_sample_plan

SIZES = ((1920, 1080), (1080, 1920), (1920, 540))
LOOKS = (Look.STANDARD, Look.HIGH_CONTRAST)


def draw(folder: Path, look: Look, width: int, height: int) -> None:
    """Draw every state on one panel."""
    clock = ManualClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
    with tempfile.TemporaryDirectory() as room, open_hall(f"sqlite:///{room}/hall.db", clock=clock) as hall:
        with_sample_plan(hall)
        window = SignWindow(hall, clock, sign_tokens(look, width, height), "12", lambda _: None)
        window.resize(width, height)
        window.show()

        def shot(name: str) -> None:
            until = time.monotonic() + 0.5
            while time.monotonic() < until:  # one long qWait would keep the answers' threads from running
                QTest.qWait(20)
            picture = window.grab()
            picture.save(str(folder / f"sign-{width}x{height}-{look.name.lower()}-{name}.png"))

        shot("closed")
        hall.do(OpenCounter(counter="12"))
        shot("free")
        hall.do(IssueTicket(queue="tax"))
        ticket = hall.do(CallNext(counter="12")).ticket
        shot("calling")
        hall.do(BeginService(counter="12", ticket=ticket.id))
        shot("serving")
        hall.do(FinishService(counter="12", ticket=ticket.id))
        hall.do(PauseCounter(counter="12", reason="用餐"))
        shot("paused")
        window.close()


def main() -> None:
    """Draw the panels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    folder = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    load_fonts()
    install_language(app, Language.ZH_CN, ["shared", "sign"])
    for look in LOOKS:
        for width, height in SIZES:
            draw(folder, look, width, height)


if __name__ == "__main__":
    main()
