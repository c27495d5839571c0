"""Acts and questions about ratings (好差评); what a citizen said goes one way, and no clerk's window can ask for it."""

from datetime import datetime
from typing import Annotated

import msgspec

from shared.domain.ratings import Grade
from shared.hall.messages import Act, Done, Question
from shared.hall.places import BoardCounter
from shared.hall.tickets import Slug
from shared.ids import Id

ReasonCode = Annotated[str, msgspec.Meta(pattern="^[0-9]{3}$")]
"""One of :data:`shared.domain.ratings.REASONS`."""

TicketCode = Annotated[str, msgspec.Meta(max_length=80)]


class RateVisit(Act[Done], frozen=True, kw_only=True, tag=True):
    """What the person at a counter's evaluator answered about the visit just finished; ``None`` is 未评价.

    Refused where the visit is not over (wrong_state) or not here (not_your_ticket), long over (rating_too_late), or
    has its grade already (already_rated).
    """

    counter: Slug
    ticket: Id
    grade: Grade | None
    reason: ReasonCode | None = None
    on_keypad: bool = False


class RateByCode(Act[Done], frozen=True, kw_only=True, tag=True):
    """Rate today's finished visit at a kiosk, by the signed code of its ticket; refused like :class:`RateVisit`."""

    code: TicketCode
    grade: Grade
    reason: ReasonCode | None = None


class VisitToRate(msgspec.Struct, frozen=True, kw_only=True):
    """A visit of today that may still be rated: its number, the counter's label, and when it ended."""

    number: str
    counter: str
    finished_at: datetime


class VisitByCode(Question[VisitToRate], frozen=True, kw_only=True, tag=True):
    """The visit behind a ticket's code, if it may be rated; refused as :class:`RateByCode` would be."""

    code: TicketCode


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The visit that the person at the counter may rate, until when."""

    ticket: Id
    number: str
    until: datetime


class EvaluatorNow(msgspec.Struct, frozen=True, kw_only=True):
    """What an evaluator shows: its counter, and the visit to be rated, if any; moments are of the hub's clock."""

    now: datetime
    hall: str
    hall_en: str
    counter: BoardCounter
    asked: Asked | None = None


class EvaluatorView(Question[EvaluatorNow], frozen=True, kw_only=True, tag=True):
    """What the evaluator of one counter has to show, asked every second: who stops asking is not there (rule C26).

    ``terminal`` counts only where the hub does not know the machine by its key.
    """

    counter: Slug
    terminal: Slug
