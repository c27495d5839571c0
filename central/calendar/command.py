"""``main.py central calendar``: publish a year's special days, look at them, take some back, see whom a closing hit."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from central.calendar.file import read_calendar
from central.calendar.rows import publish, published, withdraw
from central.calendar.stranded import Stranded, stranded
from central.centre import Centre
from central.console import say, tell
from central.feed import EVERY_HALL
from central.halls import checked_hall
from shared.domain.hours import SpecialDay
from shared.errors import SetupError
from shared.store.session import Session
from shared.sync.calendar import special_days

_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class _OnlyTried(Exception):
    """A dry run has seen what it came for; everything is undone."""


def add_calendar(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its actions."""
    actions = commands.add_parser("calendar", help="holidays, make-up working days and other hours").add_subparsers(
        dest="action", required=True, metavar="ACTION"
    )
    bring = actions.add_parser("import", help="publish the days of a TOML file (docs/calendar.md)")
    bring.add_argument("file", type=Path)
    back = actions.add_parser("remove", help="take days back: the week holds again")
    back.add_argument("days", nargs="+", metavar="DAY", help="such as 2026-10-01")
    for changing in (bring, back):
        changing.add_argument("--dry-run", action="store_true", help="show what would happen, change nothing")
    shown = actions.add_parser("list", help="list the published days")
    for one in (bring, back, shown):
        one.add_argument("--hall", default="", help="for one hall alone")
    left = actions.add_parser("stranded", help="list the appointments at times that are closed by now")
    for told in (shown, left):
        told.add_argument("--json", action="store_true")


def run_calendar(centre: Centre, parsed: argparse.Namespace) -> None:
    """Run one of the actions; raises :class:`SetupError` with a sentence."""
    {"import": _import, "remove": _remove, "list": _list, "stranded": _stranded}[parsed.action](centre, parsed)


def _import(centre: Centre, parsed: argparse.Namespace) -> None:
    days = read_calendar(parsed.file)
    with suppress(_OnlyTried), centre.database.changing() as session:
        hall = checked_hall(session, parsed.hall)
        for special in days:
            publish(session, hall, special, centre.clock.now())
        _tell(session, centre.clock.now(), days, parsed)


def _remove(centre: Centre, parsed: argparse.Namespace) -> None:
    with suppress(_OnlyTried), centre.database.changing() as session:
        hall = checked_hall(session, parsed.hall)
        known = {special.day: special for special in _published(session, hall)}
        days = [_known_day(known, text) for text in parsed.days]
        for special in days:
            withdraw(session, hall, special, centre.clock.now())
        _tell(session, centre.clock.now(), days, parsed)


def _list(centre: Centre, parsed: argparse.Namespace) -> None:
    with centre.database.reading() as session:
        days = _published(session, checked_hall(session, parsed.hall))
    tell(days, lambda special: f"{_words(special)}  ({special.source})", as_json=parsed.json)


def _stranded(centre: Centre, parsed: argparse.Namespace) -> None:
    with centre.database.reading() as session:
        found = stranded(session, centre.clock.now())
    tell(found, _line, as_json=parsed.json)


def _published(session: Session, hall: str) -> Sequence[SpecialDay]:
    """Return what is published for every hall, or for one alone."""
    return special_days(published(session, hall).get(hall or EVERY_HALL, []))


def _known_day(known: dict[date, SpecialDay], text: str) -> SpecialDay:
    try:
        return known[date.fromisoformat(text)]
    except (ValueError, KeyError) as error:
        raise SetupError(
            "unknown_day", f"{text} is none of the published days: see `central calendar list`."
        ) from error


def _tell(session: Session, now: datetime, days: Sequence[SpecialDay], parsed: argparse.Namespace) -> None:
    """Say what changes and whom it hits; a dry run ends here."""
    for special in days:
        say(_words(special))
    for one in (hit := stranded(session, now)):
        say(_line(one))
    say(f"days: {len(days)}, appointments at closed times: {len(hit)}" + (" (tried only)" if parsed.dry_run else ""))
    if parsed.dry_run:
        raise _OnlyTried


def _words(special: SpecialDay) -> str:
    hours = " ".join(f"{span.opens:%H:%M}-{span.closes:%H:%M}" for span in special.spans) or "shut"
    what = hours if special.like is None else f"like {_WEEK[special.like]}"
    return f"{special.day} {_WEEK[special.day.weekday()]}  {what:<12} {special.name}"


def _line(one: Stranded) -> str:
    return f"{one.hall:<24} {one.begins:%Y-%m-%d %H:%M}  {one.queue:<16} {one.number}"
