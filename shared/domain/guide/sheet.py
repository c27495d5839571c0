"""What a printed guide's code carries: enough to open the same guide again, and nothing of the person.

Answers and steps stand as short marks (digests of their ids), so the code stays small whatever a catalogue calls
things; opened later, the marks are looked for among what the theme offers then, and what is gone is told.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from shared.domain.catalogue.themes import Theme
from shared.domain.guide.result import Guide

_FORMAT = 1
_MARK = 3
"""Bytes of a mark: two of a theme's ids share one in about one theme of a million."""
_MOST = 280
"""Bytes; with its signature that is a code of 467 characters, below the 500 that our papers' QR takes."""
_VERSION_BYTES = 32


@dataclass(frozen=True)
class Sheet:
    """One printed guide: its theme or its single item, the catalogue's version, the answers, the steps in order."""

    theme: str
    item: str
    version: str
    answers: tuple[tuple[bytes, bytes], ...]
    steps: tuple[bytes, ...]


@dataclass(frozen=True)
class Changes:
    """What is different from what was printed; ``gone_steps`` are the numbers that the paper gives its steps."""

    new_items: tuple[str, ...] = ()
    gone_steps: tuple[int, ...] = ()


def sheet_of(guide: Guide) -> Sheet:
    """Return the sheet of a guide."""
    return Sheet(
        theme=guide.theme,
        item="" if guide.theme else guide.steps[0].item,
        version=guide.catalogue,
        answers=tuple((_mark(question), _mark(option)) for question, option in guide.answers),
        steps=tuple(_mark(step.item) for step in guide.steps),
    )


def written(sheet: Sheet) -> bytes:
    """Return the sheet as bytes; a version longer than 32 bytes is cut, steps are left out where they do not fit."""
    version = sheet.version.encode()[:_VERSION_BYTES].decode(errors="ignore")
    texts = [text.encode() for text in (sheet.theme, sheet.item, version)]
    head = bytes([_FORMAT]) + b"".join(bytes([len(text)]) + text for text in texts) + bytes([len(sheet.answers)])
    body = head + b"".join(question + option for question, option in sheet.answers)
    steps = b"".join(sheet.steps)
    return body + steps if len(body + steps) <= _MOST else body


def read_sheet(body: bytes) -> Sheet | None:
    """Return the sheet in bytes that we signed, ``None`` where a newer program wrote them."""
    if body[:1] != bytes([_FORMAT]):
        return None
    texts: list[str] = []
    at = 1
    for _ in range(3):
        texts.append(body[at + 1 : at + 1 + body[at]].decode())
        at += 1 + body[at]
    marks = [body[start : start + _MARK] for start in range(at + 1, len(body), _MARK)]
    answers = tuple((marks[2 * n], marks[2 * n + 1]) for n in range(body[at]))
    theme, item, version = texts
    return Sheet(theme, item, version, answers, steps=tuple(marks[2 * len(answers) :]))


def is_written(body: bytes) -> bool:
    """Tell whether these bytes are a sheet, spelled as :func:`written` spells it."""
    try:
        sheet = read_sheet(body)
        if sheet is None or written(sheet) != body:
            return False
    except (IndexError, ValueError):
        return False
    return all(len(mark) == _MARK for mark in (*chain.from_iterable(sheet.answers), *sheet.steps))


def answers_on(sheet: Sheet, theme: Theme) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the sheet's answers that ``theme`` still offers, and the questions whose answer it offers no longer."""
    given = dict(sheet.answers)
    answers: dict[str, str] = {}
    gone = []
    for question in theme.questions:
        mark = given.get(_mark(question.id))
        option = next((option.id for option in question.options if _mark(option.id) == mark), None)
        if option is not None:
            answers[question.id] = option
        elif mark is not None:
            gone.append(question.id)
    return answers, tuple(gone)


def changes(sheet: Sheet, guide: Guide) -> Changes:
    """Return which steps of today's ``guide`` the sheet does not have, and which of the sheet's are gone."""
    if not sheet.steps:
        return Changes()
    today = {_mark(step.item): step.name for step in guide.steps}
    return Changes(
        new_items=tuple(_names(today, sheet.steps)),
        gone_steps=tuple(number for number, mark in enumerate(sheet.steps, start=1) if mark not in today),
    )


def _names(today: dict[bytes, str], printed: Iterable[bytes]) -> Iterable[str]:
    known = set(printed)
    return (name for mark, name in today.items() if mark not in known)


def _mark(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()[:_MARK]
