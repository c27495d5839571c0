"""One handler for each act and question: rules from the domain, rows from the store, one journal line an act."""

from collections.abc import Callable, Mapping
from typing import Any

from shared.hall import appointments as appointment_messages
from shared.hall import catalogue as catalogue_messages
from shared.hall import centre_catalogue as centre_catalogue_messages
from shared.hall import counters as counter_messages
from shared.hall import devices as device_messages
from shared.hall import guide, places, tickets
from shared.hall import ratings as rating_messages
from shared.hall import staff as staff_messages
from shared.hall import sync as sync_messages
from shared.hall import terminals as terminal_messages
from shared.hall.handlers import (
    announcing,
    appointments,
    browse,
    catalogue,
    centre_catalogue,
    counters,
    counting,
    demand,
    devices,
    epochs,
    feed,
    finding,
    guides,
    issue,
    questions,
    ratings,
    serve,
    setup,
    staff,
    stranded,
    sync,
    terminals,
)
from shared.hall.handlers.work import Work

ACTS: Mapping[type, Callable[[Any, Work], Any]] = {
    tickets.IssueTicket: issue.issue,
    appointment_messages.CheckIn: appointments.check_in,
    tickets.RecordPrint: issue.record_print,
    tickets.ReprintTicket: issue.reprint,
    tickets.CallNext: serve.call_next,
    tickets.CallTicket: serve.call_ticket,
    tickets.Recall: serve.recall,
    tickets.BeginService: serve.begin,
    tickets.HoldTicket: serve.hold,
    tickets.ResumeTicket: serve.resume,
    tickets.TransferTicket: serve.transfer,
    tickets.MarkNoShow: serve.no_show,
    tickets.ReviveTicket: serve.revive,
    tickets.FinishService: serve.finish,
    tickets.CancelTicket: serve.cancel,
    tickets.UndoLast: serve.undo_last,
    tickets.CloseDay: setup.close_day,
    rating_messages.RateVisit: ratings.rate_visit,
    rating_messages.RateByCode: ratings.rate_by_code,
    counter_messages.OpenCounter: counters.open_counter,
    counter_messages.PauseCounter: counters.pause_counter,
    counter_messages.CloseCounter: counters.close_counter,
    staff_messages.SignOut: staff.sign_out,
    places.ConfigureHall: setup.configure,
    device_messages.ReportDevices: devices.report,
    terminal_messages.EnrolTerminal: terminals.enrol,
    terminal_messages.RevokeTerminal: terminals.revoke,
    guide.GuideEvent: counting.guide_event,
    catalogue_messages.BeginEdition: catalogue.begin,
    catalogue_messages.AddRows: catalogue.add_rows,
    catalogue_messages.DropEdition: catalogue.drop,
    sync_messages.JoinCentre: sync.join,
    sync_messages.SealJournal: sync.seal,
    sync_messages.RecordAck: sync.record_ack,
    sync_messages.StartEpoch: epochs.start,
    sync_messages.TakeFeed: feed.take,
    sync_messages.TakeSnapshot: feed.take_snapshot,
    centre_catalogue_messages.RefuseCentreCatalogue: centre_catalogue.refuse,
}
"""Acts whose handler needs only the act."""

PREPARED_ACTS: Mapping[type, tuple[Callable[[Any, Work], Any], Callable[[Any, Any, Work], Any]]] = {
    staff_messages.SignIn: (staff.prepare_sign_in, staff.sign_in),
    staff_messages.AddStaff: (staff.prepare_add, staff.add),
    catalogue_messages.PublishEdition: (catalogue.prepare_publish, catalogue.publish),
}
"""Acts with slow work that runs before the transaction; its result is handed to the handler."""

QUESTIONS: Mapping[type, Callable[[Any, Work], Any]] = {
    places.PlanView: questions.plan_view,
    appointment_messages.FindAppointments: appointments.find,
    appointment_messages.StrandedDays: stranded.stranded_days,
    places.QueueList: questions.queue_list,
    places.BoardView: questions.board_view,
    places.AnnouncementList: announcing.announcement_list,
    places.JournalPage: questions.journal_page,
    tickets.WaitingList: questions.waiting_list,
    tickets.TicketByCode: questions.ticket_by_code,
    counter_messages.CounterList: questions.counter_list,
    counter_messages.DeskView: questions.desk_view,
    device_messages.DeviceList: devices.device_list,
    rating_messages.EvaluatorView: ratings.evaluator_view,
    rating_messages.VisitByCode: ratings.visit_by_code,
    catalogue_messages.EditionView: catalogue.edition_view,
    catalogue_messages.EditionRows: catalogue.edition_rows,
    guide.ThemeList: browse.theme_list,
    guide.ThemeView: browse.theme_view,
    guide.ItemView: browse.item_view,
    guide.ItemList: browse.item_list,
    guide.DepartmentList: browse.department_list,
    guide.GuideView: guides.guide_view,
    guide.ItemGuide: guides.item_guide,
    guide.SheetCodeFor: guides.sheet_code_for,
    guide.SheetByCode: guides.sheet_by_code,
    sync_messages.Outbox: sync.outbox,
    sync_messages.SyncStatus: sync.status,
    sync_messages.FeedPlaces: feed.places,
    centre_catalogue_messages.CentreCatalogue: centre_catalogue.centre_catalogue,
    centre_catalogue_messages.CentrePart: centre_catalogue.centre_part,
    guide.Search: finding.search,
    guide.HotList: demand.hot_list,
    guide.UnfoundList: counting.unfound_list,
}
