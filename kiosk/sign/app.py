"""Starts the sign over one counter: ``python main.py sign --counter 3``."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from devices.ports import DeviceKind
from devices.presence.connection import Connection
from devices.presence.families import FAMILIES
from devices.presence.lookout import lookout_here
from devices.profiles.shelf import Shelf
from devices.sign.driver import LedStrip
from kiosk.sign.panel import sign_tokens
from kiosk.sign.window import ShowLines, SignWindow
from shared.clock import SystemClock
from shared.device_reports import DeviceReports
from shared.hall.devices import at_counter
from shared.link import Hall, open_hall
from shared.security.role import Role
from shared.ui.launch import Launch, application, launch_of, launch_parser, play, screen_size

ROOMS = ("shared", "sign")


def main(argv: Sequence[str]) -> int:
    """Run the sign until it is closed; raise ``SetupError`` where the settings are not right."""
    parser = launch_parser("main.py sign", "The sign over one counter: a second screen, and an LED strip beside it.")
    parser.add_argument("--counter", required=True, metavar="ID", help="the counter, as the hall's plan names it")
    parser.add_argument(
        "--strip", metavar="PORT", help="port of an LED strip that shows the same words (auto: found by its profile)"
    )
    options = parser.parse_args(argv)
    launch = launch_of(options)
    app = application(launch, ROOMS)
    tokens = sign_tokens(launch.look, *screen_size(launch, app))
    with (
        open_hall(launch.hall, role=Role.BOARD, terminal=launch.settings.terminal) as hall,
        _strip(launch, options, hall) as show_lines,
    ):
        return play(launch, app, SignWindow(hall, SystemClock(), tokens, options.counter, show_lines))


@contextmanager
def _strip(launch: Launch, options: argparse.Namespace, hall: Hall) -> Iterator[ShowLines]:
    """Show the words on the strip too, and report how it is; on a machine for several signs each is a program."""
    wanted = options.strip or launch.settings.devices.sign
    if not wanted:
        yield _nowhere
        return
    name = at_counter("sign", options.counter)
    lookout = lookout_here(launch.settings.devices.folder)
    strip = LedStrip(name, Connection(DeviceKind.SIGN, wanted, FAMILIES[DeviceKind.SIGN].usual, Shelf(), lookout))
    reports = DeviceReports(hall, name, launch.settings.terminal.name, lambda: [strip.status], SystemClock())
    lookout.start()
    strip.start(reports.look)
    reports.start()
    try:
        yield strip.show
    finally:
        reports.close()
        strip.close()
        lookout.close()


def _nowhere(_: tuple[str, ...]) -> None:
    """No strip hangs here."""
