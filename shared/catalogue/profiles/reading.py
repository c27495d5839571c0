"""Fields of a row as values, with what was wrong with them told to the row."""

import re
from typing import Any

from shared.catalogue.limits import read_limit
from shared.catalogue.profiles.standard import known
from shared.catalogue.readers.row import Row
from shared.catalogue.report import Limits, Rejected, Why
from shared.domain.catalogue.items import Limit

_BETWEEN = re.compile(r"[、，,;；|\n]")
_MOST_NAME = 300
_WORDS = {
    "handle_time": "法定办结时限",
    "anticipate_day": "法定办结时限",
    "handle_time_limit": "承诺办结时限",
    "promise_day": "承诺办结时限",
}


def limit_in(row: Row, field: str, limits: Limits) -> Limit | None:
    """Return a limit; one that cannot be read is told, and stays to be read by people in the item's note."""
    text = row.text(field)
    read = read_limit(text)
    if not read.given:
        return None
    limits.count(field, read.limit)
    if read.limit is None:
        row.say(Why.LIMIT_UNREADABLE, field, text)
        row.unread.append(f"{_WORDS.get(field, field)}：{text}")
    elif read.rounded:
        row.say(Why.LIMIT_ROUNDED, field, text)
    return read.limit


def texts_in(row: Row, field: str) -> list[str]:
    """Return a field of several texts: a list, or one text with marks between; what says "nothing" is left out."""
    value: Any = row.fields.get(field)
    parts = value if isinstance(value, list) else _BETWEEN.split(row.text(field))
    texts = [known("" if part is None else str(part)).strip() for part in parts]
    for text in texts:
        if len(text) > _MOST_NAME:
            raise Rejected(Why.FIELD_TOO_LONG, field, str(len(text)))
    return [text for text in texts if text]


def whole_number_in(row: Row, field: str) -> int | None:
    """Return a small whole number, ``None`` where there is none."""
    text = known(row.text(field))
    if not text:
        return None
    if not text.isdecimal() or len(text) > 3:  # noqa: PLR2004 nobody has to come a thousand times
        row.say(Why.NUMBER_UNREADABLE, field, text)
        return None
    return int(text)
