"""What happened in guides and searches, counted by business date: no row says who."""

from dataclasses import dataclass

from shared.store.session import Session

_MORE = """
    UPDATE guide_count SET count = count + 1
    WHERE day = :day AND what = :what AND subject = :subject AND at = :at
"""
_FIRST = "INSERT INTO guide_count (day, what, subject, at, count) VALUES (:day, :what, :subject, :at, 1)"
_SINCE = """
    SELECT what, subject, at, sum(count), max(day) FROM guide_count
    WHERE day >= :since AND what IN ('missed', 'abandoned') GROUP BY what, subject, at ORDER BY 4 DESC, 1, 2, 3
"""
_COMES = """
    SELECT subject, sum(weight) FROM (
        SELECT matter AS subject, 4 * count(*) AS weight FROM ticket
        WHERE business_date >= :since AND matter IS NOT NULL GROUP BY matter
        UNION ALL
        SELECT subject, sum(CASE what WHEN 'finished' THEN 1 ELSE 2 END * count) AS weight FROM guide_count
        WHERE day >= :since AND what IN ('finished', 'printed', 'taken') GROUP BY subject
    ) AS came GROUP BY subject
"""


@dataclass(frozen=True, slots=True)
class CountRow:
    """How often something happened over some days, and on which business date last."""

    what: str
    subject: str
    at: str
    count: int
    last_day: str


class GuideCountTable:
    """The counts of one hall, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, day: str, what: str, subject: str, at: str, *, most: int) -> bool:
        """Count one more; return ``False`` where it would be the first of its kind and a day's ``most`` are reached."""
        row = {"day": day, "what": what, "subject": subject, "at": at}
        if self._session.run(_MORE, row).rowcount:
            return True
        sql = "SELECT count(*) FROM guide_count WHERE day = :day AND what = :what"
        if self._session.run(sql, {"day": day, "what": what}).fetchone()[0] >= most:
            return False
        self._session.run(_FIRST, row)
        return True

    def unfound(self, since: str) -> list[CountRow]:
        """Return searches in vain and guides left since a business date, the most frequent first."""
        rows = self._session.run(_SINCE, {"since": since}).fetchall()
        return [CountRow(what, subject, at, int(count), day) for what, subject, at, count, day in rows]

    def comes_for(self, since: str) -> dict[str, int]:
        """Return how much people came for each subject since a business date.

        A ticket counts four, a guide taken along two, one read to its end one.
        """
        rows = self._session.run(_COMES, {"since": since}).fetchall()
        return {subject: int(weight) for subject, weight in rows}

    def forget_before(self, day: str) -> None:
        """Drop the counts of business dates before ``day``."""
        self._session.run("DELETE FROM guide_count WHERE day < :day", {"day": day})
