"""What the hall knows of its devices: each machine reports the health of its own, the staff see that of all."""

from datetime import datetime, timedelta
from typing import Annotated

import msgspec

from shared.hall.messages import Act, Done, Question
from shared.hall.tickets import Slug

Word = Annotated[str, msgspec.Meta(pattern="^[a-z0-9_]{1,32}$")]
"""A kind of device or a reason, as :mod:`devices.ports` spells it; open, so that a newer machine can report to us."""

RATING_SCREEN = "rating_screen"
"""The kind of a screen that asks for ratings."""

EVALUATOR = "evaluator"
"""What an evaluator's program is called, followed by its counter; also the kind of a rating keypad."""

ALWAYS_ASKING = frozenset({RATING_SCREEN, EVALUATOR})
"""Kinds of devices whose program asks the hall every second; when it does not, it is told as *no answer*."""

SILENT_AFTER = timedelta(seconds=60)
"""A machine that was not heard of for longer counts as offline; each reports three times in it."""

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
    """Tell how all devices of one program of a machine are; those it named before and does not name now are forgotten.

    ``terminal`` counts only where the hub does not know the machine by its key. What is told again says that the
    program still runs, and changes nothing else.
    """

    terminal: Slug
    program: Slug
    devices: Annotated[tuple[DeviceHealth, ...], msgspec.Meta(max_length=32)]


def at_counter(device: str, counter: str) -> str:
    """Return the name of a device that belongs to one counter."""
    return f"{device} {counter}"


def is_at_counter(name: str, counter: str) -> bool:
    """Tell whether a device's name says that it belongs to ``counter``."""
    return name.endswith(f" {counter}")


class DeviceNow(msgspec.Struct, frozen=True, kw_only=True):
    """One device of the hall as its machine reported it last, at ``reported_at`` by the hub's clock.

    ``silent_since`` is set for a machine that fell silent: how its devices are now nobody knows.
    """

    terminal: str
    health: DeviceHealth
    reported_at: datetime
    silent_since: datetime | None = None


class DeviceList(Question[list[DeviceNow]], frozen=True, kw_only=True, tag=True):
    """Every device of the hall, by machine and name."""
