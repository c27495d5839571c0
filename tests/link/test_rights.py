"""Who may do and ask what: the whole table, and whatever is not in it is refused."""

from typing import get_args

import pytest

from shared.domain.refused import Code, Refused
from shared.hall.handlers import ACTS, PREPARED_ACTS, QUESTIONS
from shared.link import wire
from shared.security.rights import RIGHTS, check_right
from shared.security.role import Role

MESSAGES: dict[str, type] = {message.__name__: message for message in get_args(wire.Message)}
BROWSING = "ThemeList ThemeView ItemView ItemList DepartmentList Search HotList"
GUIDING = "GuideView ItemGuide SheetCodeFor SheetByCode"
CATALOGUE = "BeginEdition AddRows PublishEdition DropEdition EditionView EditionRows"
BOOKED = "FindAppointments CheckIn"
SYNC = (
    "JoinCentre SealJournal RecordAck StartEpoch TakeFeed TakeSnapshot Outbox SyncStatus FeedPlaces "
    "CentreCatalogue CentrePart RefuseCentreCatalogue"
)
ALLOWED = {
    "kiosk": (
        "IssueTicket CancelTicket RecordPrint TicketByCode PlanView QueueList ReportDevices VisitByCode RateByCode "
        f"AnnouncementList SyncStatus GuideEvent {BROWSING} {GUIDING} {BOOKED}"
    ),
    "board": "BoardView PlanView ReportDevices",
    "monitor": (
        "UnfoundList StrandedDays BoardView PlanView QueueList CounterList ReportDevices DeviceList SyncStatus "
        f"CentreCatalogue {BROWSING}"
    ),
    "agent": f"JournalPage CloseDay PlanView {CATALOGUE} {SYNC}",
    "evaluator": "RateVisit EvaluatorView PlanView ReportDevices",
    "desk": (
        "SignIn PlanView SignOut QueueList IssueTicket RecordPrint ReprintTicket TicketByCode CallNext CallTicket "
        "Recall BeginService HoldTicket ResumeTicket TransferTicket MarkNoShow ReviveTicket FinishService CancelTicket "
        "UndoLast WaitingList OpenCounter PauseCounter CloseCounter CounterList DeskView ReportDevices DeviceList "
        f"UnfoundList SyncStatus {BROWSING} {GUIDING} {BOOKED}"
    ),
}
BEFORE_SIGN_IN = {"SignIn", "PlanView", "ReportDevices", "SyncStatus"}


@pytest.mark.parametrize("name", MESSAGES)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_send_what_the_table_says_and_nothing_else(role: Role, name: str) -> None:
    allowed = role is Role.ADMIN or name in ALLOWED[role].split()
    if allowed:
        check_right(role, MESSAGES[name], signed_in=True)
        return
    with pytest.raises(Refused) as refusal:
        check_right(role, MESSAGES[name], signed_in=True)
    assert (refusal.value.code, refusal.value.facts) == (Code.NO_RIGHT, {"role": role, "message": name})


@pytest.mark.parametrize("name", ALLOWED["desk"].split())
def test_a_desk_without_a_clerk_may_only_sign_in_and_see_the_plan(name: str) -> None:
    if name in BEFORE_SIGN_IN:
        check_right(Role.DESK, MESSAGES[name], signed_in=False)
        return
    with pytest.raises(Refused) as refusal:
        check_right(Role.DESK, MESSAGES[name], signed_in=False)
    assert refusal.value.code == Code.NOT_SIGNED_IN


def test_a_message_that_somebody_forgot_in_the_table_is_refused_even_to_the_administrator() -> None:
    with pytest.raises(Refused) as refusal:
        check_right(Role.ADMIN, type("Forgotten", (), {}), signed_in=True)
    assert refusal.value.code == Code.NO_RIGHT


def test_every_message_travels_has_one_handler_and_somebody_who_may_send_it() -> None:
    handled = [*ACTS, *PREPARED_ACTS, *QUESTIONS]
    assert len(handled) == len(set(handled))
    assert set(handled) == set(MESSAGES.values()) == frozenset().union(*RIGHTS.values())
