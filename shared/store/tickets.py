"""Tickets in the database: the rows, and the statements that run at every touch."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from shared.store.session import Session


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A stored ticket; moments in stored form (:mod:`shared.store.moments`), personal fields encrypted."""

    id: str
    home_queue: str
    business_date: str
    number: int
    label: str
    queue: str
    state: str
    rank_at: int
    issued_at: int
    priority: str | None
    language: str
    person: str | None
    holder_name: bytes | None
    holder_number: bytes | None
    counter: str | None = None
    called_at: int | None = None
    begun_at: int | None = None
    finished_at: int | None = None
    missed_at: int | None = None
    back_at: int | None = None
    recalls: int = 0
    prints: int = 0
    note: bytes | None = None
    version: int = 0
    matter: str | None = None
    appointment_at: int | None = None
    went_later_at: int | None = None


_COLUMNS = tuple(field.name for field in fields(TicketRow))
_LIST = ", ".join(_COLUMNS)
_SELECT = f"SELECT {_LIST} FROM ticket"
_INSERT = f"INSERT INTO ticket ({_LIST}) VALUES ({', '.join(':' + name for name in _COLUMNS)})"
_NEXT_NUMBER = """
    INSERT INTO number_seq (queue, business_date, last) VALUES (:queue, :day, :first)
    ON CONFLICT (queue, business_date) DO UPDATE SET last = number_seq.last + 1 RETURNING last
"""
_SKIP = """
    INSERT INTO number_seq (queue, business_date, last, skipped) VALUES (:queue, :day, :last, :skipped)
    ON CONFLICT (queue, business_date) DO UPDATE SET last = excluded.last, skipped = excluded.skipped
"""
_ORDER = "ORDER BY rank_at, number, id"
_OPEN = "state IN ('waiting', 'called', 'serving', 'held')"


@cache
def _update(columns: tuple[str, ...]) -> str:
    changes = ", ".join(f"{name} = :{name}" for name in columns)
    return f"UPDATE ticket SET {changes}, version = version + 1 WHERE id = :id AND version = :seen RETURNING {_LIST}"


@cache
def _heads(count: int) -> str:
    """Return SQL for the first of the first waiting tickets of ``count`` queues: one index look-up a queue."""
    head = (
        "SELECT * FROM (SELECT id, rank_at, number FROM ticket WHERE state = 'waiting' AND business_date = :day "
        "AND queue = :queue_{} " + _ORDER + " LIMIT 1) AS head_{}"
    )
    union = " UNION ALL ".join(head.format(n, n) for n in range(count))
    return f"{_SELECT} WHERE id = (SELECT id FROM ({union}) AS heads {_ORDER} LIMIT 1)"


class TicketTable:
    """The tickets of one hall, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_number(self, queue: str, day: str, first: int) -> int:
        """Take the next number of a queue on a business date, beginning with ``first``."""
        row = self._session.run(_NEXT_NUMBER, {"queue": queue, "day": day, "first": first}).fetchone()
        return int(row[0])

    def numbers_taken(self, queue: str, day: str, first: int) -> int:
        """Return how many numbers a queue has given out on a business date."""
        last, skipped = self._sequence(queue, day, first)
        return last - skipped - first + 1

    def numbers_left(self, queue: str, day: str, first: int, final: int) -> int:
        """Return how many numbers a queue has left on a business date, up to ``final``."""
        return final - self._sequence(queue, day, first)[0]

    def skip_numbers(self, queue: str, day: str, first: int, count: int) -> None:
        """Leave ``count`` numbers of a queue unused on a business date."""
        last, skipped = self._sequence(queue, day, first)
        params = {"queue": queue, "day": day, "last": last + count, "skipped": skipped + count}
        self._session.run(_SKIP, params)

    def _sequence(self, queue: str, day: str, first: int) -> tuple[int, int]:
        """Return the last number given out or skipped, and how many were skipped."""
        sql = "SELECT last, skipped FROM number_seq WHERE queue = :queue AND business_date = :day"
        row = self._session.run(sql, {"queue": queue, "day": day}).fetchone()
        return (first - 1, 0) if row is None else (int(row[0]), int(row[1]))

    def add(self, row: TicketRow) -> None:
        """Store a new ticket."""
        self._session.run(_INSERT, {name: getattr(row, name) for name in _COLUMNS})

    def change(self, row: TicketRow, **changes: Any) -> TicketRow:
        """Store changes to a ticket as it was read and return it changed.

        There is one writer, so a version that moved on can only be a fault of ours.
        """
        params = {**changes, "id": row.id, "seen": row.version}
        changed = self._session.run(_update(tuple(changes)), params).fetchone()
        if changed is None:
            raise RuntimeError("the ticket changed between reading and writing")
        return TicketRow(*changed)

    def count_print(self, row: TicketRow) -> TicketRow:
        """Count one more paper; the ticket is the same as before, so that its last step can still be undone."""
        sql = f"UPDATE ticket SET prints = prints + 1 WHERE id = :id RETURNING {_LIST}"
        return TicketRow(*self._session.run(sql, {"id": row.id}).fetchone())

    def get(self, ticket_id: str) -> TicketRow | None:
        """Return a ticket by its id."""
        row = self._session.run(f"{_SELECT} WHERE id = :id", {"id": ticket_id}).fetchone()
        return None if row is None else TicketRow(*row)

    def open_of_person(self, person: str, queue: str, day: str) -> TicketRow | None:
        """Return the person's open ticket in a queue on a business date."""
        sql = (
            f"{_SELECT} WHERE person = :person AND business_date = :day AND queue = :queue AND {_OPEN} {_ORDER} LIMIT 1"
        )
        row = self._session.run(sql, {"person": person, "queue": queue, "day": day}).fetchone()
        return None if row is None else TicketRow(*row)

    def head(self, queues: Sequence[str], day: str) -> TicketRow | None:
        """Return the waiting ticket to be called next from these queues."""
        params = {f"queue_{n}": queue for n, queue in enumerate(queues)}
        row = self._session.run(_heads(len(queues)), {**params, "day": day}).fetchone()
        return None if row is None else TicketRow(*row)

    def waiting(self, queues: Sequence[str], day: str, most: int) -> list[TicketRow]:
        """Return the first ``most`` people waiting in these queues, in order of call."""
        names = {f"queue_{n}": queue for n, queue in enumerate(queues)}
        sql = (
            f"{_SELECT} WHERE state = 'waiting' AND business_date = :day "
            f"AND queue IN ({', '.join(':' + name for name in names)}) {_ORDER} LIMIT :most"
        )
        rows = self._session.run(sql, {**names, "day": day, "most": most}).fetchall()
        return [TicketRow(*row) for row in rows]

    def waiting_ranks(self, queue: str, day: str, most: int) -> list[int]:
        """Return the ranks of the first ``most`` people waiting in a queue, in order of call."""
        sql = (
            "SELECT rank_at FROM ticket WHERE state = 'waiting' AND business_date = :day AND queue = :queue "
            f"{_ORDER} LIMIT :most"
        )
        rows = self._session.run(sql, {"queue": queue, "day": day, "most": most}).fetchall()
        return [int(row[0]) for row in rows]

    def ranks_behind(self, row: TicketRow, most: int) -> list[int]:
        """Return the ranks of the next ``most`` people waiting in the same queue behind this ticket."""
        sql = (
            "SELECT rank_at FROM ticket WHERE state = 'waiting' AND business_date = :day AND queue = :queue "
            f"AND (rank_at > :rank OR (rank_at = :rank AND number > :number)) {_ORDER} LIMIT :most"
        )
        params = {"day": row.business_date, "queue": row.queue, "rank": row.rank_at, "number": row.number}
        rows = self._session.run(sql, {**params, "most": most}).fetchall()
        return [int(rank[0]) for rank in rows]

    def count_ahead(self, row: TicketRow) -> int:
        """Return how many people of the same queue would be called before this ticket."""
        sql = (
            "SELECT count(*) FROM ticket WHERE state = 'waiting' AND business_date = :day AND queue = :queue "
            "AND (rank_at < :rank OR (rank_at = :rank AND number < :number))"
        )
        params = {"day": row.business_date, "queue": row.queue, "rank": row.rank_at, "number": row.number}
        return int(self._session.run(sql, params).fetchone()[0])

    def oldest_arrival(self, queue: str, day: str) -> int | None:
        """Return when the person waiting longest in a queue took the ticket."""
        sql = "SELECT min(issued_at) FROM ticket WHERE state = 'waiting' AND business_date = :day AND queue = :queue"
        value = self._session.run(sql, {"day": day, "queue": queue}).fetchone()[0]
        return None if value is None else int(value)

    def waiting_by_queue(self, day: str) -> dict[str, tuple[int, int]]:
        """Return for each queue with people waiting: how many, and when the oldest of them arrived."""
        sql = (
            "SELECT queue, count(*), min(issued_at) FROM ticket "
            "WHERE state = 'waiting' AND business_date = :day GROUP BY queue"
        )
        return {queue: (count, oldest) for queue, count, oldest in self._session.run(sql, {"day": day}).fetchall()}

    def at_counters(self, day: str, states: Sequence[str], counter: str | None = None) -> list[TicketRow]:
        """Return the tickets in ``states`` at one counter, or at all, latest call first."""
        names = {f"state_{n}": state for n, state in enumerate(states)}
        where = f"business_date = :day AND state IN ({', '.join(':' + name for name in names)})"
        params: dict[str, Any] = {**names, "day": day}
        if counter is not None:
            where += " AND counter = :counter"
            params["counter"] = counter
        rows = self._session.run(f"{_SELECT} WHERE {where} ORDER BY called_at DESC, id", params).fetchall()
        return [TicketRow(*row) for row in rows]

    def forget_people_before(self, day: str, most: int) -> None:
        """Forget of up to ``most`` tickets from before ``day`` whose they were, and what a clerk wrote on them."""
        sql = (
            "SELECT id FROM ticket WHERE (person IS NOT NULL OR note IS NOT NULL) AND business_date < :day "
            "ORDER BY business_date LIMIT :most"
        )
        old = [{"id": row[0]} for row in self._session.run(sql, {"day": day, "most": most}).fetchall()]
        forget = "UPDATE ticket SET person = NULL, holder_name = NULL, holder_number = NULL, note = NULL WHERE id = :id"
        self._session.run_many(forget, old)

    def left_open_before(self, day: str) -> list[TicketRow]:
        """Return what still waits, is called or held on business dates before ``day``."""
        sql = f"{_SELECT} WHERE business_date < :day AND state IN ('waiting', 'called', 'held') {_ORDER}"
        return [TicketRow(*row) for row in self._session.run(sql, {"day": day}).fetchall()]
