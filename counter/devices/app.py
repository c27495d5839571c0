"""Starts the device page: ``python main.py technician``."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from counter.devices.local import LocalDevices
from counter.devices.window import DevicesWindow
from shared.clock import SystemClock
from shared.link import Hall, open_hall
from shared.security.role import Role
from shared.ui.launch import Launch, application, launch_of, launch_parser, play, screen_size
from shared.ui.tokens import desk_tokens

ROOMS = ("shared", "devices")
_HUBS = ("ws://", "wss://")


def main(argv: Sequence[str]) -> int:
    """Run the page until it is closed; raise ``SetupError`` where a device's setting leads nowhere."""
    parser = launch_parser("main.py technician", "This machine's devices to be tried, the hall's to be looked at.")
    options = parser.parse_args(argv)
    launch = launch_of(options)
    app = application(launch, ROOMS)
    clock = SystemClock()
    with _hall(launch, asked=options.hall is not None) as hall:
        devices = LocalDevices(launch.settings.devices, clock)
        tokens = desk_tokens(launch.look, screen_size(launch, app)[1])
        window = DevicesWindow(tokens, devices, hall, clock, launch.settings.terminal.name)
        try:
            return play(launch, app, window)
        finally:
            devices.close()


@contextmanager
def _hall(launch: Launch, *, asked: bool) -> Iterator[Hall | None]:
    """Open the hall that was named; a database that nobody named would be made here, and is nobody's hall."""
    if not asked and not launch.hall.startswith(_HUBS):
        yield None
        return
    with open_hall(launch.hall, role=Role.MONITOR, terminal=launch.settings.terminal) as hall:
        yield hall
