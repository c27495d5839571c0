"""Any day at a hall: acts in any order by several counters, on a real database, never break what people rely on."""

import shutil
import tempfile
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from shared.clock import ManualClock
from shared.domain.tickets import STEPS, Step, TicketState
from shared.hall import Act, Refused
from shared.hall.counters import CloseCounter, OpenCounter, PauseCounter
from shared.hall.places import ConfigureHall, JournalEntry
from shared.hall.tickets import (
    BeginService,
    CallNext,
    CallTicket,
    CancelTicket,
    FinishService,
    HoldTicket,
    IssueTicket,
    MarkNoShow,
    Recall,
    ResumeTicket,
    ReviveTicket,
    TransferTicket,
    UndoLast,
)
from shared.store.tickets import TicketRow
from tests.domain.plans import small_plan
from tests.hall.conftest import MONDAY_TEN
from tests.hall.house import Way, open_house
from tests.hall.people import citizen, journal

COUNTERS = st.sampled_from(["c1", "c2"])
QUEUES = st.sampled_from(["advice", "social", "few"])
TICKETS = st.integers(0, 30)
_STEP_OF = {
    "ticket.called": Step.CALL,
    "ticket.recalled": Step.RECALL,
    "ticket.begun": Step.BEGIN,
    "ticket.no_show": Step.NO_SHOW,
    "ticket.revived": Step.REVIVE,
    "ticket.held": Step.HOLD,
    "ticket.resumed": Step.RESUME,
    "ticket.transferred": Step.TRANSFER,
    "ticket.finished": Step.FINISH,
    "ticket.cancelled": Step.CANCEL,
    "ticket.expired": Step.EXPIRE,
}


class AnyDay(RuleBasedStateMachine):
    """Random acts; refusals are fine, broken promises are not."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        folder = Path(tempfile.mkdtemp(prefix="onehall-any-day-"))
        self._stack.callback(shutil.rmtree, folder)
        self.clock = ManualClock(MONDAY_TEN)
        self.house = self._stack.enter_context(open_house(Way.SQLITE, self.clock, folder))
        self.hall = self.house.connect()
        self.hall.do(ConfigureHall(plan=small_plan()))
        self.tickets: list[str] = []

    @initialize()
    def both_counters_open(self) -> None:
        for counter in ("c1", "c2"):
            self.hall.do(OpenCounter(counter=counter))

    def _try(self, act: Act) -> None:  # type: ignore[type-arg]
        try:
            answer = self.hall.do(act)
        except Refused:
            return
        if isinstance(act, IssueTicket):
            self.tickets.append(answer.ticket.id)
        assert self.hall.do(act) == answer, "the same act again has the same answer"

    def _ticket(self, pick: int) -> str:
        return self.tickets[pick % len(self.tickets)] if self.tickets else "0" * 32

    def _current(self, counter: str) -> str:
        row = self.house.core.read(lambda work: work.counters.get(counter)).result()
        return row.ticket or "0" * 32

    @rule(queue=QUEUES, priority=st.sampled_from([None, "elder", "soldier"]), order=st.none() | st.integers(1, 4))
    def issue(self, queue: str, priority: str | None, order: int | None) -> None:
        holder = None if order is None else citizen(order)
        self._try(IssueTicket(queue=queue, priority=priority, holder=holder))

    @rule(counter=COUNTERS)
    def call_next(self, counter: str) -> None:
        self._try(CallNext(counter=counter))

    @rule(counter=COUNTERS, pick=TICKETS)
    def pick_by_hand(self, counter: str, pick: int) -> None:
        self._try(CallTicket(counter=counter, ticket=self._ticket(pick)))

    @rule(counter=COUNTERS, step=st.sampled_from([BeginService, FinishService, MarkNoShow, Recall]))
    def step_at_the_counter(self, counter: str, step: type) -> None:
        self._try(step(counter=counter, ticket=self._current(counter)))

    @rule(counter=COUNTERS, pick=TICKETS, step=st.sampled_from([BeginService, FinishService, MarkNoShow, ResumeTicket]))
    def step_with_any_ticket(self, counter: str, pick: int, step: type) -> None:
        self._try(step(counter=counter, ticket=self._ticket(pick)))

    @rule(counter=COUNTERS)
    def hold(self, counter: str) -> None:
        self._try(HoldTicket(counter=counter, ticket=self._current(counter), reason="等材料"))

    @rule(counter=COUNTERS, queue=QUEUES)
    def transfer(self, counter: str, queue: str) -> None:
        self._try(TransferTicket(counter=counter, ticket=self._current(counter), queue=queue))

    @rule(pick=TICKETS, step=st.sampled_from([ReviveTicket, CancelTicket]))
    def revive_or_cancel(self, pick: int, step: type) -> None:
        self._try(step(ticket=self._ticket(pick)))

    @rule(counter=COUNTERS)
    def undo(self, counter: str) -> None:
        self._try(UndoLast(counter=counter))

    @rule(counter=COUNTERS, act=st.sampled_from([OpenCounter, CloseCounter]))
    def open_or_close(self, counter: str, act: type) -> None:
        self._try(act(counter=counter))

    @rule(counter=COUNTERS)
    def pause(self, counter: str) -> None:
        self._try(PauseCounter(counter=counter, reason="用餐"))

    @rule(seconds=st.sampled_from([1, 11, 60, 1900]))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(timedelta(seconds=seconds))

    @rule()
    def night(self) -> None:
        """Go to the next working morning; Monday's hall has Tuesday's next, and so on."""
        self.clock.advance(timedelta(days=1))

    def _rows(self) -> list[TicketRow]:
        return [
            row
            for ticket in set(self.tickets)
            if (row := self.house.core.read(lambda work, t=ticket: work.tickets.get(t)).result()) is not None
        ]

    @invariant()
    def numbers_are_dense_and_unique(self) -> None:
        given: dict[tuple[str, str], list[int]] = {}
        for row in self._rows():
            given.setdefault((row.home_queue, row.business_date), []).append(row.number)
        first = {queue.id: queue.first_number for queue in small_plan().queues}
        for (queue, _), numbers in given.items():
            assert sorted(numbers) == list(range(first[queue], first[queue] + len(numbers)))

    @invariant()
    def a_counter_has_exactly_the_person_who_is_called_or_served_there(self) -> None:
        counters = self.house.core.read(lambda work: work.counters.all()).result()
        there = {row.id: row.counter for row in self._rows() if row.state in {"called", "serving"}}
        assert {state.ticket: name for name, state in counters.items() if state.ticket is not None} == there
        assert len(set(there.values())) == len(there), "two people are at one counter"

    @invariant()
    def every_ticket_came_to_its_state_by_a_legal_path(self) -> None:
        states: dict[str, list[TicketState]] = {}
        for entry in journal(self.hall):
            if entry.kind.startswith("ticket."):
                _follow(entry, states)
        assert {ticket: path[-1] for ticket, path in states.items()} == {row.id: row.state for row in self._rows()}

    def teardown(self) -> None:
        self._stack.close()


def _follow(entry: JournalEntry, states: dict[str, list[TicketState]]) -> None:
    if entry.kind == "ticket.issued":
        assert entry.subject not in states
        states[entry.subject] = [TicketState.WAITING]
    elif entry.kind == "ticket.undone":
        states[entry.subject].append(states[entry.subject][-2])
    else:
        path = states[entry.subject]
        path.append(STEPS[_STEP_OF[entry.kind]][path[-1]])


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(
    max_examples=40, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
