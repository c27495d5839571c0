"""Which devices of the hall are in trouble, asked for after the bell, and not for every ring of it."""

from PySide6.QtCore import QObject, QTimer, Signal

from counter.desk.device_words import gravity
from shared.domain.refused import Refused
from shared.errors import KnownError
from shared.hall.devices import DeviceList, DeviceNow
from shared.link import Hall
from shared.ui.background import marshal, run

GATHER_MS = 1000


class DeviceWatch(QObject):
    """``changed`` brings the devices in trouble, the gravest first; one question answers a second's bells."""

    changed = Signal(list)

    def __init__(self, hall: Hall, parent: QObject) -> None:
        super().__init__(parent)
        self._hall = hall
        self._gathering = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gathering.timeout.connect(self.look)
        hall.on_change(marshal(self, self._heed))

    def look(self) -> None:
        """Ask now."""
        run(self, lambda: self._hall.ask(DeviceList()), self._answered, _unanswered)

    def _heed(self) -> None:
        if not self._gathering.isActive():
            self._gathering.start()

    def _answered(self, devices: list[DeviceNow]) -> None:
        troubled = [device for device in devices if gravity(device) is not None]
        self.changed.emit(sorted(troubled, key=lambda device: gravity(device) != "trouble"))


def _unanswered(error: Exception) -> None:
    """Keep what was known: who is not signed in sees no devices, and the bar tells of a lost line itself."""
    if not isinstance(error, Refused | KnownError):
        raise error
