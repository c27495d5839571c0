"""OneHall's one door: ``python main.py MODE``; every mode answers ``--help``."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from shared.errors import KnownError

MODES = {
    "demo": ("shared.demo.app", "a whole hall on this machine: hub, kiosk, desk, board and emulated devices"),
    "kiosk": ("kiosk.app", "the citizens' touch screen"),
    "counter": ("counter.desk.app", "the clerk's window"),
    "board": ("kiosk.board.app", "the hall display"),
    "sign": ("kiosk.sign.app", "the sign over one counter: a second screen, an LED strip"),
    "evaluator": ("kiosk.evaluator.app", "the small screen or keypad at a counter on which citizens rate a visit"),
    "voice": ("kiosk.voice.app", "the calls of a hall or a zone, spoken"),
    "unfound": ("counter.unfound.app", "what people looked for in vain and where they left a guide (a window)"),
    "lab": ("counter.lab.app", "a small panel over the demonstration's emulated devices"),
    "hub": ("shared.link.app", "the hall's hub for many machines, and its terminals, accounts and plan"),
    "guide": ("shared.catalogue.guide_command", "the guide to a theme under given answers: steps, papers, fees, days"),
    "catalogue": ("shared.catalogue.catalogue_command", "the hall's catalogue: import, export, check, list"),
    "devices": ("devices.cli", "what is plugged in here and how it is: a list, a test, a watch"),
    "technician": (
        "counter.devices.app",
        "every device of this machine to be tried, the hall's to be looked at (a window)",
    ),
    "sync": ("shared.sync.app", "the hall's agent: sends the journal to the centre, brings what the centre publishes"),
    "central": ("central.app", "the reference centre that halls sync with"),
    "doctor": ("shared.doctor", "what this machine lacks, and how to get it"),
}


def main(arguments: Sequence[str]) -> int:
    """Start the mode named first; return its exit code."""
    listing = "\n".join(f"  {mode:<10} {about}" for mode, (_, about) in MODES.items())
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="OneHall, the software of a government service hall.",
        epilog=f"modes:\n{listing}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("mode", choices=MODES, metavar="MODE")
    chosen = parser.parse_args(arguments[:1])
    run: Callable[[list[str]], int] = import_module(MODES[chosen.mode][0]).main
    try:
        return run(list(arguments[1:]))
    except KnownError as error:
        print(error.text, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
