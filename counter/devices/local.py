"""This machine's devices as one Qt object: opened for the page, watched, and tried out beside the window."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from counter.devices.frame_log import FrameLog
from devices.ports import DeviceKind, DeviceState, DeviceStatus
from devices.presence.connection import Connection
from devices.presence.frames import ShownConnection
from devices.presence.lookout import lookout_here
from devices.presence.manager import DeviceManager, Present
from devices.presence.told import Told, told
from devices.presence.tried import Tried
from devices.profiles.shelf import Shelf
from devices.transport import TransportFactory
from shared.clock import Clock
from shared.settings import Devices
from shared.ui.background import marshal, run

PATIENCE_S = 30.0
_TROUBLES_MOST = 20
_TROUBLED = (DeviceState.ABSENT, DeviceState.DEGRADED, DeviceState.FAULT)


@dataclass(frozen=True)
class Seen:
    """What the page remembers of one device: its bytes and its last troubles, the newest first."""

    frames: FrameLog = field(default_factory=FrameLog)
    troubles: deque[tuple[datetime, DeviceStatus]] = field(default_factory=lambda: deque(maxlen=_TROUBLES_MOST))


class LocalDevices(QObject):
    """Raises SetupError for a setting that leads nowhere, before anything is opened.

    ``changed`` brings the name of a device whose state or reasons changed. A port that a kiosk holds stays the kiosk's.
    """

    changed = Signal(str)

    def __init__(self, ports: Devices, clock: Clock) -> None:
        super().__init__()
        self._ports, self._clock = ports, clock
        self._seen: dict[str, Seen] = {}
        self._manager = DeviceManager(ports, Shelf(), lookout_here(ports.folder), tap=self._tap)
        self.names = list(self._manager.devices)
        self._seen |= {name: Seen() for name in self.names if name not in self._seen}

    def start(self) -> None:
        """Open every device."""
        self._manager.start(marshal(self, self._take))

    def present(self, name: str) -> Present:
        """Return a device with its profile and port."""
        return self._manager.devices[name]

    def status(self, name: str) -> DeviceStatus:
        """Return how a device is now."""
        return self.present(name).device.status

    def is_missed(self, name: str) -> bool:
        """Tell whether a device should be here: its port is set, or it was seen."""
        present = self.present(name)
        setting = present.family.setting
        is_set = setting is not None and getattr(self._ports, setting) is not None
        return is_set or present.connection.port is not None

    def moments(self, name: str) -> Told:
        """Return how a device is now, with moments of the wall's clock."""
        return told(self.status(name), self._clock)

    def troubles(self, name: str) -> list[tuple[datetime, DeviceStatus]]:
        """Return a device's last troubles since the page was opened, the newest first."""
        return list(self._seen[name].troubles)

    def frames(self, name: str, after: int) -> tuple[int, list[str]]:
        """Return how many lines of bytes there were, and those after the first ``after``."""
        return self._seen[name].frames.after(after, self._clock.now())

    def test(self, name: str, done: Callable[[Tried | None], None]) -> None:
        """Try a device out; ``done`` is called in the GUI thread, with ``None`` when nothing came in time."""
        device = self.present(name).device
        run(self, lambda: device.test(PATIENCE_S), done, _raise)

    def give_up(self, name: str) -> None:
        """End a device's test."""
        self.present(name).device.give_up()

    def close(self) -> None:
        """Free every port."""
        self._manager.close()

    def _tap(self, name: str, kind: DeviceKind, connection: Connection) -> TransportFactory:
        log = self._seen.setdefault(name, Seen()).frames
        return ShownConnection(connection, kind, lambda way, shown: log.note(self._clock.now(), way, shown))

    def _take(self, status: DeviceStatus) -> None:
        if status.state in _TROUBLED:
            self._seen[status.name].troubles.appendleft((self._clock.now(), status))
        self.changed.emit(status.name)


def _raise(error: Exception) -> None:
    """Know of nothing that may go wrong in a test: what the world does is in its outcome."""
    raise error
