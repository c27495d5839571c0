"""Which devices of the hall are in trouble: asked for after the bell, and regularly, because silence rings no bell."""

from PySide6.QtCore import QObject, QTimer, Signal

from counter.devices.words import gravity
from shared.domain.refused import Refused
from shared.errors import KnownError
from shared.hall.devices import DeviceList, DeviceNow, is_at_counter
from shared.link import Hall
from shared.ui.background import marshal, run

GATHER_MS = 1000
POLL_MS = 1500
"""With what the hub waits for an evaluator's next question, an evaluator that is frozen is told in 5 s (rule C26)."""


class DeviceWatch(QObject):
    """``changed`` brings the devices in trouble: the gravest first, and of those what stands at this counter.

    One question answers a second's bells.
    """

    changed = Signal(list)

    def __init__(self, hall: Hall, parent: QObject) -> None:
        super().__init__(parent)
        self._hall = hall
        self._gathering = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gathering.timeout.connect(self.look)
        self._counter = ""
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.look)
        hall.on_change(marshal(self, self._heed))

    def watch(self, counter: str) -> None:
        """Look now and from now on, with the eyes of whoever sits at ``counter``."""
        self._counter = counter
        self._poll.start()
        self.look()

    def rest(self) -> None:
        """Look only after the bell: nobody sits here."""
        self._poll.stop()

    def look(self) -> None:
        """Ask now."""
        run(self, lambda: self._hall.ask(DeviceList()), self._answered, _unanswered)

    def _heed(self) -> None:
        if not self._gathering.isActive():
            self._gathering.start()

    def _answered(self, devices: list[DeviceNow]) -> None:
        troubled = [device for device in devices if gravity(device) is not None]
        self.changed.emit(_silent_once(sorted(troubled, key=self._rank)))

    def _rank(self, device: DeviceNow) -> tuple[bool, bool]:
        mine = is_at_counter(device.health.name, self._counter)
        return gravity(device) != "trouble", not mine


def _silent_once(devices: list[DeviceNow]) -> list[DeviceNow]:
    """Return the devices with one for each machine that fell silent: three times the same says no more."""
    silent: set[str] = set()
    kept = []
    for device in devices:
        if device.silent_since is None:
            kept.append(device)
        elif device.terminal not in silent:
            silent.add(device.terminal)
            kept.append(device)
    return kept


def _unanswered(error: Exception) -> None:
    """Keep what was known: who is not signed in sees no devices, and the bar tells of a lost line itself."""
    if not isinstance(error, Refused | KnownError):
        raise error
