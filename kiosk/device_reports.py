"""Has the hall told how this kiosk's devices are, from the moment both are there."""

from PySide6.QtCore import QObject

from kiosk.devices import KioskDevices
from kiosk.hall_access import HallAccess
from shared.clock import Clock
from shared.device_reports import GATHER_S, DeviceReports
from shared.link import Hall

PROGRAM = "kiosk"


class KioskReports(QObject):
    """Begins the reports when the hall is open, and has them look whenever a device has changed."""

    def __init__(
        self, devices: KioskDevices, hall: HallAccess, clock: Clock, terminal: str, *, gather_s: float = GATHER_S
    ) -> None:
        super().__init__()
        self._devices, self._clock, self._terminal, self._gather_s = devices, clock, terminal, gather_s
        self._reports: DeviceReports | None = None
        hall.opened.connect(self._begin)
        devices.changed.connect(self._look)

    def close(self) -> None:
        """Tell nothing more."""
        if self._reports is not None:
            self._reports.close()

    def _begin(self, hall: Hall) -> None:
        self._reports = DeviceReports(
            hall, PROGRAM, self._terminal, lambda: self._devices.statuses, self._clock, gather_s=self._gather_s
        )
        self._reports.start()

    def _look(self) -> None:
        if self._reports is not None:
            self._reports.look()
