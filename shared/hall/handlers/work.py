"""What a handler works with: the moment, who acts, the hall's plan, and the rows it may read and change."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from shared.domain.hours import business_date
from shared.domain.plan import Counter, HallPlan
from shared.domain.refused import Code, Refused
from shared.hall.handlers.memory import Memory
from shared.hall.handlers.shelf import Edition
from shared.security.codes import ticket_of_code
from shared.security.fields import FieldCipher
from shared.security.keys import HallKeys
from shared.security.role import Role
from shared.store.appointments import AppointmentTable
from shared.store.catalogue import CatalogueTable
from shared.store.commands import CommandTable
from shared.store.counters import CounterRow, CounterTable
from shared.store.devices import DeviceTable
from shared.store.feed import FeedTable
from shared.store.guide_counts import GuideCountTable
from shared.store.hall_row import HallTable
from shared.store.journal import Journal
from shared.store.lived_days import LivedDays
from shared.store.moments import stored
from shared.store.ratings import RatingTable
from shared.store.seals import SealTable
from shared.store.session import Session
from shared.store.staff import StaffTable, TerminalTable
from shared.store.tickets import TicketRow, TicketTable
from shared.store.trims import TrimTable
from shared.sync.calendar import TOPIC as CALENDAR
from shared.sync.calendar import special_days


@dataclass(frozen=True)
class Actor:
    """Who sends a message: the connection's role and terminal, and the member of staff signed in on it."""

    role: Role
    terminal: str = ""
    staff: str | None = None
    session_hash: str | None = None

    @property
    def text(self) -> str:
        """Return how the journal names the actor."""
        return ":".join(part for part in (self.role, self.terminal, self.staff) if part)


class Work:
    """One thread's workbench; ``at`` and ``actor`` are set for each message."""

    def __init__(self, session: Session, keys: HallKeys, memory: Memory) -> None:
        self.session = session
        self.keys = keys
        self.heard = memory.heard
        self.search = memory.search
        self.demand = memory.demand
        self.subjects = memory.subjects
        self._shelf = memory.shelf
        self.cipher = FieldCipher(keys)
        self.tickets = TicketTable(session)
        self.counters = CounterTable(session)
        self.appointments = AppointmentTable(session)
        self.journal = Journal(session)
        self.commands = CommandTable(session)
        self.staff = StaffTable(session)
        self.terminals = TerminalTable(session)
        self.devices = DeviceTable(session)
        self.ratings = RatingTable(session)
        self.seals = SealTable(session)
        self.trims = TrimTable(session)
        self.lived_days = LivedDays(session)
        self.feed = FeedTable(session)
        self.hall = HallTable(session)
        self.catalogue = CatalogueTable(session)
        self.guide_counts = GuideCountTable(session)
        self.at = datetime.min.replace(tzinfo=UTC)
        self.actor = Actor(Role.ADMIN)
        self._plan: HallPlan | None = None

    @property
    def plan(self) -> HallPlan:
        """Return the plan under the centre's calendar; raise :class:`Refused` (not_set_up) before there is one."""
        if self._plan is None:
            row = self.hall.get()
            if row is None or row.plan is None:
                raise Refused(Code.NOT_SET_UP, "This hall has no plan yet.")
            days = special_days((published.id, published.body) for published in self.feed.rows(CALENDAR))
            self._plan = msgspec.json.decode(row.plan, type=HallPlan).under(days)
        return self._plan

    @property
    def edition(self) -> Edition:
        """Return the catalogue that people see; one that offers nothing where the hall has none."""
        return self._shelf.current(self)

    @property
    def centre_key(self) -> Ed25519PublicKey | None:
        """Return the key by which the centre's codes are known, ``None`` for a hall without a centre."""
        line = self.seals.line()
        if line is None or not line.centre_key:
            return None
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(line.centre_key))

    def forget_plan(self) -> None:
        """Read the plan again at the next use: it was changed, or its change was undone."""
        self._plan = None

    @property
    def now(self) -> int:
        """Return the moment of this message in stored form."""
        return stored(self.at)

    @property
    def day(self) -> str:
        """Return the business date of this message."""
        return business_date(self.at, self.plan.zone_info).isoformat()

    def ticket(self, ticket_id: str) -> TicketRow:
        """Return a ticket; raise :class:`Refused` (unknown_ticket)."""
        row = self.tickets.get(ticket_id)
        if row is None:
            raise Refused(Code.UNKNOWN_TICKET, "There is no such ticket.")
        return row

    def ticket_of_code(self, code: str) -> TicketRow:
        """Return the ticket whose code this hall signed; raise :class:`Refused` (unknown_ticket)."""
        ticket_id = ticket_of_code(code, self.keys.code_key)
        if ticket_id is None:
            raise Refused(Code.UNKNOWN_TICKET, "This is no ticket of this hall.")
        return self.ticket(ticket_id)

    def own_counter(self, counter: Counter) -> CounterRow:
        """Return a counter's state; a desk may only act at the counter its clerk sits at (not_your_counter)."""
        row = self.counters.get(counter.id)
        if self.actor.role is Role.DESK and row.staff != self.actor.staff:
            raise Refused(Code.NOT_YOUR_COUNTER, f"You are not at counter {counter.label}.", counter=counter.label)
        return row

    def note(self, kind: str, subject: str, **body: Any) -> None:
        """Write one line of the journal about this message."""
        self.journal.write(kind, subject, at=self.now, actor=self.actor.text, body=body)
