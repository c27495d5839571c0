"""Starts the control panel of a demonstration: ``python main.py lab --devices DIR``."""

from collections.abc import Sequence
from pathlib import Path

from counter.lab.accounts import read_accounts
from counter.lab.window import LabWindow
from devices.emulators.scenario import scenarios
from shared.ui.launch import application, launch_of, launch_parser, play
from shared.ui.tokens import desk_tokens

ROOMS = ("shared", "lab")
SIZE = (420, 900)
DENSE_LINES = 768
"""The panel is drawn as densely as a desk on the lowest screen, whatever its own height."""


def main(argv: Sequence[str]) -> int:
    """Run the panel until it is closed; raise ``SetupError`` where DIR is not of a demonstration."""
    parser = launch_parser("main.py lab", "A small panel over the demonstration's emulated devices.")
    parser.add_argument("--devices", metavar="DIR", type=Path, required=True, help="where the emulators' sockets are")
    parser.set_defaults(windowed=SIZE)
    arguments = parser.parse_args(argv)
    launch = launch_of(arguments)
    accounts = read_accounts(arguments.devices / "accounts.json")
    app = application(launch, ROOMS)
    tokens = desk_tokens(launch.look, DENSE_LINES)
    window = LabWindow(tokens, arguments.devices, accounts, scenarios(), english=launch.english)
    return play(launch, app, window)
