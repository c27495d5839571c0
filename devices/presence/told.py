"""A device's health for those who are not this program: plain values, and moments of the clock on the wall."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from devices.ports import DeviceStatus
from shared.clock import Clock


@dataclass(frozen=True, slots=True)
class Told:
    """One status; reasons in order, ``since`` and ``last_ok`` as aware UTC."""

    kind: str
    name: str
    state: str
    reasons: tuple[str, ...]
    since: datetime
    last_ok: datetime | None


def told(status: DeviceStatus, clock: Clock) -> Told:
    """Return ``status`` in plain values; ``clock`` is the one whose monotonic seconds the driver counts in."""

    def moment(seconds: float) -> datetime:
        return clock.now() - timedelta(seconds=clock.monotonic() - seconds)

    return Told(
        kind=status.kind.value,
        name=status.name,
        state=status.state.value,
        reasons=tuple(sorted(reason.value for reason in status.reasons)),
        since=moment(status.since),
        last_ok=None if status.last_ok is None else moment(status.last_ok),
    )
