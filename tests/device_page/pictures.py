"""Pictures of the device page, for the eye: ``python -m tests.device_page.pictures --out DIR`` (not a test)."""

import tempfile
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from counter.devices.local import LocalDevices
from counter.devices.window import DevicesWindow
from devices.emulators.process import EmulatorKind, EmulatorProcess
from shared.clock import ManualClock, SystemClock
from shared.hall.devices import DeviceHealth, ReportDevices
from shared.link import Hall, open_hall
from shared.settings import Devices
from shared.ui.tokens import Look, desk_tokens
from tests.ui.pictures import arguments, draw, open_studio

KINDS: tuple[EmulatorKind, ...] = ("idcard", "printer", "scanner", "sign")
LOOKS = {Look.STANDARD: (1366, 768), Look.HIGH_CONTRAST: (1366, 768), Look.ELDER: (1920, 1080)}


def report(hall: Hall, clock: ManualClock) -> None:
    """Fill the hall: one kiosk works, one is out of paper, one fell silent; a voice without a loudspeaker."""

    def tell(terminal: str, program: str, *devices: tuple[str, str, str, tuple[str, ...]]) -> None:
        health = tuple(
            DeviceHealth(kind=kind, name=name, state=state, reasons=reasons, since=clock.now(), last_ok=clock.now())
            for kind, name, state, reasons in devices
        )
        hall.do(ReportDevices(terminal=terminal, program=program, devices=health))

    works = (("id_card", "reader", "ready", ()), ("scanner", "scanner", "ready", ()))
    tell("kiosk-3", "kiosk", *works, ("printer", "printer", "ready", ()))
    clock.advance(timedelta(minutes=2))
    tell("kiosk-1", "kiosk", *works, ("printer", "printer", "ready", ()))
    tell("kiosk-2", "kiosk", *works, ("printer", "printer", "fault", ("paper_end",)))
    tell("board-1", "voice", ("voice", "voice", "absent", ("no_sound",)))
    tell("board-1", "sign 3", ("sign", "sign 3", "degraded", ("bad_data",)))


class Photographer:
    """The page over emulators, pressed and photographed."""

    def __init__(self, out: Path, look: Look, size: tuple[int, int], end: ExitStack) -> None:
        self._out, self._look, self._size = out, look, size
        folder = Path(end.enter_context(tempfile.TemporaryDirectory(prefix="oh-")))
        self.emulators = {kind: end.enter_context(EmulatorProcess(kind, folder)) for kind in KINDS}
        clock = ManualClock(SystemClock().now() - timedelta(minutes=2))
        hall = end.enter_context(open_hall(f"sqlite:///{folder}/hall.db", clock=clock))
        report(hall, clock)
        devices = LocalDevices(Devices(folder=str(folder)), SystemClock())
        end.callback(devices.close)
        self.window = DevicesWindow(desk_tokens(look, size[1]), devices, hall, SystemClock(), "kiosk-1")
        end.callback(self.window.close)
        self.window.resize(*size)
        self.window.show()

    def shot(self, name: str, seconds: float = 1.2) -> None:
        """Let the page live, then take its picture."""
        draw(self.window, self._out / f"devices-{self._look.name.lower()}-{name}.png", self._size, after=seconds)

    def press(self, name: str) -> None:
        """Press a button."""
        button = self.window.findChild(QPushButton, name)
        assert button is not None, name
        button.click()

    def play(self) -> None:
        """Show every state."""
        self.shot("reader-ready")
        self.press("trial.reader.start")
        self.shot("reader-waiting", 0.5)
        self.emulators["idcard"].control.ask("lay", card="resident")
        self.shot("reader-read", 2.0)
        self.emulators["printer"].control.ask("paper_out")
        self.press("device.printer")
        self.press("trial.printer.start")
        self.shot("printer-no-paper", 3.0)
        self.press("device.voice")
        self.shot("voice")
        self.press("device.keypad")
        self.shot("keypad-absent")
        self.press("devices.hall")
        self.shot("hall")


def main() -> None:
    """Draw the looks."""
    out = arguments(__doc__).parse_args().out
    open_studio(out, "shared", "devices")
    for look, size in LOOKS.items():
        with ExitStack() as end:
            Photographer(out, look, size, end).play()


if __name__ == "__main__":
    main()
