"""An appointment as a calendar file (RFC 5545), which a telephone's calendar takes in and reminds of."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

_LINE_BYTES = 75
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


@dataclass(frozen=True)
class Entry:
    """What stands in the calendar; ``begins``, ``ends`` and ``made`` are aware moments, ``id`` is the appointment's."""

    id: str
    begins: datetime
    ends: datetime
    made: datetime
    title: str
    place: str
    note: str


def calendar_file(entry: Entry) -> bytes:
    """Return the file: an entry with a reminder two hours before, in UTC, with no name of a person in it."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//OneHall//appointments//ZH",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{entry.id}@onehall",
        f"DTSTAMP:{_moment(entry.made)}",
        f"DTSTART:{_moment(entry.begins)}",
        f"DTEND:{_moment(entry.ends)}",
        f"SUMMARY:{escaped(entry.title)}",
        f"LOCATION:{escaped(entry.place)}",
        f"DESCRIPTION:{escaped(entry.note)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT2H",
        f"DESCRIPTION:{escaped(entry.title)}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(part + b"\r\n" for line in lines for part in folded(line))


def escaped(text: str) -> str:
    """Return a text as a value: one line, whatever is in it (RFC 5545, 3.3.11)."""
    lines = "\n".join(text.splitlines())
    return "".join(_ESCAPED.get(c, "" if unicodedata.category(c) in {"Cc", "Cs"} else c) for c in lines)


def folded(line: str) -> Iterator[bytes]:
    """Yield a line in pieces of 75 bytes at most, the further ones begun with a blank, no character cut in two."""
    piece = b""
    for character in line:
        encoded = character.encode()
        if len(piece) + len(encoded) > _LINE_BYTES:
            yield piece
            piece = b" "
        piece += encoded
    yield piece


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
