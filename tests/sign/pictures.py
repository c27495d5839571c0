"""Pictures of the sign's states, for the eye: ``python -m tests.sign.pictures --out DIR`` (not a test)."""

import tempfile
from pathlib import Path

from kiosk.sign.panel import sign_tokens
from kiosk.sign.window import SignWindow
from shared.clock import ManualClock
from shared.hall.counters import OpenCounter, PauseCounter
from shared.hall.tickets import BeginService, CallNext, FinishService, IssueTicket
from shared.link import open_hall
from shared.ui.tokens import Look
from tests.hall.sample_hall import FRIDAY_MORNING
from tests.kiosk.sample import with_sample_plan
from tests.ui.pictures import arguments, draw, open_studio

SIZES = ((1920, 1080), (1080, 1920), (1920, 540))
LOOKS = (Look.STANDARD, Look.HIGH_CONTRAST)


def play(folder: Path, look: Look, width: int, height: int) -> None:
    """Draw every state on one panel."""
    clock = ManualClock(FRIDAY_MORNING)
    with tempfile.TemporaryDirectory() as room, open_hall(f"sqlite:///{room}/hall.db", clock=clock) as hall:
        with_sample_plan(hall)
        window = SignWindow(hall, clock, sign_tokens(look, width, height), "12", lambda _: None)
        window.resize(width, height)
        window.show()

        def shot(name: str) -> None:
            draw(window, folder / f"sign-{width}x{height}-{look.name.lower()}-{name}.png", (width, height), after=0.5)

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
    folder = arguments(__doc__).parse_args().out
    open_studio(folder, "shared", "sign")
    for look in LOOKS:
        for width, height in SIZES:
            play(folder, look, width, height)


if __name__ == "__main__":
    main()
