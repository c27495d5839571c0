"""PostgreSQL's partitions of ``event``: one a month of receipt, made ahead of time; SQLite needs none."""

from datetime import UTC, datetime

from shared.store.moments import stored
from shared.store.session import Session

AHEAD = 2
"""Months made before they begin; a centre that makes none for so long still stores, in the partition of the rest."""


def make_months(session: Session, now: datetime) -> None:
    """Make the partitions of this month and the next ones that are not there yet."""
    if not session.postgres:
        return
    year, month = now.year, now.month
    for _ in range(AHEAD + 1):
        following = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004 months of a year
        _make(session, f"event_{year:04d}_{month:02d}", _first(year, month), _first(*following))
        year, month = following


def _make(session: Session, name: str, begin: int, end: int) -> None:
    """Make one partition, unless it is there or the partition of the rest holds rows of that month already."""
    if session.run("SELECT to_regclass(:name)", {"name": name}).fetchone()[0] is not None:
        return
    params = {"begin": begin, "end": end}
    sql = "SELECT 1 FROM event_rest WHERE received_at >= :begin AND received_at < :end LIMIT 1"
    if session.run(sql, params).fetchone() is None:
        session.run(f"CREATE TABLE IF NOT EXISTS {name} PARTITION OF event FOR VALUES FROM ({begin}) TO ({end})")


def _first(year: int, month: int) -> int:
    return stored(datetime(year, month, 1, tzinfo=UTC))
