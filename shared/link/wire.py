"""The bytes between windows and hub: msgpack frames, one request and one outcome each.

window → hub   Hello(role, terminal, session, version)   once, first; answered as request 1
               [n, message]                              n ≥ 2 counts a connection's requests
               [0, nil]                                  "ring for me from now on"
hub → window   [n, outcome]                              outcome: answered | refused | failed
               [0, seq]                                  the doorbell: something after seq - 1 changed
"""

from typing import Annotated, Any

import msgspec

from shared.domain.refused import Code, Refused
from shared.errors import KnownError, StoreError, Unknown
from shared.hall import (
    appointments,
    catalogue,
    centre_catalogue,
    counters,
    devices,
    guide,
    places,
    ratings,
    staff,
    sync,
    terminals,
    tickets,
)

VERSION = 1
MOST_BYTES = 1024 * 1024
"""A longer frame is refused: the longest honest one is a portion of a catalogue."""

BELL = 0
HELLO = 1

Message = (
    tickets.IssueTicket
    | appointments.CheckIn
    | appointments.FindAppointments
    | appointments.StrandedDays
    | tickets.CallNext
    | tickets.CallTicket
    | tickets.Recall
    | tickets.BeginService
    | tickets.HoldTicket
    | tickets.ResumeTicket
    | tickets.TransferTicket
    | tickets.MarkNoShow
    | tickets.ReviveTicket
    | tickets.FinishService
    | tickets.CancelTicket
    | tickets.UndoLast
    | tickets.RecordPrint
    | tickets.ReprintTicket
    | tickets.CloseDay
    | tickets.WaitingList
    | tickets.TicketByCode
    | counters.OpenCounter
    | counters.PauseCounter
    | counters.CloseCounter
    | counters.CounterList
    | counters.DeskView
    | staff.AddStaff
    | staff.SignIn
    | staff.SignOut
    | places.ConfigureHall
    | terminals.EnrolTerminal
    | terminals.RevokeTerminal
    | devices.ReportDevices
    | devices.DeviceList
    | ratings.RateVisit
    | ratings.RateByCode
    | ratings.VisitByCode
    | ratings.EvaluatorView
    | sync.JoinCentre
    | sync.SealJournal
    | sync.RecordAck
    | sync.StartEpoch
    | sync.TakeFeed
    | sync.TakeSnapshot
    | sync.Outbox
    | sync.SyncStatus
    | sync.FeedPlaces
    | places.PlanView
    | places.QueueList
    | places.BoardView
    | places.AnnouncementList
    | places.JournalPage
    | catalogue.BeginEdition
    | catalogue.AddRows
    | catalogue.PublishEdition
    | catalogue.DropEdition
    | catalogue.EditionView
    | catalogue.EditionRows
    | centre_catalogue.CentreCatalogue
    | centre_catalogue.CentrePart
    | centre_catalogue.RefuseCentreCatalogue
    | guide.ThemeList
    | guide.ThemeView
    | guide.ItemView
    | guide.ItemList
    | guide.DepartmentList
    | guide.GuideView
    | guide.ItemGuide
    | guide.SheetCodeFor
    | guide.SheetByCode
    | guide.Search
    | guide.HotList
    | guide.GuideEvent
    | guide.UnfoundList
)
"""Every act and question there is; anything else is refused as a bad message."""


class Hello(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """How a window introduces itself; ``session`` takes a clerk's session up again."""

    role: str
    terminal: Annotated[str, msgspec.Meta(max_length=64)] = ""
    session: staff.SessionKey | None = None
    version: int = VERSION


class Request(msgspec.Struct, frozen=True, array_like=True):
    """One numbered message."""

    n: int
    body: msgspec.Raw


class Reply(msgspec.Struct, frozen=True, array_like=True):
    """The outcome of request ``n``, or the doorbell."""

    n: int
    body: msgspec.Raw


class Answered(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Done, or told."""

    answer: msgspec.Raw


class RefusedAs(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A rule said no."""

    code: Code
    text: str
    facts: dict[str, str | int]


class FailedAs(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """The hub could not do it; ``unknown`` says that nobody knows whether it happened."""

    code: str
    text: str
    unknown: bool = False


Outcome = Answered | RefusedAs | FailedAs

encode = msgspec.msgpack.Encoder().encode
decode_message = msgspec.msgpack.Decoder(Message).decode
decode_hello = msgspec.msgpack.Decoder(Hello).decode
decode_request = msgspec.msgpack.Decoder(Request).decode
decode_reply = msgspec.msgpack.Decoder(Reply).decode
decode_outcome = msgspec.msgpack.Decoder(Outcome).decode


def answered(answer: Any) -> bytes:
    """Return the outcome of something done or told."""
    return encode(Answered(msgspec.Raw(encode(answer))))


def refused(refusal: Refused) -> bytes:
    """Return the outcome of a refusal."""
    return encode(RefusedAs(refusal.code, refusal.text, refusal.facts))


def failed(error: KnownError) -> bytes:
    """Return the outcome of a failure of ours or the world's."""
    return encode(FailedAs(error.code, error.text, isinstance(error, Unknown)))


def answer_in(outcome: bytes, kind: Any) -> Any:
    """Return the answer in an outcome, decoded to ``kind``, or raise what it says."""
    match decode_outcome(outcome):
        case Answered(answer):
            return msgspec.msgpack.decode(answer, type=kind)
        case RefusedAs(code, text, facts):
            raise Refused(code, text, **facts)
        case FailedAs(code, text, unknown):
            raise (Unknown if unknown else StoreError)(code, text)
