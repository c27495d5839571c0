"""Starts the voice of a hall or of one zone: ``python main.py voice``."""

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from devices.ports import DeviceStatus
from devices.voice.driver import hall_voice
from kiosk.voice.announcer import Announcer
from shared.clock import SystemClock
from shared.device_reports import DeviceReports
from shared.link import open_hall
from shared.security.role import Role
from shared.settings import load_settings

CLIPS = Path(__file__).parents[2] / "resources" / "voice"


def main(argv: Sequence[str]) -> int:
    """Speak until the machine asks it to end; raise ``SetupError`` where the settings or the zone are not right."""
    options = _parser().parse_args(argv)
    settings = load_settings(options.config)
    voice = hall_voice("voice", options.clips)
    with open_hall(options.hall or settings.hall, role=Role.BOARD, terminal=settings.terminal) as hall:
        announcer = Announcer(hall, voice, options.zone)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: announcer.end())
        reports = DeviceReports(hall, "voice", settings.terminal.name, lambda: [voice.status], SystemClock())

        def tell(status: DeviceStatus) -> None:
            _tell(status)
            reports.look()

        voice.start(tell)
        reports.start()
        try:
            announcer.run()
        finally:
            reports.close()
            voice.close()
    return 0


def _tell(status: DeviceStatus) -> None:
    reasons = ", ".join(sorted(status.reasons))
    sys.stdout.write(f"voice: {status.state}{f' ({reasons})' if reasons else ''}\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py voice", description="The calls of a hall, spoken.")
    parser.add_argument("--hall", metavar="URL", help="sqlite:///FILE, postgresql+psycopg://… or ws://HOST:PORT")
    parser.add_argument("--config", metavar="FILE", type=Path, help="settings of this machine (TOML)")
    parser.add_argument("--zone", metavar="PLACE", help="only the counters of this place, as the hall's plan names it")
    parser.add_argument(
        "--clips", metavar="FOLDER", type=Path, default=CLIPS, help="recorded words (docs/devices.md); else espeak-ng"
    )
    return parser
