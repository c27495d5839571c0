"""``main.py demo``: a whole hall on this machine, to be played with, or played by itself without a screen."""

import argparse
import os
from pathlib import Path

from shared.clock import SystemClock
from shared.demo.stand import Stand
from shared.errors import SetupError

_DESKS = ("1", "3")


def main(arguments: list[str]) -> int:
    """Run the demonstration; 0 when it ended well."""
    parser = argparse.ArgumentParser(prog="main.py demo", description=__doc__)
    parser.add_argument("--headless", action="store_true", help="play the main job without a screen")
    parser.add_argument(
        "--out", type=Path, help="where the hall, papers and pictures are left (default: a new folder in out/)"
    )
    parser.add_argument(
        "--journey", choices=("main", "online"), default="main", help="which journey is played without a screen"
    )
    parser.add_argument("--centre-stopped", action="store_true", help="play while the centre cannot be reached")
    parsed = parser.parse_args(arguments)
    out = parsed.out or Path("out") / f"demo-{SystemClock().now():%Y%m%d-%H%M%S}"
    if (out / "hall.db").exists():
        raise SetupError("demo_exists", f"{out} holds an earlier demonstration: choose another folder.")
    return _headless(out, parsed) if parsed.headless else _interactive(out)


def _headless(out: Path, parsed: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if parsed.journey == "online":
        from shared.demo.online import play_online  # noqa: PLC0415 only this play needs a browser

        path = play_online(out)
    else:
        from shared.demo.journey import play  # noqa: PLC0415 only the play draws papers

        path = play(out, centre_stopped=parsed.centre_stopped)
    print(f"played: {path} and the pictures and papers beside it")  # noqa: T201
    return 0


def _interactive(out: Path) -> int:
    with Stand(out) as stand:
        stand.start_hub()
        stand.start_centre()
        reader, printer, scanner = stand.start_devices()
        ports = ("--card-reader", reader.link, "--printer", printer.link, "--scanner", scanner.link)
        stand.start_window("kiosk", "--windowed", "540x960", *map(str, ports))
        stand.start_window("board", "--windowed", "960x540")
        strip = str(stand.sockets / "tty-sign")
        stand.start_window("sign", "--windowed", "480x270", "--counter", _DESKS[0], "--strip", strip)
        stand.start_window("evaluator", "--windowed", "800x480", "--counter", _DESKS[0], "--keypad", stand.keypad)
        stand.start_window("voice")
        for counter in _DESKS:
            stand.start_window("counter", "--windowed", "1366x768", "--counter", counter)
        print(f"devices: python main.py devices list --hall {stand.address}")  # noqa: T201 for another console
        return stand.start_tool("lab", "--devices", str(stand.sockets)).wait()
