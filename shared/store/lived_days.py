"""The days on which the hub ran: how many have passed is known from them, and not from a clock that may be wrong."""

from shared.store.session import Session


class LivedDays:
    """One row a business date, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def mark(self, day: str, counted: int) -> None:
        """Keep that the hub ran on ``day``, and forget what is older than the ``counted`` days before it."""
        self._session.run("INSERT INTO lived_day (day) VALUES (:day) ON CONFLICT (day) DO NOTHING", {"day": day})
        oldest = self.before(day, counted)
        if oldest is not None:
            self._session.run("DELETE FROM lived_day WHERE day < :day", {"day": oldest})

    def before(self, day: str, count: int) -> str | None:
        """Return the ``count``-th lived day before ``day``, ``None`` where so many are not known."""
        sql = "SELECT day FROM lived_day WHERE day < :day ORDER BY day DESC LIMIT 1 OFFSET :skip"
        row = self._session.run(sql, {"day": day, "skip": count - 1}).fetchone()
        return None if row is None else str(row[0])
