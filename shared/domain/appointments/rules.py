"""What a hall decides about appointments; part of its plan, and published to the centre with it."""

from dataclasses import dataclass
from datetime import timedelta

SLOT = timedelta(minutes=30)
"""Every slot is half an hour, and begins on the hour or the half hour."""


@dataclass(frozen=True)
class BookingRule:
    """How one queue takes appointments.

    ``per_slot`` is how many people the queue serves in half an hour, ``walk_in_percent`` the share kept for those who
    come without an appointment (nobody may be made to book: 优化营商环境条例 art. 37); ``slots`` is how many half hours
    one appointment takes.
    """

    per_slot: int
    walk_in_percent: int = 50
    slots: int = 1
    days_ahead: int = 14
    closes_minutes: int = 60

    @property
    def places(self) -> int:
        """Return how many appointments one slot takes, rounded in favour of those who walk in."""
        return self.per_slot * (100 - self.walk_in_percent) // 100

    @property
    def length(self) -> timedelta:
        """Return how long one appointment lasts."""
        return self.slots * SLOT

    @property
    def closes(self) -> timedelta:
        """Return how long before its slot an appointment can still be made."""
        return timedelta(minutes=self.closes_minutes)


@dataclass(frozen=True)
class AppointmentLimits:
    """The hall's own numbers for everybody; the defaults are ours."""

    early_minutes: int = 30
    late_minutes: int = 15
    confirm_minutes: int = 10
    release_minutes: int = 15
    open_per_person: int = 2
    open_per_phone: int = 4
    missed_most: int = 3
    missed_days: int = 90
    pause_days: int = 30

    @property
    def early(self) -> timedelta:
        """Return how long before its slot an appointment can be checked in."""
        return timedelta(minutes=self.early_minutes)

    @property
    def late(self) -> timedelta:
        """Return how long after the beginning of its slot an appointment keeps its place in the order."""
        return timedelta(minutes=self.late_minutes)

    @property
    def confirm_within(self) -> timedelta:
        """Return how long a reserved slot waits for its confirmation."""
        return timedelta(minutes=self.confirm_minutes)

    @property
    def release_after(self) -> timedelta:
        """Return how long a freed slot rests before others can have it, so that no dealer can hand it on."""
        return timedelta(minutes=self.release_minutes)
