"""What the hall knows of its devices: each machine reports the health of its own, the staff see that of all."""

from datetime import datetime
from typing import Annotated

import msgspec

from shared.hall.messages import Act, Done, Question
from shared.hall.tickets import Slug

Word = Annotated[str, msgspec.Meta(pattern="^[a-z0-9_]{1,32}$")]
"""A kind of device or a reason, as :mod:`devices.ports` spells it; open, so that a newer machine can report to us."""

RATING_SCREEN = "rating_screen"
"""The kind of a screen that asks for ratings."""

ALWAYS_ASKING = frozenset({RATING_SCREEN, "evaluator"})
"""Kinds of devices whose program asks the hall every second; when it does not, it is told as *no answer*."""

Moment = Annotated[datetime, msgspec.Meta(tz=True)]

State = Annotated[str, msgspec.Meta(pattern="^(absent|opening|ready|busy|degraded|fault)$")]


class DeviceHealth(msgspec.Struct, frozen=True, kw_only=True):
    """How one device is; ``since`` is when it became so, ``last_ok`` its last good answer, by the machine's clock."""

    kind: Word
    name: Slug
    state: State
    reasons: Annotated[tuple[Word, ...], msgspec.Meta(max_length=16)] = ()
    since: Moment
    last_ok: Moment | None = None


class ReportDevices(Act[Done], frozen=True, kw_only=True, tag=True):
    """Tell how all devices of one machine are; those it named before and does not name now are forgotten.

    ``terminal`` counts only where the hub does not know the machine by its key. What is told again changes nothing.
    """

    terminal: Slug
    devices: Annotated[tuple[DeviceHealth, ...], msgspec.Meta(max_length=32)]


def at_counter(device: str, counter: str) -> str:
    """Return the name of a device that belongs to one counter."""
    return f"{device} {counter}"


def is_at_counter(name: str, counter: str) -> bool:
    """Tell whether a device's name says that it belongs to ``counter``."""
    return name.endswith(f" {counter}")


class DeviceNow(msgspec.Struct, frozen=True, kw_only=True):
    """One device of the hall as its machine reported it last, at ``reported_at`` by the hub's clock."""

    terminal: str
    health: DeviceHealth
    reported_at: datetime


class DeviceList(Question[list[DeviceNow]], frozen=True, kw_only=True, tag=True):
    """Every device of the hall, by machine and name."""
