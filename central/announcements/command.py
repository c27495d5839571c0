"""``main.py central announce``: publish a short text, look at what is published, take one back."""

import argparse
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from central.announcements.rows import Row, publish, published, withdraw
from central.centre import Centre
from central.console import say, tell
from central.halls import checked_hall
from shared.domain.announcements import Announcement, check_announcement
from shared.domain.clean_text import clean_text
from shared.errors import SetupError

_ZONE = ZoneInfo("Asia/Shanghai")
"""Times are typed as every hall of this country keeps them, unless they carry an offset."""


def add_announce(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its actions."""
    actions = commands.add_parser("announce", help="short texts for kiosks, boards and pages").add_subparsers(
        dest="action", required=True, metavar="ACTION"
    )
    add = actions.add_parser("add", help="publish a text and print its id")
    add.add_argument("text", help="in Chinese")
    add.add_argument("--en", default="", metavar="TEXT", help="the same in English")
    add.add_argument("--from", dest="begins", default="", metavar="WHEN", help="2026-03-02 or 2026-03-02T08:00")
    add.add_argument("--until", required=True, metavar="WHEN", help="a day's end, or a moment of it")
    add.add_argument("--important", action="store_true", help="first, and in the colour of attention")
    add.add_argument("--hall", default="", help="for one hall alone")
    actions.add_parser("list", help="list what is published").add_argument("--json", action="store_true")
    actions.add_parser("remove", help="take a text back").add_argument("id")


def run_announce(centre: Centre, parsed: argparse.Namespace) -> None:
    """Run one of the actions; raises :class:`SetupError` with a sentence."""
    {"add": _add, "list": _list, "remove": _remove}[parsed.action](centre, parsed)


def _add(centre: Centre, parsed: argparse.Namespace) -> None:
    now = centre.clock.now()
    begins = _moment(parsed.begins) if parsed.begins else now
    ends = _moment(parsed.until, whole_day=True)
    one = Announcement(clean_text(parsed.text)[0], begins, ends, clean_text(parsed.en)[0], parsed.important)
    try:
        check_announcement(one)
    except ValueError as error:
        raise SetupError("bad_announcement", str(error)) from error
    if one.ends <= now:
        raise SetupError("bad_announcement", "This announcement would be over already.")
    with centre.database.changing() as session:
        say(publish(session, checked_hall(session, parsed.hall), one, now))


def _list(centre: Centre, parsed: argparse.Namespace) -> None:
    with centre.database.reading() as session:
        rows = published(session)
    now = centre.clock.now()
    tell(rows, lambda row: _words(row, now), as_json=parsed.json)


def _remove(centre: Centre, parsed: argparse.Namespace) -> None:
    with centre.database.changing() as session:
        found = [row for row in published(session) if row.id == parsed.id]
        if not found:
            raise SetupError("unknown_announcement", f"There is no announcement {parsed.id!r}.")
        withdraw(session, found[0], centre.clock.now())


def _moment(text: str, *, whole_day: bool = False) -> datetime:
    """Return a moment; of a day alone its beginning, or the end of the whole day."""
    try:
        if "T" not in text:
            day = date.fromisoformat(text) + timedelta(days=whole_day)
            return datetime.combine(day, time(), _ZONE)
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise SetupError("bad_announcement", f"{text} is no day such as 2026-03-02 or 2026-03-02T18:00.") from error
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=_ZONE)


def _words(row: Row, now: datetime) -> str:
    one = row.announcement
    state = "over" if one.ends <= now else "shown" if one.begins <= now else "later"
    begins, ends = (f"{moment.astimezone(_ZONE):%Y-%m-%d %H:%M}" for moment in (one.begins, one.ends))
    sign = "! " if one.important else ""
    return f"{row.id}  {state:<5}  {begins} – {ends}  {row.hall or 'every hall'}  {sign}{one.text}"
