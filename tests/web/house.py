"""A hall whose visitors open pages: it writes its journal line by line, and its centre serves the pages."""

from dataclasses import dataclass, field, replace
from itertools import count

import httpx
import pytest

from shared.domain.plan import HallPlan
from shared.ids import new_id
from shared.security.codes import code_mark, ticket_code
from shared.store.moments import stored
from tests.central.stand import Stand, TestHall, TestJournal
from tests.domain.plans import small_plan

KEY = b"k" * 32
ON_BOTH = pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
"""For tests in which the database takes part; on PostgreSQL with the rights of the pages' role alone."""

DAY = "2026-03-02"


@dataclass
class Visited:
    """A hall named binjiang with visitors."""

    stand: Stand
    hall: TestHall
    plan: HallPlan = field(default_factory=small_plan)
    journal: TestJournal = field(default_factory=TestJournal)
    sent: int = 0

    def tells(self, kind: str, subject: str, **body: object) -> None:
        """Write one line at the clock's moment, and send what is new."""
        self.journal.at = stored(self.stand.clock.now()) - 1_000_000
        self.journal.write(kind, subject, **body)
        self.send()

    def send(self) -> None:
        """Send what is new, or a sign of life."""
        self.hall.pushed(self.journal.batch(self.sent + 1))
        self.sent = len(self.journal.events)

    def opens(self) -> None:
        """Tell the plan, and open the first two counters."""
        self.tells("hall.configured", self.plan.id, plan=self.plan)
        for counter in ("c1", "c2"):
            self.tells("counter.open", counter)

    def issues(self, number: str, queue: str = "advice", *, day: str = DAY) -> "Paper":
        """Give out a ticket, and return its paper."""
        ticket = new_id()
        code = ticket_code(ticket, KEY)
        rank = stored(self.stand.clock.now()) + self.sent
        body = {"number": number, "queue": queue, "business_date": day, "rank": rank, "mark": code_mark(code)}
        self.tells("ticket.issued", ticket, **body)
        return Paper(ticket, code, f"/t/binjiang/{code}")

    def calls(self, paper: "Paper", counter: str = "c1") -> None:
        """Call a ticket to a counter."""
        self.tells("ticket.called", paper.ticket, counter=counter)


@dataclass(frozen=True)
class Paper:
    """What a citizen holds: a code, and by it the path of a page."""

    ticket: str
    code: str
    path: str


def renamed(plan: HallPlan, name: str) -> HallPlan:
    """Return a plan in which hall, queues and places bear another name."""
    queues = tuple(replace(queue, name=name, name_en=name) for queue in plan.queues)
    counters = tuple(replace(counter, place=name, place_en=name, label=name) for counter in plan.counters)
    return replace(plan, name=name, name_en=name, queues=queues, counters=counters)


def from_everywhere(client: httpx.Client) -> None:
    """Send each question from a fresh address: how much one may ask is tested apart."""
    addresses = (f"198.51.{n // 250}.{n % 250}" for n in count())
    client.event_hooks = {"request": [lambda asked: asked.headers.update({"x-forwarded-for": next(addresses)})]}
