"""What every play of the demonstration does: windows opened on their stages, pictures, papers, a clerk at a desk."""

import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from shared.demo.stand import Clerk, Stand
from shared.stage_client import StagePlayer

KIOSK_SIZE, DESK_SIZE, BOARD_SIZE, EVALUATOR_SIZE = "1080x1920", "1366x768", "1920x1080", "1024x600"
_PAPER_SECONDS = 10.0


class Play:
    """A hall that is played; pictures of each window are numbered in the order in which they were taken."""

    def __init__(self, stand: Stand, out: Path) -> None:
        self.stand, self.out = stand, out
        self.exit = ExitStack()
        self._shots: Counter[str] = Counter()

    def windows(self, *windows: tuple[str, str, str, tuple[str, ...]]) -> list[StagePlayer]:
        """Start windows (mode, stage, size, options) together and return a player for each."""
        stages = []
        for mode, stage, size, options in windows:
            stages.append(self.stand.sockets / f"{stage}.stage")
            self.stand.start_window(mode, "--stage", str(stages[-1]), "--windowed", size, *options)
        return [self.exit.enter_context(StagePlayer(stage)) for stage in stages]

    def picture(self, window: str, what: str) -> Path:
        """Return where the next picture of a window is kept."""
        self._shots[window] += 1
        return self.out / f"{window}-{self._shots[window]:02d}-{what}.png"

    def shot(self, window: str, player: StagePlayer, what: str) -> None:
        """Take a picture of a window."""
        player.shot(self.picture(window, what))

    def paper(self, n: int) -> Path:
        """Return where the printer leaves its ``n``-th paper."""
        return self.out / f"ticket-{n}.bin"

    def wait_for_paper(self, paper: int) -> None:
        """Wait until a paper is out of the printer."""
        deadline = time.monotonic() + _PAPER_SECONDS
        while not self.paper(paper).exists():
            if time.monotonic() > deadline:
                raise TimeoutError(f"paper {paper} did not come out of the printer")
            time.sleep(0.02)  # a file of another process: there is nothing to wait on

    def sign_in(self, desk: StagePlayer, clerk: Clerk) -> None:
        """Sign a clerk in at a desk."""
        desk.wait("page.signin")
        self.shot("desk", desk, "sign-in")
        desk.click("signin.login")
        desk.type(clerk.login)
        desk.click("signin.password")
        desk.type(clerk.password)
        desk.click("signin.enter")
        desk.wait("page.desk")
        desk.wait("action.call_next", enabled=True)
        self.shot("desk", desk, "idle")

    def serve(self, desk: StagePlayer) -> None:
        """Serve whoever was called, to the end."""
        desk.wait("action.begin", enabled=True)
        desk.key("F5")
        desk.wait("action.finish", enabled=True)
        self.shot("desk", desk, "serving")
        desk.key("F7")
        desk.wait("action.undo", enabled=True)
        self.shot("desk", desk, "finished")
