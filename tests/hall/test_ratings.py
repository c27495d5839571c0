"""Ratings in the hall: asked for when a visit ends, kept once, at the counter or by a ticket's code, for no clerk."""

from datetime import timedelta

import msgspec
import pytest

from shared.clock import ManualClock
from shared.domain.ratings import Grade
from shared.hall import Code
from shared.hall.counters import CounterState, PauseCounter
from shared.hall.devices import RATING_SCREEN, DeviceHealth, DeviceList, ReportDevices
from shared.hall.messages import Done
from shared.hall.ratings import EvaluatorNow, EvaluatorView, RateByCode, RateVisit, VisitByCode
from shared.hall.tickets import PrintResult, RecordPrint, Ticket
from shared.link import Hall, wire
from shared.security.role import Role
from tests.hall.house import House
from tests.hall.people import Clerk, citizen, issue, journal, kinds, refused


@pytest.fixture
def evaluator(house: House) -> Hall:
    """Return the end of the evaluator at counter c1."""
    return house.connect(Role.EVALUATOR, "evaluator-c1")


@pytest.fixture
def kiosk(house: House) -> Hall:
    """Return a kiosk's end."""
    return house.connect(Role.KIOSK, "k1")


def shown(evaluator: Hall, counter: str = "c1") -> EvaluatorNow:
    return evaluator.ask(EvaluatorView(counter=counter, terminal="evaluator"))


def rate(evaluator: Hall, ticket: Ticket, grade: Grade | None = Grade.SATISFIED, reason: str | None = None) -> Done:
    return evaluator.do(RateVisit(counter="c1", ticket=ticket.id, grade=grade, reason=reason))


def visit(hall: Hall, clerk: Clerk) -> Ticket:
    """Let somebody come, be served and be finished with."""
    issue(hall, holder=citizen())
    return clerk.finish(clerk.serve_next())


def test_an_evaluator_follows_its_counter_from_call_to_rating(
    hall: Hall, evaluator: Hall, first: Clerk, clock: ManualClock
) -> None:
    now = shown(evaluator)
    assert (now.hall, now.counter.label, now.counter.state, now.asked) == ("小厅", "1", CounterState.OPEN, None)
    issue(hall)
    ticket = first.call_next()
    assert (shown(evaluator).counter.number, shown(evaluator).counter.served) == ("A001", False)
    first.begin(ticket)
    assert (shown(evaluator).counter.number, shown(evaluator).counter.served) == ("A001", True)
    first.finish(ticket)
    asked = shown(evaluator).asked
    assert asked is not None
    assert (asked.ticket, asked.number, asked.until) == (ticket.id, "A001", clock.now() + timedelta(seconds=15))
    hall.do(PauseCounter(counter="c1", reason="用餐"))
    assert (shown(evaluator).counter.state, shown(evaluator).asked) == (CounterState.PAUSED, asked)


def test_a_grade_is_kept_once_and_sent_twice_it_is_one(hall: Hall, evaluator: Hall, first: Clerk) -> None:
    ticket = visit(hall, first)
    act = RateVisit(counter="c1", ticket=ticket.id, grade=Grade.FAIR, reason="314")
    assert evaluator.do(act) == evaluator.do(act) == Done()
    with refused(Code.ALREADY_RATED):
        rate(evaluator, ticket)
    with refused(Code.ALREADY_RATED):
        rate(evaluator, ticket, None)
    assert kinds(hall).count("visit.rated") == 1
    assert shown(evaluator).asked is None


def test_the_journal_tells_the_grade_and_no_person(hall: Hall, evaluator: Hall, first: Clerk) -> None:
    ticket = visit(hall, first)
    rate(evaluator, ticket, Grade.DISSATISFIED, "214")
    line = journal(hall)[-1]
    assert (line.kind, line.subject, line.actor) == ("visit.rated", ticket.id, "evaluator:evaluator-c1")
    assert line.body == {
        "number": "A001",
        "queue": "advice",
        "counter": "c1",
        "channel": "screen",
        "grade": "dissatisfied",
        "reason": "214",
    }


def test_nobody_answering_is_kept_as_not_rated_and_asks_no_more(hall: Hall, evaluator: Hall, first: Clerk) -> None:
    ticket = visit(hall, first)
    rate(evaluator, ticket, None)
    line = journal(hall)[-1]
    assert (line.kind, line.body.keys()) == ("visit.not_rated", {"number", "queue", "counter", "channel"})
    assert shown(evaluator).asked is None


def test_the_time_to_answer_ends_after_fifteen_seconds(
    hall: Hall, evaluator: Hall, first: Clerk, clock: ManualClock
) -> None:
    visit(hall, first)
    clock.advance(timedelta(seconds=14))
    assert shown(evaluator).asked is not None
    clock.advance(timedelta(seconds=1))
    assert shown(evaluator).asked is None


def test_nobody_rates_anothers_visit(hall: Hall, evaluator: Hall, first: Clerk) -> None:
    visit(hall, first)
    issue(hall)
    called = first.call_next()
    assert shown(evaluator).asked is not None
    first.begin(called)
    assert shown(evaluator).asked is None


def test_a_finish_that_is_undone_is_not_rated_until_it_is_finished_again(
    hall: Hall, evaluator: Hall, first: Clerk
) -> None:
    ticket = visit(hall, first)
    first.undo()
    assert shown(evaluator).asked is None
    with refused(Code.WRONG_STATE, state="serving", step="rate"):
        rate(evaluator, ticket)
    first.finish(ticket)
    assert shown(evaluator).asked is not None
    rate(evaluator, ticket)


def test_a_transfer_is_no_end_of_a_visit(hall: Hall, evaluator: Hall, first: Clerk) -> None:
    issue(hall)
    first.transfer(first.serve_next(), "few")
    assert shown(evaluator).asked is None


def test_a_rating_is_refused_elsewhere_too_late_and_with_a_reason_of_another_grade(
    hall: Hall, evaluator: Hall, first: Clerk, second: Clerk, clock: ManualClock
) -> None:
    issue(hall)
    elsewhere = second.finish(second.serve_next())
    with refused(Code.NOT_YOUR_TICKET, counter="c2"):
        rate(evaluator, elsewhere)
    ticket = visit(hall, first)
    with refused(Code.BAD_MESSAGE):
        rate(evaluator, ticket, Grade.FAIR, "115")
    with refused(Code.UNKNOWN_TICKET):
        evaluator.do(RateVisit(counter="c1", ticket="0" * 32, grade=None))
    clock.advance(timedelta(minutes=10, seconds=1))
    with refused(Code.RATING_TOO_LATE):
        rate(evaluator, ticket)
    assert "visit.rated" not in kinds(hall)


def test_no_clerk_can_see_or_enter_a_rating(house: House, hall: Hall, evaluator: Hall, first: Clerk) -> None:
    ticket = visit(hall, first)
    desk = house.connect(Role.DESK, "d1")
    for act in (
        RateVisit(counter="c1", ticket=ticket.id, grade=Grade.VERY_SATISFIED),
        RateByCode(code=ticket.code, grade=Grade.VERY_SATISFIED),
    ):
        with refused(Code.NO_RIGHT):
            desk.do(act)
    with refused(Code.NO_RIGHT):
        desk.ask(VisitByCode(code=ticket.code))
    before = msgspec.to_builtins(first.view())
    rate(evaluator, ticket, Grade.VERY_DISSATISFIED)
    assert msgspec.to_builtins(first.view()) == before


def test_an_evaluator_can_do_nothing_but_rate(house: House, hall: Hall, evaluator: Hall, first: Clerk) -> None:
    ticket = visit(hall, first)
    with refused(Code.NO_RIGHT):
        evaluator.do(RateByCode(code=ticket.code, grade=Grade.FAIR))
    with refused(Code.NO_RIGHT):
        evaluator.ask(DeviceList())
    with refused(Code.NO_RIGHT):
        house.connect(Role.KIOSK).do(RateVisit(counter="c1", ticket=ticket.id, grade=None))


def test_a_kiosk_rates_todays_visit_once_by_the_ticket_in_the_hand(
    hall: Hall, kiosk: Hall, evaluator: Hall, first: Clerk, clock: ManualClock
) -> None:
    ticket = visit(hall, first)
    rate(evaluator, ticket, None)
    clock.advance(timedelta(hours=2))
    found = kiosk.ask(VisitByCode(code=ticket.code))
    assert (found.number, found.counter, found.finished_at) == ("A001", "1", ticket.finished_at)
    kiosk.do(RateByCode(code=ticket.code, grade=Grade.VERY_DISSATISFIED, reason="115"))
    assert journal(hall)[-1].body["channel"] == "kiosk"
    with refused(Code.ALREADY_RATED):
        kiosk.do(RateByCode(code=ticket.code, grade=Grade.VERY_SATISFIED))
    with refused(Code.ALREADY_RATED):
        kiosk.ask(VisitByCode(code=ticket.code))


def test_a_kiosk_rates_no_visit_of_another_day_none_that_goes_on_and_no_forged_code(
    hall: Hall, kiosk: Hall, first: Clerk, clock: ManualClock
) -> None:
    waiting = issue(hall)
    with refused(Code.WRONG_STATE, state="waiting"):
        kiosk.ask(VisitByCode(code=waiting.code))
    ticket = first.finish(first.serve_next())
    forged = ticket.code[:-1] + ("A" if ticket.code[-1] != "A" else "B")
    with refused(Code.UNKNOWN_TICKET):
        kiosk.do(RateByCode(code=forged, grade=Grade.FAIR))
    clock.advance(timedelta(days=1))
    with refused(Code.RATING_TOO_LATE):
        kiosk.do(RateByCode(code=ticket.code, grade=Grade.FAIR))


@pytest.mark.parametrize("bad", [{"grade": "splendid"}, {"grade": 5}, {"reason": "张三态度差"}, {"counter": ""}])
def test_a_rating_is_words_of_ours_and_carries_no_free_text(bad: dict[str, object]) -> None:
    good = msgspec.to_builtins(RateVisit(counter="c1", ticket="0" * 32, grade=Grade.FAIR, reason="314"))
    assert wire.decode_message(wire.encode(good))
    with pytest.raises(msgspec.ValidationError):
        wire.decode_message(wire.encode({**good, **bad}))


def test_an_evaluator_that_stops_asking_is_told_as_not_answering_and_is_well_again_when_it_asks(
    hall: Hall, evaluator: Hall, clock: ManualClock
) -> None:
    ready = DeviceHealth(kind=RATING_SCREEN, name="screen c1", state="ready", since=clock.now())
    evaluator.do(ReportDevices(terminal="evaluator-c1", program="evaluator c1", devices=(ready,)))

    def told() -> tuple[str, tuple[str, ...]]:
        health = hall.ask(DeviceList())[0].health
        return health.state, health.reasons

    assert told() == ("ready", ())
    for _ in range(3):
        clock.advance(timedelta(seconds=2))
        shown(evaluator)
        assert told() == ("ready", ())
    clock.advance(timedelta(seconds=3))
    assert told() == ("fault", ("no_answer",))
    shown(evaluator)
    assert told() == ("ready", ())


def test_a_kiosk_need_not_ask_every_second(hall: Hall, kiosk: Hall, clock: ManualClock) -> None:
    ready = DeviceHealth(kind="printer", name="printer", state="ready", since=clock.now())
    kiosk.do(ReportDevices(terminal="k1", program="kiosk", devices=(ready,)))
    hall.ask(DeviceList())
    clock.advance(timedelta(seconds=59))
    assert hall.ask(DeviceList())[0].health.state == "ready"


def test_a_paper_that_comes_out_late_does_not_take_the_undo_away(hall: Hall, first: Clerk) -> None:
    ticket = visit(hall, first)
    hall.do(RecordPrint(ticket=ticket.id, result=PrintResult.PRINTED))
    assert first.view().undo is not None
    undone = first.undo().ticket
    assert (undone.state, undone.prints) == ("serving", 1)
