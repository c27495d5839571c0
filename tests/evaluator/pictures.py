"""Pictures of the evaluator's states, for the eye: ``python -m tests.evaluator.pictures --out DIR`` (not a test)."""

import tempfile
from pathlib import Path

from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from shared.clock import ManualClock
from shared.domain.ratings import Grade
from shared.hall.counters import OpenCounter, PauseCounter
from shared.hall.tickets import BeginService
from shared.link import open_hall
from shared.security.role import Role
from shared.ui.tokens import Look, Panel
from tests.desk.lossy import LossyLine
from tests.evaluator.stand import Stand, serve
from tests.hall.people import Clerk, issue
from tests.hall.sample_hall import FRIDAY_MORNING
from tests.kiosk.sample import with_sample_plan
from tests.ui.pictures import arguments, draw, open_studio

PANELS = (Panel(1024, 600, 10.1), Panel(800, 480, 7.0), Panel(600, 1024, 10.1))
LOOKS = (Look.STANDARD, Look.ELDER, Look.HIGH_CONTRAST)


def play(folder: Path, qtbot: QtBot, look: Look, panel: Panel) -> None:
    """Draw every state on one panel."""
    clock = ManualClock(FRIDAY_MORNING)
    with tempfile.TemporaryDirectory() as room:
        url = f"sqlite:///{room}/hall.db"
        with (
            open_hall(url, clock=clock) as hall,
            LossyLine(open_hall(url, clock=clock, role=Role.EVALUATOR)) as line,
        ):
            with_sample_plan(hall)
            stand = Stand(qtbot, line, clock, look=look, panel=panel)

            def shot(name: str) -> None:
                size = (panel.width_px, panel.height_px)
                draw(stand.window, folder / f"{size[0]}x{size[1]}-{look.name.lower()}-{name}.png", size, after=0.4)

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
    folder = arguments(__doc__).parse_args().out
    open_studio(folder, "shared", "sign", "evaluator")
    qt_api.set_qt_api("pyside6")
    qtbot = QtBot(None)  # type: ignore[arg-type]  # without a request nothing is torn down
    qtbot.addWidget = lambda _widget: None  # type: ignore[method-assign,assignment]
    for look in LOOKS:
        for panel in PANELS:
            play(folder, qtbot, look, panel)


if __name__ == "__main__":
    main()
