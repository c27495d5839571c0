"""``main.py central``: serve the centre, and what its administrator does."""

import argparse
import json
import logging
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from central import halls
from central.announcements.command import add_announce, run_announce
from central.calendar.command import add_calendar, run_calendar
from central.catalogue.command import add_catalogue, run_catalogue
from central.centre import Centre, open_centre
from central.console import say, tell
from central.emulators import gateway
from central.feed import EVERY_HALL, BadRow, Feed, Published
from central.messages.channels import open_channels
from central.messages.preview import preview
from central.messages.templates import LANGUAGES
from central.messages.words import What
from central.monitoring import HallNow, hall_list, message_status
from central.rebuild import rebuild_hall
from central.serve_command import PAGES, add_serving, public_of, run_pages, run_serve
from central.settings import CentralSettings, load_central_settings
from central.store.pages_role import allow_pages
from shared.clock import SystemClock
from shared.errors import SetupError

if TYPE_CHECKING:
    from collections.abc import Callable

_HALL = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


def main(arguments: list[str]) -> int:
    """Run one of the centre's commands; 0 when done."""
    settings = load_central_settings()
    parsed = _parser(settings).parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for loud in ("alembic", "httpx", "httpcore"):
        logging.getLogger(loud).setLevel(logging.WARNING)
    if parsed.alone is not None:
        parsed.alone(parsed, settings)
        return 0
    if parsed.only == PAGES and parsed.command in {None, "serve"}:
        run_pages(parsed, settings)
        return 0
    centre = open_centre(
        parsed.database,
        key_file=settings.key_file,
        public=public_of(settings),
        channels=open_channels(settings, SystemClock()),
        interval=settings.interval,
    )
    try:
        commands: dict[str | None, Callable[[Centre, argparse.Namespace], int | None]] = {
            "enrol-code": _enrol_code,
            "revoke": _revoke,
            "halls": _halls,
            "feed": _feed_put,
            "calendar": run_calendar,
            "announce": run_announce,
            "rebuild": _rebuild,
            "restored": _restored,
            "messages": _messages,
            "catalogue": run_catalogue,
            "allow-pages": _allow_pages,
        }
        return commands.get(parsed.command, run_serve)(centre, parsed) or 0
    finally:
        centre.close()


def _enrol_code(centre: Centre, parsed: argparse.Namespace) -> None:
    if _HALL.fullmatch(parsed.hall) is None:
        raise SetupError("bad_hall_id", "A hall's name has lower-case letters, digits and hyphens, 63 at most.")
    with centre.database.changing() as session:
        code = halls.new_code(session, parsed.hall, centre.clock.now())
    say(code)


def _revoke(centre: Centre, parsed: argparse.Namespace) -> None:
    with centre.database.changing() as session:
        known = halls.revoke(session, parsed.hall, centre.clock.now())
    if not known:
        raise SetupError("unknown_hall", f"There is no hall {parsed.hall!r}.")


def _halls(centre: Centre, parsed: argparse.Namespace) -> None:
    with centre.database.reading() as session:
        found = hall_list(session, centre.clock.now())
    tell(found, _hall_line, as_json=parsed.json)


def _hall_line(hall: HallNow) -> str:
    state = "revoked" if hall.revoked else "behind" if hall.behind else "ok"
    return f"{hall.hall:<24} {state:<8} epoch {hall.epoch or 0} line {hall.last or 0}, {hall.pending} waiting"


def _feed_put(centre: Centre, parsed: argparse.Namespace) -> None:
    rows = _read_rows(parsed.topic, parsed.file, parsed.hall)
    try:
        with centre.database.changing() as session:
            for row in rows:
                Feed(session).publish(row, centre.clock.now())
    except BadRow as error:
        raise SetupError("bad_row", str(error)) from error
    say(f"{len(rows)} rows")


def _read_rows(topic: str, path: Path, hall: str) -> list[Published]:
    """Read rows from JSON or TOML: ``rows``, each with an id, and a body or ``deleted``."""
    try:
        text = path.read_text(encoding="utf-8")
        document: Any = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
        rows = document["rows"] if isinstance(document, dict) else document
        return [Published(topic, row["id"], row.get("body"), bool(row.get("deleted")), hall) for row in rows]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SetupError("bad_feed_file", f"{path} cannot be published: {error!r}") from error


def _rebuild(centre: Centre, parsed: argparse.Namespace) -> None:
    with centre.database.reading() as session:
        known = [hall.hall for hall in hall_list(session, centre.clock.now())]
    for hall in parsed.halls or known:
        with centre.database.changing() as session:
            count = rebuild_hall(session, hall)
        say(f"{hall}: {count} events")


def _restored(centre: Centre, _parsed: argparse.Namespace) -> None:
    with centre.database.changing() as session:
        Feed(session).begin_lineage()


def _messages(centre: Centre, parsed: argparse.Namespace) -> None:
    with centre.database.reading() as session:
        found = message_status(session, centre.channels)
    if parsed.json:
        say(msgspec.json.encode(found).decode())
        return
    for by, name in found.channels.items():
        say(f"{by:<24} {'not configured' if name == 'none' else name}")
    for one in found.counts:
        say(f"{one.what:<12} {one.by:<11} {one.state:<12} {one.count}")


def _allow_pages(centre: Centre, parsed: argparse.Namespace) -> None:
    with centre.database.changing() as session:
        allow_pages(session, parsed.role)


def _preview(parsed: argparse.Namespace, _settings: CentralSettings) -> None:
    say(preview(parsed.template, parsed.language))


def _emulate_gateway(parsed: argparse.Namespace, settings: CentralSettings) -> None:
    service = gateway.serve(gateway.Gateway(settings.sms_key, parsed.record), parsed.port)
    say(f"central {service.address}/messages")
    service.run()


def _parser(settings: CentralSettings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py central", description="The centre that halls sync with.")
    parser.set_defaults(alone=None)
    parser.add_argument("--database", default=settings.database, help="sqlite:///FILE or postgresql+psycopg://…")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    serve = commands.add_parser("serve", help="serve (the default)")
    for where in (parser, serve):
        add_serving(where, settings)
    commands.add_parser("enrol-code", help="print a code that lets a hall in, once, for ten minutes").add_argument(
        "hall"
    )
    commands.add_parser("revoke", help="let a hall's key count no longer").add_argument("hall")
    commands.add_parser("halls", help="list the halls").add_argument("--json", action="store_true")
    rows = commands.add_parser("feed", help="publish rows").add_subparsers(required=True, metavar="put")
    put = rows.add_parser("put", help="publish the rows of a JSON or TOML file")
    put.add_argument("topic")
    put.add_argument("file", type=Path)
    put.add_argument("--hall", default=EVERY_HALL, help="for one hall alone")
    add_calendar(commands)
    add_announce(commands)
    allow = commands.add_parser("allow-pages", help="give a role of the database what `serve --only pages` needs")
    allow.add_argument("role")
    commands.add_parser("rebuild", help="fold the read models anew").add_argument("halls", nargs="*")
    commands.add_parser("restored", help="say that this database was restored from a backup")
    add_catalogue(commands)
    told = commands.add_parser("messages", help="what was told to people").add_subparsers(dest="action", required=True)
    told.add_parser("list", help="count the messages by state").add_argument("--json", action="store_true")
    shown = told.add_parser("preview", help="show a template filled with an example, and its length")
    shown.add_argument("template", choices=[what.value for what in What])
    shown.add_argument("--language", choices=LANGUAGES, default="zh")
    shown.set_defaults(alone=_preview)
    played = commands.add_parser("emulate-gateway", help="play an SMS gateway that sends nothing, to try messages")
    played.add_argument("--record", type=Path, required=True, help="where the texts are left, one JSON line each")
    played.add_argument("--port", type=int, default=8801)
    played.set_defaults(alone=_emulate_gateway)
    return parser
