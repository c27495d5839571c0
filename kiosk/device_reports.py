"""Tells the hall how this kiosk's devices are, when one has changed; what changes together is told together."""

from PySide6.QtCore import QObject, QTimer

from devices.ports import DeviceState, DeviceStatus
from devices.presence.told import told
from kiosk.devices import KioskDevices
from kiosk.hall_access import HallAccess
from shared.clock import Clock
from shared.hall.devices import DeviceHealth, ReportDevices

GATHER_MS = 300


class DeviceReports(QObject):
    """Sends :class:`ReportDevices` for all devices together; what changes and changes back within 0.3 s is not told.

    A device at work counts as ready: that a paper is being printed is news to nobody. While one is still being opened,
    the report waits for it.
    """

    def __init__(
        self, devices: KioskDevices, hall: HallAccess, clock: Clock, terminal: str, *, gather_ms: int = GATHER_MS
    ) -> None:
        super().__init__()
        self._devices = devices
        self._hall = hall
        self._clock = clock
        self._terminal = terminal
        self._sent: tuple[object, ...] | None = None
        self._gathering = QTimer(self, singleShot=True, interval=gather_ms)
        self._gathering.timeout.connect(self._send)
        devices.changed.connect(self._look)
        hall.changed.connect(self._look)

    def _look(self) -> None:
        if not self._gathering.isActive() and self._is_news():
            self._gathering.start()

    def _is_news(self) -> bool:
        statuses = self._devices.statuses
        settled = all(status.state is not DeviceState.OPENING for status in statuses)
        return self._devices.started and self._hall.reached and settled and _outline(statuses) != self._sent

    def _send(self) -> None:
        if not self._is_news():
            return
        statuses = self._devices.statuses
        self._sent = _outline(statuses)
        health = tuple(self._health(status) for status in statuses)
        self._hall.do_unseen(ReportDevices(terminal=self._terminal, devices=health))

    def _health(self, status: DeviceStatus) -> DeviceHealth:
        plain = told(status, self._clock)
        return DeviceHealth(
            kind=plain.kind,
            name=plain.name,
            state=_lasting(status).value,
            reasons=plain.reasons,
            since=plain.since,
            last_ok=plain.last_ok,
        )


def _outline(statuses: list[DeviceStatus]) -> tuple[object, ...]:
    return tuple((status.name, _lasting(status), status.reasons) for status in statuses)


def _lasting(status: DeviceStatus) -> DeviceState:
    return DeviceState.READY if status.state is DeviceState.BUSY else status.state
