"""Ratings: asked for at the counter, given there or at a kiosk, kept once, and told to no clerk."""

from typing import TYPE_CHECKING

from shared.domain.ratings import (
    ASKED_FOR,
    NOT_RATED,
    Channel,
    Grade,
    check_in_time,
    check_over,
    check_reason,
    too_late,
)
from shared.domain.refused import Code, Refused
from shared.domain.tickets import TicketState
from shared.hall.devices import EVALUATOR, at_counter
from shared.hall.handlers import show
from shared.hall.messages import Done
from shared.hall.ratings import (
    Asked,
    EvaluatorNow,
    EvaluatorView,
    RateByCode,
    RateVisit,
    VisitByCode,
    VisitToRate,
)
from shared.store.moments import read
from shared.store.ratings import RatingRow

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.counters import CounterRow
    from shared.store.tickets import TicketRow


def rate_visit(act: RateVisit, work: "Work") -> Done:
    """Keep what was answered at a counter."""
    counter = work.plan.counter(act.counter)
    row = work.ticket(act.ticket)
    if row.counter != counter.id:
        raise Refused(Code.NOT_YOUR_TICKET, "This visit ended at another counter.", counter=row.counter or "")
    check_over(TicketState(row.state))
    check_in_time(read(row.finished_at or 0), work.at)
    channel = Channel.KEYPAD if act.on_keypad else Channel.SCREEN
    return _keep(row, act.grade, act.reason, channel, work)


def rate_by_code(act: RateByCode, work: "Work") -> Done:
    """Keep a rating given at a kiosk."""
    return _keep(_ratable(act.code, work), act.grade, act.reason, Channel.KIOSK, work)


def visit_by_code(question: VisitByCode, work: "Work") -> VisitToRate:
    """Return the visit behind a code, if it may be rated."""
    row = _ratable(question.code, work)
    _refuse_second(row, work)
    label = next((counter.label for counter in work.plan.counters if counter.id == row.counter), row.counter or "")
    return VisitToRate(number=row.label, counter=label, finished_at=read(row.finished_at or 0))


def evaluator_view(question: EvaluatorView, work: "Work") -> EvaluatorNow:
    """Return what an evaluator shows, and remember that it asked."""
    work.heard.note(work.actor.terminal or question.terminal, at_counter(EVALUATOR, question.counter), work.at)
    counter = work.plan.counter(question.counter)
    state = work.counters.get(counter.id)
    current = None if state.ticket is None else work.tickets.get(state.ticket)
    shown = show.board_counter(counter, state, current)
    return EvaluatorNow(
        now=work.at,
        hall=work.plan.name,
        hall_en=work.plan.name_en,
        counter=shown,
        asked=None if shown.served else _asked(state, work),
    )


def _asked(state: "CounterRow", work: "Work") -> Asked | None:
    """Return the visit that ended here a moment ago, unless it was answered for or its finish was undone."""
    row = None if state.finished is None else work.tickets.get(state.finished)
    if row is None or row.state != TicketState.DONE or row.finished_at is None:
        return None
    until = read(row.finished_at) + ASKED_FOR
    if work.at >= until or work.ratings.get(row.id) is not None:
        return None
    return Asked(ticket=row.id, number=row.label, until=until)


def _ratable(code: str, work: "Work") -> "TicketRow":
    """Return the finished ticket of today behind a code."""
    row = work.ticket_of_code(code)
    check_over(TicketState(row.state))
    if row.business_date != work.day:
        raise too_late()
    return row


def _refuse_second(row: "TicketRow", work: "Work") -> None:
    before = work.ratings.get(row.id)
    if before is not None and before.grade != NOT_RATED:
        raise Refused(Code.ALREADY_RATED, "This visit was rated already.")


def _keep(row: "TicketRow", grade: Grade | None, reason: str | None, channel: Channel, work: "Work") -> Done:
    """Keep one answer for a visit; a grade may still follow 未评价."""
    check_reason(grade, reason)
    _refuse_second(row, work)
    kept = NOT_RATED if grade is None else grade.value
    work.ratings.save(RatingRow(row.id, row.counter, kept, reason, channel.value, work.now))
    work.note(
        "visit.not_rated" if grade is None else "visit.rated",
        row.id,
        number=row.label,
        queue=row.queue,
        counter=row.counter,
        channel=channel,
        **({} if grade is None else {"grade": grade, "reason": reason}),
    )
    return Done()
