"""Pictures of the evaluator's states, for the eye: ``python -m tests.evaluator.pictures --out DIR`` (not a test)."""

import argparse
import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from shared.clock import ManualClock
from shared.domain.ratings import Grade
from shared.hall.counters import OpenCounter, PauseCounter
from shared.hall.places import ConfigureHall
from shared.hall.tickets import BeginService
from shared.link import open_hall
from shared.security.role import Role
from shared.ui.fonts import load_fonts
from shared.ui.tokens import Look, Panel
from shared.ui.translation import Language, install_language
from tests.desk.lossy import LossyLine
from tests.evaluator.stand import FRIDAY_MORNING, Stand, serve
from tests.hall.people import Clerk, issue
from tests.kiosk.sample import sample_plan

PANELS = (Panel(1024, 600, 10.1), Panel(800, 480, 7.0), Panel(600, 1024, 10.1))
LOOKS = (Look.STANDARD, Look.ELDER, Look.HIGH_CONTRAST)


def draw(folder: Path, qtbot: QtBot, look: Look, panel: Panel) -> None:
    """Draw every state on one panel."""
    clock = ManualClock(FRIDAY_MORNING)
    with tempfile.TemporaryDirectory() as room:
        url = f"sqlite:///{room}/hall.db"
        with (
            open_hall(url, clock=clock) as hall,
            LossyLine(open_hall(url, clock=clock, role=Role.EVALUATOR)) as line,
        ):
            hall.do(ConfigureHall(plan=sample_plan()))
            stand = Stand(qtbot, line, clock, look=look, panel=panel)

            def shot(name: str) -> None:
                until = time.monotonic() + 0.4
                while time.monotonic() < until:  # one long qWait would keep the answers' threads from running
                    QTest.qWait(20)
                size = f"{panel.width_px}x{panel.height_px}"
                stand.window.grab().save(str(folder / f"{size}-{look.name.lower()}-{name}.png"))

            stand.says("")
            clerk = Clerk(hall, "7")
            shot("1-free")
            issue(hall, "property")
            ticket = clerk.call_next()
            shot("2-called")
            hall.do(BeginService(counter="7", ticket=ticket.id))
            shot("3-serving")
            clerk.finish(ticket)
            stand.sees("page.rating")
            shot("4-grades")
            stand.rate(Grade.DISSATISFIED)
            shot("5-reasons")
            stand.tap("reason.place-0")
            shot("6-thanks")
            stand.pass_time(4)
            clerk.finish(serve(hall, clerk))
            stand.sees("page.rating")
            line.set_cut(cut=True)
            stand.rate(Grade.SATISFIED)
            stand.pass_time(2)
            shot("7-line-down")
            stand.pass_time(15)
            shot("8-offline")
            line.set_cut(cut=False)
            hall.do(OpenCounter(counter="7"))
            hall.do(PauseCounter(counter="7", reason="用餐"))
            shot("9-paused")
            stand.window.close()


def main() -> None:
    """Draw the panels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    folder = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    load_fonts()
    qt_api.set_qt_api("pyside6")
    install_language(app, Language.ZH_CN, ["shared", "sign", "evaluator"])
    qtbot = QtBot(None)  # type: ignore[arg-type]  # without a request nothing is torn down
    qtbot.addWidget = lambda _widget: None  # type: ignore[method-assign,assignment]
    for look in LOOKS:
        for panel in PANELS:
            draw(folder, qtbot, look, panel)


if __name__ == "__main__":
    main()
