"""Starts the evaluator at one counter: ``python main.py evaluator --counter 3``."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from PySide6.QtCore import QCoreApplication

from devices.evaluator.driver import SerialKeypad
from devices.ports import DeviceKind, DeviceState, DeviceStatus, RatingKeypad
from devices.presence.connection import Connection
from devices.presence.families import FAMILIES
from devices.presence.lookout import lookout_here
from devices.profiles.shelf import Shelf
from kiosk.evaluator.conversation import Conversation
from kiosk.evaluator.keypad import KeypadBeside
from kiosk.evaluator.window import EvaluatorWindow
from shared.clock import Clock, SystemClock
from shared.device_reports import DeviceReports
from shared.hall.devices import EVALUATOR, at_counter
from shared.link import open_hall
from shared.security.role import Role
from shared.ui.launch import Launch, application, launch_of, launch_parser, play, play_unseen, screen_size
from shared.ui.tokens import Panel

ROOMS = ("shared", "sign", "evaluator")
INCH = 8.0


def main(argv: Sequence[str]) -> int:
    """Run the evaluator until it is closed; raise ``SetupError`` where the settings are not right."""
    options = _parser().parse_args(argv)
    launch = launch_of(options)
    return _unseen(launch, options) if options.no_screen else _seen(launch, options)


def _seen(launch: Launch, options: argparse.Namespace) -> int:
    app = application(launch, ROOMS)
    with _evaluator(launch, options) as conversation:
        panel = Panel(*screen_size(launch, app), options.panel)
        return play(launch, app, EvaluatorWindow(conversation, launch.look, panel, options.counter))


def _unseen(launch: Launch, options: argparse.Namespace) -> int:
    app = QCoreApplication(["onehall"])
    with _evaluator(launch, options):
        return play_unseen(app)


@contextmanager
def _evaluator(launch: Launch, options: argparse.Namespace) -> Iterator[Conversation]:
    """Put the parts together; at the end free the port and tell the hall."""
    clock, counter, has_screen = SystemClock(), options.counter, not options.no_screen
    program = at_counter(EVALUATOR, counter)
    terminal = launch.settings.terminal.name or program
    with open_hall(launch.hall, role=Role.EVALUATOR, terminal=launch.settings.terminal) as hall:
        conversation = Conversation(hall, clock, counter, terminal, has_screen=has_screen)
        devices: list[ScreenHealth | RatingKeypad] = (
            [ScreenHealth(at_counter("screen", counter), clock)] if has_screen else []
        )
        reports = DeviceReports(hall, program, terminal, lambda: [device.status for device in devices], clock)
        with ExitStack() as ends:
            ends.callback(reports.take_back)
            ends.callback(reports.close)
            ends.callback(conversation.rest)
            wanted = options.keypad or launch.settings.devices.keypad
            if wanted:
                keypad = ends.enter_context(_keypad(wanted, launch, counter))
                devices.append(keypad)
                KeypadBeside(conversation, keypad, reports.look)
            reports.start()
            yield conversation


class ScreenHealth:
    """The screen as a device: that it stands there is all there is to know; that it froze the hall notices."""

    def __init__(self, name: str, clock: Clock) -> None:
        self.status = DeviceStatus(
            DeviceKind.RATING_SCREEN, name, DeviceState.READY, frozenset(), since=clock.monotonic()
        )


@contextmanager
def _keypad(wanted: str, launch: Launch, counter: str) -> Iterator[RatingKeypad]:
    """Open the way to the keypad; found again under another name when it was pulled."""
    lookout = lookout_here(launch.settings.devices.folder)
    way = Connection(DeviceKind.EVALUATOR, wanted, FAMILIES[DeviceKind.EVALUATOR].usual, Shelf(), lookout)
    keypad = SerialKeypad(at_counter("keypad", counter), way)
    lookout.start()
    try:
        yield keypad
    finally:
        keypad.close()
        lookout.close()


def _parser() -> argparse.ArgumentParser:
    parser = launch_parser("main.py evaluator", "The small screen or keypad at a counter on which a visit is rated.")
    parser.add_argument("--counter", required=True, metavar="ID", help="the counter, as the hall's plan names it")
    parser.add_argument("--keypad", metavar="PORT", help="port of a rating keypad (auto: found by its profile)")
    parser.add_argument("--no-screen", action="store_true", help="the keypad alone")
    parser.add_argument("--panel", metavar="INCH", type=float, default=INCH, help="diagonal of the screen")
    return parser
