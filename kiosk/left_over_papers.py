"""Tells the hall of the papers that a kiosk which died left behind, so that the desk can ask and print them again."""

from PySide6.QtCore import QObject

from kiosk.devices import KioskDevices
from kiosk.hall_access import HallAccess
from kiosk.print_record import is_sheet, record_of


class LeftOverPapers(QObject):
    """Sends one :class:`RecordPrint` for each, as soon as devices and hall are there; prints nothing itself.

    A guide's sheet is no ticket: nobody waits for it, and it is let go.
    """

    def __init__(self, devices: KioskDevices, hall: HallAccess) -> None:
        super().__init__()
        self._devices = devices
        self._hall = hall
        self._told = False
        devices.changed.connect(self._look)
        hall.changed.connect(self._look)

    def _look(self) -> None:
        if self._told or not self._devices.started or not self._hall.reached:
            return
        self._told = True
        for outcome in self._devices.left_over:
            if is_sheet(outcome.job_id):
                self._devices.answered(outcome.job_id, taken=True)
            else:
                self._hall.do_unseen(record_of(outcome))
