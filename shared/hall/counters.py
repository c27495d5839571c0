"""Acts and questions about counters, and the one view a clerk's window is drawn from."""

from datetime import datetime
from enum import StrEnum

import msgspec

from shared.hall.messages import Act, Question
from shared.hall.tickets import Reason, Slug, StaffTicket


class CounterState(StrEnum):
    """Whether a counter takes people."""

    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"


class CounterNow(msgspec.Struct, frozen=True, kw_only=True):
    """A counter as it stands: who sits there, since when, and why it pauses."""

    id: str
    label: str
    state: CounterState
    since: datetime | None = None
    clerk: str | None = None
    pause_reason: str = ""


class OpenCounter(Act[CounterNow], frozen=True, kw_only=True, tag=True):
    """Sit down at a counter, or go on after a pause; refused while another clerk has it."""

    counter: Slug


class PauseCounter(Act[CounterNow], frozen=True, kw_only=True, tag=True):
    """Take no one for a while, for one of the hall's reasons; a person being served stays."""

    counter: Slug
    reason: Reason


class CloseCounter(Act[CounterNow], frozen=True, kw_only=True, tag=True):
    """Leave the counter; refused with a called, serving or held person."""

    counter: Slug


class CounterList(Question[list[CounterNow]], frozen=True, kw_only=True, tag=True):
    """Every counter of the hall as it stands."""


class Undoable(msgspec.Struct, frozen=True, kw_only=True):
    """What UndoLast would take back: the step (no_show, finish, transfer, hold), whose, and until when."""

    step: str
    number: str
    until: datetime


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """All that a clerk's window shows; one question, asked again at every change.

    ``current`` is the called or served ticket; ``waiting`` holds the first fifty in order of call, ``waiting_count``
    counts all; ``longest_wait_since`` is when the longest waiting person took the ticket; ``now`` is the hub's clock.
    """

    now: datetime
    counter: CounterNow
    current: StaffTicket | None = None
    held: list[StaffTicket] = []
    waiting: list[StaffTicket] = []
    missed: list[StaffTicket] = []
    waiting_count: int = 0
    longest_wait_since: datetime | None = None
    undo: Undoable | None = None


class DeskView(Question[Desk], frozen=True, kw_only=True, tag=True):
    """The clerk's view of one counter."""

    counter: Slug
