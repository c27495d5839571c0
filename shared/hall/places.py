"""Questions of the public windows: what the hall is, what the kiosk may offer, and what the board shows."""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from shared.domain.announcements import Announcement
from shared.domain.plan import HallPlan
from shared.hall.counters import CounterState
from shared.hall.messages import Act, Done, Question


class ConfigureHall(Act[Done], frozen=True, kw_only=True, tag=True):
    """Give the hall its plan; refused (plan_fault) with the first thing in it that cannot work."""

    plan: HallPlan


class PlanView(Question[HallPlan], frozen=True, kw_only=True, tag=True):
    """The hall's plan; refused (not_set_up) before there is one."""


class Obstacle(msgspec.Struct, frozen=True):
    """Why no ticket can be had: a code of :class:`shared.hall.Code` with its facts."""

    code: str
    text: str
    facts: dict[str, str | int] = {}


class QueueNow(msgspec.Struct, frozen=True, kw_only=True):
    """A queue as a citizen meets it: how many wait, where it is served now, and what stands in the way of a ticket."""

    queue: str
    waiting: int
    open_counters: list[str] = []
    obstacle: Obstacle | None = None


class QueueList(Question[list[QueueNow]], frozen=True, kw_only=True, tag=True):
    """Every queue, in the plan's order."""


class BoardCall(msgspec.Struct, frozen=True, kw_only=True):
    """One call on the board; ``calls`` counts the first call and every recall, so that a change is seen."""

    number: str
    counter: str
    place: str
    called_at: datetime
    calls: int


class BoardQueue(msgspec.Struct, frozen=True, kw_only=True):
    """How many wait in one queue; ``obstacle`` is there while it or the hall is closed."""

    name: str
    name_en: str
    letter: str
    waiting: int
    obstacle: Obstacle | None = None


class BoardCounter(msgspec.Struct, frozen=True, kw_only=True):
    """What the sign over one counter says; ``number`` is who was called there or is served, empty for nobody."""

    id: str
    label: str
    state: CounterState
    number: str = ""
    served: bool = False


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """What a hall display shows: calls that stand now or were begun just now, newest first; queues and counters."""

    now: datetime
    hall: str
    hall_en: str
    calls: list[BoardCall]
    queues: list[BoardQueue]
    counters: list[BoardCounter] = []
    announcements: list[Announcement] = []


class AnnouncementList(Question[list[Announcement]], frozen=True, kw_only=True, tag=True):
    """What is announced in the hall now, in the order in which it is shown."""


class BoardView(Question[Board], frozen=True, kw_only=True, tag=True):
    """The board of the whole hall."""


class JournalEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the journal; ``body`` never holds personal data in clear."""

    seq: int
    epoch: int
    event_id: str
    kind: str
    subject: str
    at: datetime
    actor: str
    body: dict[str, Any]
    v: int


class JournalPage(Question[list[JournalEntry]], frozen=True, kw_only=True, tag=True):
    """The journal after ``after``, oldest first."""

    after: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)] = 0
    most: Annotated[int, msgspec.Meta(ge=1, le=500)] = 500
