"""The citizens' touch screen: shows its first page, then opens the hall and the devices behind it."""

import argparse
import re
import signal
import sys
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.conductor import Conductor
from kiosk.device_reports import PROGRAM, KioskReports
from kiosk.devices import Drivers, KioskDevices
from kiosk.hall_access import HallAccess
from kiosk.left_over_papers import LeftOverPapers
from kiosk.session import Settings as Reading
from kiosk.window import KioskWindow
from shared.clock import SystemClock
from shared.errors import SetupError
from shared.link import Hall, open_hall
from shared.security.role import Role
from shared.settings import Devices, Settings, load_settings
from shared.ui.background import run
from shared.ui.double_strike import DoubleStrikeGuard
from shared.ui.fonts import load_fonts
from shared.ui.tokens import Panel

_STRIKE_MM = 15
_LOOKS = {
    "standard": Reading(),
    "elder": Reading(elder=True),
    "high-contrast": Reading(high_contrast=True),
}


def main(argv: list[str]) -> int:
    """Run the kiosk until its service ends it; 2 when the settings are wrong."""
    options = _parser().parse_args(argv)
    try:
        settings = load_settings(options.config)
    except SetupError as error:
        print(error.text, file=sys.stderr)  # noqa: T201  nobody has a window yet
        return 2
    app = QApplication(sys.argv[:1])
    app.setApplicationName("OneHall kiosk")
    load_fonts()
    kiosk = Kiosk(options, settings)
    signal.signal(signal.SIGTERM, lambda *_: app.exit(0))
    signal.signal(signal.SIGINT, lambda *_: app.exit(0))
    kiosk.show(options.windowed)
    code = app.exec()
    kiosk.close()
    return code


class Kiosk:
    """The one place that knows every part: hall, devices, conductor, window and, for a play, the stage."""

    def __init__(self, options: argparse.Namespace, settings: Settings) -> None:
        self._ports = _ports(options, settings)
        url = options.hall or settings.hall
        self.hall = HallAccess(partial(_open_hall, url, settings))
        self.devices = KioskDevices()
        reading = Reading(**{**vars(_LOOKS[options.look]), "language": options.language})
        self.conductor = Conductor(
            self.hall, self.devices, SystemClock(), settings=reading, help_counter=settings.kiosk.help_counter
        )
        self._reports = KioskReports(self.devices, self.hall, SystemClock(), settings.terminal.name)
        self._left_over = LeftOverPapers(self.devices, self.hall)
        self._diagonal = options.panel or settings.kiosk.panel_diagonal_inch
        self.window = KioskWindow(self.conductor, diagonal_inch=self._diagonal)
        self.window.painted.connect(self._after_first_paint)
        self._stage_address: str | None = options.stage

    def show(self, size: tuple[int, int] | None) -> None:
        """Show the window: on the whole panel, or in ``size`` for a play or a developer."""
        if size is None:
            self.window.showFullScreen()
        else:
            self.window.resize(*size)
            self.window.show()

    def close(self) -> None:
        """Free the ports and the hall."""
        self._reports.close()
        self.devices.close()
        self.hall.close()

    def _after_first_paint(self) -> None:
        self.hall.open()
        self.conductor.begin()
        run(self.window, partial(_plug_in, self._ports), self.devices.start, _report)
        panel = Panel(self.window.width(), self.window.height(), self._diagonal)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            DoubleStrikeGuard(application, near_px=panel.mm(_STRIKE_MM))
        if self._stage_address is not None:
            from shared.ui.stage import open_stage  # noqa: PLC0415  only a play brings the test tools in

            self._stage = open_stage(lambda: self.window, self._stage_address)


def _plug_in(ports: Devices) -> Drivers:
    from kiosk.plugged import plugged_in  # noqa: PLC0415  the first frame comes before serial ports

    return plugged_in(ports)


def _report(error: Exception) -> None:
    """Let whoever sets this kiosk up read what is wrong with a device's setting; anything else is a bug."""
    if not isinstance(error, SetupError):
        raise error
    print(error.text, file=sys.stderr)  # noqa: T201  the person at the screen can do nothing about it
    QApplication.exit(2)


def _open_hall(url: str, settings: Settings) -> Hall:
    return open_hall(url, role=Role.KIOSK, terminal=settings.terminal)


def _ports(options: argparse.Namespace, settings: Settings) -> Devices:
    return Devices(
        card_reader=options.card_reader or settings.devices.card_reader,
        printer=options.printer or settings.devices.printer,
        scanner=options.scanner or settings.devices.scanner,
        folder=settings.devices.folder,
        print_journal=settings.devices.print_journal or f"print-journal-{settings.terminal.name or PROGRAM}.jsonl",
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py kiosk", description="The citizens' touch screen.")
    parser.add_argument("--hall", metavar="URL", help="sqlite:///FILE, postgresql+psycopg://… or ws://HOST:PORT")
    parser.add_argument("--config", metavar="FILE", type=Path, help="settings of this machine (TOML)")
    parser.add_argument("--stage", metavar="PATH", help="open a door at this absolute path for a play or a test")
    parser.add_argument("--panel", metavar="INCH", type=float, help="diagonal of the panel")
    parser.add_argument("--look", choices=sorted(_LOOKS), default="standard", help="look at the start of each session")
    parser.add_argument("--language", choices=["zh", "en"], default="zh", help="language at the start of each session")
    parser.add_argument(
        "--windowed", metavar="WxH", type=_size, help="a window of this size instead of the whole panel"
    )
    parser.add_argument("--card-reader", metavar="PORT", help="port of the ID card reader")
    parser.add_argument("--printer", metavar="PORT", help="port of the ticket printer")
    parser.add_argument("--scanner", metavar="PORT", help="port of the code scanner")
    return parser


def _size(text: str) -> tuple[int, int]:
    form = re.fullmatch(r"(\d+)x(\d+)", text)
    if form is None:
        raise argparse.ArgumentTypeError("say it like 1080x1920")
    return int(form[1]), int(form[2])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
