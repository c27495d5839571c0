"""Those who use the hall in tests: a clerk who says in one word what a window sends, and citizens with documents."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest

from shared.domain.identity import check_character
from shared.hall import Code, Refused
from shared.hall.counters import Desk, DeskView, OpenCounter
from shared.hall.places import JournalEntry, JournalPage
from shared.hall.tickets import (
    BeginService,
    CallNext,
    CallTicket,
    FinishService,
    Holder,
    HoldTicket,
    IssueTicket,
    MarkNoShow,
    Recall,
    ResumeTicket,
    StaffTicket,
    Ticket,
    TransferTicket,
    UndoLast,
)
from shared.link import Hall


class Clerk:
    """One clerk at one counter, open from the start."""

    def __init__(self, hall: Hall, counter: str) -> None:
        self.hall = hall
        self.counter = counter
        hall.do(OpenCounter(counter=counter))

    def call_next(self) -> Ticket:
        return self.hall.do(CallNext(counter=self.counter)).ticket

    def call(self, ticket: Ticket, reason: str = "") -> Ticket:
        return self.hall.do(CallTicket(counter=self.counter, ticket=ticket.id, reason=reason)).ticket

    def recall(self, ticket: Ticket) -> Ticket:
        return self.hall.do(Recall(counter=self.counter, ticket=ticket.id)).ticket

    def begin(self, ticket: Ticket) -> Ticket:
        return self.hall.do(BeginService(counter=self.counter, ticket=ticket.id)).ticket

    def serve_next(self) -> Ticket:
        return self.begin(self.call_next())

    def hold(self, ticket: Ticket, reason: str = "等材料", back_at: datetime | None = None) -> StaffTicket:
        return self.hall.do(HoldTicket(counter=self.counter, ticket=ticket.id, reason=reason, back_at=back_at))

    def resume(self, ticket: Ticket) -> StaffTicket:
        return self.hall.do(ResumeTicket(counter=self.counter, ticket=ticket.id))

    def transfer(self, ticket: Ticket, queue: str, note: str = "") -> StaffTicket:
        return self.hall.do(TransferTicket(counter=self.counter, ticket=ticket.id, queue=queue, note=note))

    def no_show(self, ticket: Ticket) -> StaffTicket:
        return self.hall.do(MarkNoShow(counter=self.counter, ticket=ticket.id))

    def finish(self, ticket: Ticket) -> Ticket:
        return self.hall.do(FinishService(counter=self.counter, ticket=ticket.id)).ticket

    def undo(self) -> StaffTicket:
        return self.hall.do(UndoLast(counter=self.counter))

    def view(self) -> Desk:
        return self.hall.ask(DeskView(counter=self.counter))


def issue(hall: Hall, queue: str = "advice", *, holder: Holder | None = None, priority: str | None = None) -> Ticket:
    """Give somebody a ticket."""
    return hall.do(IssueTicket(queue=queue, holder=holder, priority=priority)).ticket


def citizen(order: int = 123, name: str = "欧阳测试") -> Holder:
    """Return a person with a right citizen number of a region that does not exist."""
    body = f"99010119850607{order:03d}"
    return Holder(name=name, id_number=body + check_character(body))


@contextmanager
def refused(code: Code, **facts: str | int) -> Iterator["Refusal"]:
    """Expect a refusal with this code, and with these among its facts; what it said can be read after the block."""
    said = Refusal()
    with pytest.raises(Refused) as refusal:
        yield said
    said.text, said.facts = refusal.value.text, refusal.value.facts
    assert refusal.value.code == code
    assert facts.items() <= said.facts.items()


class Refusal:
    """What a refusal said."""

    text = ""
    facts: dict[str, str | int] = {}  # noqa: RUF012 replaced, never changed


def journal(hall: Hall) -> list[JournalEntry]:
    """Return the whole journal."""
    entries: list[JournalEntry] = []
    while page := hall.ask(JournalPage(after=entries[-1].seq if entries else 0)):
        entries += page
    return entries


def kinds(hall: Hall) -> list[str]:
    """Return what happened, in order."""
    return [entry.kind for entry in journal(hall)]
