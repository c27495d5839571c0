"""Starts the clerk's window: ``python main.py counter``."""

from collections.abc import Sequence

from counter.desk.keys import key_layout
from counter.desk.serial_scanner import desk_scanner
from counter.desk.window import DeskSetup, DeskWindow
from shared.clock import SystemClock
from shared.link import open_hall
from shared.security.role import Role
from shared.ui.launch import application, launch_of, launch_parser, play, screen_size
from shared.ui.tokens import desk_tokens

ROOMS = ("shared", "desk", "devices")
MINUTE_MS = 60_000


def main(argv: Sequence[str]) -> int:
    """Run the desk until it is closed; raise ``SetupError`` where settings or keys are not right."""
    parser = launch_parser("main.py counter", "The clerk's window.")
    parser.add_argument("--counter", metavar="ID", help="the counter this desk belongs to; asked for when not given")
    parser.add_argument("--scanner", metavar="PORT", help="port of a code scanner (auto: found by its profile)")
    arguments = parser.parse_args(argv)
    launch = launch_of(arguments)
    keys = key_layout(launch.settings.desk.keys)
    app = application(launch, ROOMS)
    with open_hall(launch.hall, role=Role.DESK, terminal=launch.settings.terminal) as hall:
        setup = DeskSetup(
            tokens=desk_tokens(launch.look, screen_size(launch, app)[1]),
            keys=keys,
            english=launch.english,
            lock_after_ms=round(launch.settings.desk.lock_after_minutes * MINUTE_MS),
            counter=arguments.counter,
        )
        window = DeskWindow(hall, SystemClock(), setup)
        wanted = arguments.scanner or launch.settings.devices.scanner
        with desk_scanner(window, hall, wanted, launch.settings, arguments.counter):
            return play(launch, app, window)
