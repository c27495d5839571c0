"""Tells the hall how the devices of one program are: at each change, and every 20 s that the program still lives."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from devices.ports import DeviceState, DeviceStatus
from devices.presence.told import told
from shared.clock import Clock
from shared.domain.refused import Refused
from shared.errors import KnownError
from shared.hall.devices import DeviceHealth, ReportDevices
from shared.link import Hall

GATHER_S = 0.3
EVERY_S = 20.0
"""A third of what the hall calls silence (:data:`shared.hall.devices.SILENT_AFTER`): two reports may be lost."""

_RETRY_S = 1.0
_JOIN_S = 1.0


class DeviceReports:
    """Sends :class:`ReportDevices` for all devices of a program together, from a thread of its own.

    What changes and changes back within 0.3 s is not told. A device at work counts as ready: that a paper is being
    printed is news to nobody. While one is still being opened, the news wait for it, and at most for the next regular
    report. ``statuses`` is asked in that thread and gives ``None`` while the devices are not started.
    """

    def __init__(
        self,
        hall: Hall,
        program: str,
        terminal: str,
        statuses: Callable[[], Sequence[DeviceStatus] | None],
        clock: Clock,
        *,
        gather_s: float = GATHER_S,
    ) -> None:
        self._hall, self._program, self._terminal = hall, program, terminal or program
        self._statuses, self._clock, self._gather_s = statuses, clock, gather_s
        self._sent: tuple[object, ...] | None = None
        self._next = clock.monotonic() + EVERY_S
        self._is_reached = True
        self._awake, self._closing = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"device reports {program}", daemon=True)

    def start(self) -> None:
        """Begin; whenever the hub is found again, everything is told again."""
        self._hall.on_state(self._reached)
        self._thread.start()

    def look(self, _status: object = None) -> None:
        """Look whether there is news; from any thread, also as a device's ``on_status``."""
        self._awake.set()

    def close(self) -> None:
        """Tell nothing more; a hub that does not answer is not waited for."""
        self._closing.set()
        self._awake.set()
        if self._thread.is_alive():
            self._thread.join(_JOIN_S)

    def take_back(self) -> None:
        """Tell the hall, once closed, that this program goes, so that nobody misses it; a hub that is away will."""
        if self._is_reached:
            with suppress(Refused, KnownError):
                self._hall.do(ReportDevices(terminal=self._terminal, program=self._program, devices=()))

    def _reached(self, reached: bool) -> None:  # noqa: FBT001  the shape of the link's callback
        self._is_reached = reached
        if reached:
            self._sent = None
        self._awake.set()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._awake.wait(None if self._statuses() is None else max(0.0, self._next - self._clock.monotonic()))
            self._awake.clear()
            if self._wanted() is not None:
                self._closing.wait(self._gather_s)
                self._report()

    def _wanted(self) -> Sequence[DeviceStatus] | None:
        """Return what is to be told now, if anything."""
        statuses = self._statuses()
        if statuses is None or self._closing.is_set():
            return None
        settled = all(status.state is not DeviceState.OPENING for status in statuses)
        is_news = settled and _outline(statuses) != self._sent
        return statuses if is_news or self._clock.monotonic() >= self._next else None

    def _report(self) -> None:
        statuses = self._wanted()
        if statuses is None:
            return
        before, self._sent = self._sent, _outline(statuses)
        self._next = self._clock.monotonic() + EVERY_S
        health = tuple(self._health(status) for status in statuses)
        try:
            self._hall.do(ReportDevices(terminal=self._terminal, program=self._program, devices=health))
        except Refused:
            return  # the hub logs whom it refuses; asking on would not change its mind
        except KnownError:  # away, or nobody knows: told again, as everything then stands
            self._sent = before
            self._next = self._clock.monotonic() + _RETRY_S

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


def _outline(statuses: Sequence[DeviceStatus]) -> tuple[object, ...]:
    return tuple((status.name, _lasting(status), status.reasons) for status in statuses)


def _lasting(status: DeviceStatus) -> DeviceState:
    return DeviceState.READY if status.state is DeviceState.BUSY else status.state
