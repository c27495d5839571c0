"""Accounts, their sessions, and the terminals that may connect from elsewhere."""

from dataclasses import dataclass

from sqlalchemy import insert, select, update

from shared.store import tables
from shared.store.session import Session


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A stored account."""

    id: str
    login: str
    name: str
    role: str
    password_hash: str
    failures: int = 0
    locked_until: int | None = None


@dataclass(frozen=True, slots=True)
class TerminalRow:
    """A stored terminal: its role, and the hash of its key."""

    name: str
    role: str
    key_hash: str
    enrolled_at: int
    revoked_at: int | None = None


class StaffTable:
    """Accounts and sessions, seen through one session of the database."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def by_login(self, login: str) -> StaffRow | None:
        """Return the account with this login."""
        row = self._session.core(select(tables.staff).where(tables.staff.c.login == login)).first()
        return None if row is None else StaffRow(*row)

    def by_session(self, key_hash: str) -> StaffRow | None:
        """Return the account whose living session has this key hash."""
        joined = tables.staff.join(tables.session, tables.session.c.staff == tables.staff.c.id)
        living = (tables.session.c.key_hash == key_hash) & tables.session.c.ended.is_(False)
        row = self._session.core(select(tables.staff).select_from(joined).where(living)).first()
        return None if row is None else StaffRow(*row)

    def get(self, staff_id: str) -> StaffRow | None:
        """Return an account by its id."""
        row = self._session.core(select(tables.staff).where(tables.staff.c.id == staff_id)).first()
        return None if row is None else StaffRow(*row)

    def add(self, row: StaffRow) -> None:
        """Store a new account."""
        self._session.core(insert(tables.staff).values({f: getattr(row, f) for f in StaffRow.__dataclass_fields__}))

    def save(self, row: StaffRow) -> None:
        """Store an account in place of what was known of it."""
        if self.get(row.id) is None:
            self.add(row)
            return
        changes = {f: getattr(row, f) for f in StaffRow.__dataclass_fields__ if f != "id"}
        self._session.core(update(tables.staff).where(tables.staff.c.id == row.id).values(changes))

    def end_sessions_of(self, staff_id: str) -> None:
        """End every session of an account."""
        of_account = tables.session.c.staff == staff_id
        self._session.core(update(tables.session).where(of_account).values(ended=True))

    def note_failures(self, staff_id: str, failures: int, locked_until: int | None) -> None:
        """Store how often a wrong password came in a row, and until when the account is locked."""
        values = {"failures": failures, "locked_until": locked_until}
        self._session.core(update(tables.staff).where(tables.staff.c.id == staff_id).values(values))

    def knows_session(self, key_hash: str) -> bool:
        """Tell whether a session with this key hash ever began."""
        t = tables.session
        return self._session.core(select(t.c.key_hash).where(t.c.key_hash == key_hash)).first() is not None

    def begin_session(self, key_hash: str, staff_id: str, since: int) -> None:
        """Store a session by the hash of its key."""
        self._session.core(insert(tables.session).values(key_hash=key_hash, staff=staff_id, since=since))

    def end_session(self, key_hash: str) -> None:
        """End a session."""
        self._session.core(update(tables.session).where(tables.session.c.key_hash == key_hash).values(ended=True))


class TerminalTable:
    """Enrolled terminals, seen through one session of the database."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def by_key(self, key_hash: str) -> TerminalRow | None:
        """Return the terminal that holds a key, unless it was revoked."""
        t = tables.terminal
        row = self._session.core(select(t).where((t.c.key_hash == key_hash) & t.c.revoked_at.is_(None))).first()
        return None if row is None else TerminalRow(*row)

    def get(self, name: str) -> TerminalRow | None:
        """Return a terminal by its name, revoked or not."""
        row = self._session.core(select(tables.terminal).where(tables.terminal.c.name == name)).first()
        return None if row is None else TerminalRow(*row)

    def save(self, row: TerminalRow) -> None:
        """Store a terminal, in place of one with the same name."""
        values = {f: getattr(row, f) for f in TerminalRow.__dataclass_fields__}
        if self.get(row.name) is None:
            self._session.core(insert(tables.terminal).values(values))
        else:
            self._session.core(update(tables.terminal).where(tables.terminal.c.name == row.name).values(values))
