"""What the centre publishes of its calendar: topic ``calendar``, one row a day, for every hall or for one alone.

A row's body is a :class:`shared.domain.hours.SpecialDay`. What is published for one hall goes before what all have;
its id tells the two apart, because a hall gets both. A row that cannot be read counts on neither side of the road.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from shared.domain.hours import SpecialDay, check_special_day

TOPIC = "calendar"


def row_id(day: date, hall: str = "") -> str:
    """Return the id of a day's row: for every hall, or for the one named."""
    return f"{day}@{hall}" if hall else day.isoformat()


def read_special_day(body: str) -> SpecialDay:
    """Return the day of a row; raise ``ValueError`` for one that cannot be read or cannot count."""
    special = msgspec.json.decode(body, type=SpecialDay)
    check_special_day(special)
    return special


def special_days(rows: Iterable[tuple[str, str]]) -> tuple[SpecialDay, ...]:
    """Return the days of rows (id, body) that one hall gets, soonest first."""
    found: dict[date, SpecialDay] = {}
    for _, body in sorted(rows):
        try:
            special = read_special_day(body)
        except ValueError:
            continue
        found[special.day] = special
    return tuple(found[day] for day in sorted(found))
