"""Acts and questions about tickets: from the kiosk's issue to the counter's finish."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from shared.domain.tickets import TicketState
from shared.hall.messages import Act, Done, Question
from shared.ids import Id

Reason = Annotated[str, msgspec.Meta(max_length=200)]
Slug = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Matter = Annotated[str, msgspec.Meta(pattern="^(theme|item):[!-~\u3400-\u9fff]{1,120}\\Z")]
"""What somebody comes for: ``theme:ID`` or ``item:ID`` of the catalogue (:mod:`shared.domain.catalogue.subjects`)."""


class Holder(msgspec.Struct, frozen=True):
    """Who a ticket is for, as read from a document; stored encrypted, shown masked."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    id_number: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]

    def __repr__(self) -> str:
        """Reveal nothing: a repr ends up in logs."""
        return "Holder(…)"


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """One person's place in a queue, as every screen may show it: nothing in it names the person.

    ``code`` is the signed text of the paper's QR; ``queue`` is where the ticket waits now, after a transfer not the
    queue whose letter it carries. ``appointment_at`` is the slot of whoever came with an appointment. Moments are aware
    UTC.
    """

    id: Id
    number: str
    code: str
    queue: str
    state: TicketState
    business_date: date
    issued_at: datetime
    priority: str | None = None
    counter: str | None = None
    called_at: datetime | None = None
    begun_at: datetime | None = None
    finished_at: datetime | None = None
    recalls: int = 0
    prints: int = 0
    appointment_at: datetime | None = None


class StaffTicket(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket as a clerk sees it: with the masked holder, the note of a transfer or hold, and its place in order.

    ``matter`` is what the person comes for, ``matter_name`` its name while the catalogue has it.
    """

    ticket: Ticket
    holder: str | None = None
    note: str = ""
    rank_at: datetime
    back_at: datetime | None = None
    missed_at: datetime | None = None
    matter: str | None = None
    matter_name: str = ""


class TicketIssued(msgspec.Struct, frozen=True):
    """The answer to :class:`IssueTicket`; ``again`` means the person had this open ticket already (paper says 补打).

    ``page`` is the address of the ticket's page online, empty where the hall has no centre with pages.
    """

    ticket: Ticket
    ahead: int
    again: bool = False
    page: str = ""

    @property
    def qr(self) -> str:
        """Return what the paper's QR says: the page's address, which our scanners know as well, or the bare code."""
        return self.page or self.ticket.code


class IssueTicket(Act[TicketIssued], frozen=True, kw_only=True, tag=True):
    """Give a person a place in a queue; refused outside hours, when closed, over quota or without a needed document."""

    queue: Slug
    holder: Holder | None = None
    priority: Slug | None = None
    language: Annotated[str, msgspec.Meta(pattern="^(zh|en)$")] = "zh"
    matter: Matter | None = None


class CallNext(Act[StaffTicket], frozen=True, kw_only=True, tag=True):
    """Call the first waiting person to a counter; pressed again while that call stands it returns the same ticket."""

    counter: Slug


class CallTicket(Act[StaffTicket], frozen=True, kw_only=True, tag=True):
    """Call one chosen waiting ticket out of order; the reason is kept."""

    counter: Slug
    ticket: Id
    reason: Reason = ""


class Recall(Act[StaffTicket], frozen=True, kw_only=True, tag=True):
    """Call the called ticket once more (at most three times, ten seconds apart)."""

    counter: Slug
    ticket: Id


class BeginService(Act[StaffTicket], frozen=True, kw_only=True, tag=True):
    """The called person has come: the service starts."""

    counter: Slug
    ticket: Id


class HoldTicket(Act[StaffTicket], frozen=True, kw_only=True, tag=True):
    """Set a person aside for a while, with a reason and a time to come back; the counter is free meanwhile."""

    counter: Slug
    ticket: Id
    reason: Reason
    back_at: datetime | None = None


class ResumeTicket(Act[StaffTicket], frozen=True, kw_only=True, tag=True):
    """Go on with a held person at the counter that holds the ticket."""

    counter: Slug
    ticket: Id


class TransferTicket(Act[StaffTicket], frozen=True, kw_only=True, tag=True):
    """Send the person on to another queue, with a note; the place there is by the original arrival."""

    counter: Slug
    ticket: Id
    queue: Slug
    note: Reason = ""


class MarkNoShow(Act[StaffTicket], frozen=True, kw_only=True, tag=True):
    """The called person did not come; the ticket can be revived for a while."""

    counter: Slug
    ticket: Id


class ReviveTicket(Act[StaffTicket], frozen=True, kw_only=True, tag=True):
    """A missed person turned up after all: back into the queue, some places behind its head."""

    ticket: Id


class FinishService(Act[StaffTicket], frozen=True, kw_only=True, tag=True):
    """The person is served."""

    counter: Slug
    ticket: Id


class CancelTicket(Act[StaffTicket], frozen=True, kw_only=True, tag=True):
    """A waiting person gives up the place; the number is never used again."""

    ticket: Id
    reason: Reason = ""


class UndoLast(Act[StaffTicket], frozen=True, kw_only=True, tag=True):
    """Take back the counter's last no-show, finish, transfer or hold within ten seconds."""

    counter: Slug


class PrintResult(StrEnum):
    """What became of a paper; *unknown* is never turned into one of the others by the program itself."""

    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


class RecordPrint(Act[Done], frozen=True, kw_only=True, tag=True):
    """Keep what the printer said about a ticket's paper; ``reasons`` are device reasons such as ``paper_end``."""

    ticket: Id
    result: PrintResult
    reasons: tuple[Reason, ...] = ()


class ReprintTicket(Act[TicketIssued], frozen=True, kw_only=True, tag=True):
    """Ask for the paper of an open ticket again; the new paper is marked 补打."""

    ticket: Id


class CloseDay(Act[Done], frozen=True, kw_only=True, tag=True):
    """Expire what was still waiting, called or held on business dates before today; the hub does it by itself."""


class WaitingList(Question[list[StaffTicket]], frozen=True, kw_only=True, tag=True):
    """The people waiting, in the order in which they would be called; all queues, or those of one queue or counter."""

    queue: Slug | None = None
    counter: Slug | None = None
    most: Annotated[int, msgspec.Meta(ge=1, le=500)] = 50


class TicketByCode(Question[TicketIssued], frozen=True, kw_only=True, tag=True):
    """The ticket behind a scanned QR, with the people ahead now; refused where the signature does not fit."""

    code: Annotated[str, msgspec.Meta(max_length=80)]
