"""Starts the hall display: ``python main.py board``."""

from collections.abc import Sequence

from kiosk.board.panel import is_standing, panel_tokens
from kiosk.board.window import BoardWindow
from shared.clock import SystemClock
from shared.link import open_hall
from shared.security.role import Role
from shared.ui.launch import application, launch_of, launch_parser, play, screen_size

ROOMS = ("shared", "board")


def main(argv: Sequence[str]) -> int:
    """Run the board until it is closed; raise ``SetupError`` where the settings are not right."""
    launch = launch_of(launch_parser("main.py board", "The hall display.").parse_args(argv))
    app = application(launch, ROOMS)
    width, height = screen_size(launch, app)
    with open_hall(launch.hall, role=Role.BOARD, terminal=launch.settings.terminal) as hall:
        tokens = panel_tokens(launch.look, width, height)
        return play(launch, app, BoardWindow(hall, SystemClock(), tokens, standing=is_standing(width, height)))
