"""Starts the window of what people did not find: ``python main.py unfound``."""

from collections.abc import Sequence

from counter.unfound.window import UnfoundWindow
from shared.clock import SystemClock
from shared.link import open_hall
from shared.security.role import Role
from shared.ui.launch import application, launch_of, launch_parser, play, screen_size
from shared.ui.tokens import desk_tokens

ROOMS = ("shared", "unfound")


def main(argv: Sequence[str]) -> int:
    """Run the window until it is closed."""
    parser = launch_parser("main.py unfound", "What people looked for in vain, and where they left a guide.")
    launch = launch_of(parser.parse_args(argv))
    app = application(launch, ROOMS)
    with open_hall(launch.hall, role=Role.MONITOR, terminal=launch.settings.terminal) as hall:
        window = UnfoundWindow(desk_tokens(launch.look, screen_size(launch, app)[1]), hall, SystemClock())
        return play(launch, app, window)
