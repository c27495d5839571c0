"""Who may do and ask what: deny by default, decided by the hub for every message."""

from collections.abc import Mapping

from shared.domain.refused import Code, Refused
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
from shared.hall.messages import Act, Question
from shared.security.role import Role

Message = type[Act] | type[Question]  # type: ignore[type-arg]

_BROWSING: frozenset[Message] = frozenset(
    {
        guide.ThemeList,
        guide.ThemeView,
        guide.ItemView,
        guide.ItemList,
        guide.DepartmentList,
        guide.Search,
        guide.HotList,
    }
)
_GUIDING: frozenset[Message] = frozenset({guide.GuideView, guide.ItemGuide, guide.SheetCodeFor, guide.SheetByCode})
_CATALOGUE: frozenset[Message] = frozenset(
    {
        catalogue.BeginEdition,
        catalogue.AddRows,
        catalogue.PublishEdition,
        catalogue.DropEdition,
        catalogue.EditionView,
        catalogue.EditionRows,
    }
)
_KIOSK: frozenset[Message] = frozenset(
    {
        guide.GuideEvent,
        tickets.IssueTicket,
        tickets.CancelTicket,  # of a person who left before the answer came (rule K25); its id is known to no one else
        tickets.RecordPrint,
        tickets.TicketByCode,
        appointments.FindAppointments,
        appointments.CheckIn,
        places.PlanView,
        places.QueueList,
        places.AnnouncementList,
        devices.ReportDevices,
        ratings.VisitByCode,
        ratings.RateByCode,
        *_BROWSING,
        *_GUIDING,
        sync.SyncStatus,
    }
)
_SIGNED_IN: frozenset[Message] = frozenset(
    {
        guide.UnfoundList,
        tickets.CallNext,
        tickets.CallTicket,
        tickets.Recall,
        tickets.BeginService,
        tickets.HoldTicket,
        tickets.ResumeTicket,
        tickets.TransferTicket,
        tickets.MarkNoShow,
        tickets.ReviveTicket,
        tickets.FinishService,
        tickets.CancelTicket,
        tickets.UndoLast,
        tickets.ReprintTicket,
        tickets.RecordPrint,
        tickets.IssueTicket,
        tickets.TicketByCode,
        appointments.FindAppointments,
        appointments.CheckIn,
        tickets.WaitingList,
        counters.OpenCounter,
        counters.PauseCounter,
        counters.CloseCounter,
        counters.CounterList,
        counters.DeskView,
        devices.DeviceList,
        staff.SignOut,
        places.QueueList,
        *_BROWSING,
        *_GUIDING,
    }
)
_DESK_DOOR: frozenset[Message] = frozenset({staff.SignIn, places.PlanView, devices.ReportDevices, sync.SyncStatus})
_BOARD: frozenset[Message] = frozenset({places.BoardView, places.PlanView, devices.ReportDevices})
_MONITOR: frozenset[Message] = (
    _BOARD
    | _BROWSING
    | {
        guide.UnfoundList,
        appointments.StrandedDays,
        places.QueueList,
        counters.CounterList,
        devices.DeviceList,
        sync.SyncStatus,
        centre_catalogue.CentreCatalogue,
    }
)
_EVALUATOR: frozenset[Message] = frozenset(
    {ratings.RateVisit, ratings.EvaluatorView, places.PlanView, devices.ReportDevices}
)
_SYNC: frozenset[Message] = frozenset(
    {
        sync.JoinCentre,
        sync.SealJournal,
        sync.RecordAck,
        sync.StartEpoch,
        sync.TakeFeed,
        sync.TakeSnapshot,
        sync.Outbox,
        sync.SyncStatus,
        sync.FeedPlaces,
        centre_catalogue.CentreCatalogue,
        centre_catalogue.CentrePart,
        centre_catalogue.RefuseCentreCatalogue,
    }
)
_AGENT: frozenset[Message] = _CATALOGUE | _SYNC | {places.JournalPage, tickets.CloseDay, places.PlanView}

RIGHTS: Mapping[Role, frozenset[Message]] = {
    Role.KIOSK: _KIOSK,
    Role.DESK: _DESK_DOOR | _SIGNED_IN,
    Role.BOARD: _BOARD,
    Role.MONITOR: _MONITOR,
    Role.AGENT: _AGENT,
    Role.EVALUATOR: _EVALUATOR,
    Role.ADMIN: _KIOSK
    | _SIGNED_IN
    | _DESK_DOOR
    | _MONITOR
    | _AGENT
    | _EVALUATOR
    | {staff.AddStaff, places.ConfigureHall, terminals.EnrolTerminal, terminals.RevokeTerminal},
}


def check_right(role: Role, message: Message, *, signed_in: bool) -> None:
    """Refuse (no_right, not_signed_in) a message that this connection may not send."""
    if message not in RIGHTS[role]:
        raise Refused(Code.NO_RIGHT, f"A {role} may not send {message.__name__}.", role=role, message=message.__name__)
    if role is Role.DESK and message in _SIGNED_IN and not signed_in:
        raise Refused(Code.NOT_SIGNED_IN, "Sign in first.")
