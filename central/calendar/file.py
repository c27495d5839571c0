"""A year's special days in a file of TOML, as ``resources/calendar/2026.toml`` shows it."""

import tomllib
from collections import Counter
from datetime import date, time, timedelta
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from shared.domain.clean_text import clean_text
from shared.domain.hours import Span, SpecialDay, check_special_day
from shared.errors import SetupError

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_Hours = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")]


class _Stretch(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """One day, or all days to ``to``: shut, unless it says ``like`` or ``hours``."""

    from_: date
    name: str
    name_en: str = ""
    to: date | None = None
    like: Weekday | None = None
    hours: tuple[_Hours, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    year: int
    source: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    days: Annotated[tuple[_Stretch, ...], msgspec.Meta(min_length=1, max_length=366)]


def read_calendar(path: Path) -> list[SpecialDay]:
    """Return a file's days; raise :class:`SetupError` (bad_calendar) with the first thing in it that is wrong."""
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
        days = [special for stretch in file.days for special in _days(stretch, file)]
        _check(days)
    except OSError as error:
        raise SetupError("bad_calendar", f"The calendar {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise SetupError("bad_calendar", f"The calendar {path} is not right: {str(error).rstrip('.')}.") from error
    return days


def _days(stretch: _Stretch, file: _File) -> list[SpecialDay]:
    last = stretch.to or stretch.from_
    if last < stretch.from_:
        raise ValueError(f"{stretch.name} ends before it begins")
    if {stretch.from_.year, last.year} != {file.year}:
        raise ValueError(f"{stretch.name} is not in {file.year}")
    return [
        SpecialDay(
            day=stretch.from_ + timedelta(days=n),
            name=clean_text(stretch.name)[0],
            name_en=clean_text(stretch.name_en)[0],
            like=None if stretch.like is None else _WEEK.index(stretch.like),
            spans=tuple(_span(hours) for hours in stretch.hours),
            source=clean_text(file.source)[0],
        )
        for n in range((last - stretch.from_).days + 1)
    ]


def _span(hours: str) -> Span:
    opens, closes = hours.split("-")
    return Span(time.fromisoformat(opens), time.fromisoformat(closes))


def _check(days: list[SpecialDay]) -> None:
    for special in days:
        check_special_day(special)
    twice = [day for day, times in Counter(special.day for special in days).items() if times > 1]
    if twice:
        raise ValueError(f"{twice[0]} is there twice")
