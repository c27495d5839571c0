"""``main.py hub``: serve a hall to many machines, and set up its plan, terminals and accounts."""

import argparse
import getpass
import hashlib
import logging
import secrets
import signal
import sys
import tomllib
from pathlib import Path
from types import FrameType
from typing import Any

import msgspec

from shared.domain.plan import HallPlan
from shared.domain.refused import Refused
from shared.errors import SetupError
from shared.hall.messages import Act
from shared.hall.places import ConfigureHall
from shared.hall.staff import AddStaff, StaffRole
from shared.hall.terminals import EnrolTerminal, RevokeTerminal
from shared.link import open_hall
from shared.link.core import HallCore, default_keys_file
from shared.link.server import HubServer
from shared.security.role import Role
from shared.settings import load_settings
from shared.store.claims import claim_for

DEFAULT_PORT = 8700


def main(arguments: list[str]) -> int:
    """Run one of the hub's commands; 0 when done."""
    parsed = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    url = parsed.hall or load_settings(parsed.config).hall
    if not url.startswith(("sqlite:", "postgresql")):
        raise SetupError(
            "hub_needs_database", "The hub needs the database itself: --hall sqlite:///FILE or postgresql+psycopg://…"
        )
    match parsed.command:
        case "configure":
            return _do(url, ConfigureHall(plan=read_plan(parsed.plan)))
        case "add-staff":
            password = sys.stdin.readline().rstrip("\n") if parsed.password_stdin else getpass.getpass("Password: ")
            role = StaffRole(parsed.role)
            return _do(url, AddStaff(login=parsed.login, name=parsed.name, password=password, role=role))
        case "enrol":
            return _enrol(url, parsed.name, Role(parsed.role))
        case "revoke":
            return _do(url, RevokeTerminal(name=parsed.name))
        case _:
            return _serve(url, parsed.host, parsed.port, keys_always=parsed.keys_always)


def read_plan(path: Path) -> HallPlan:
    """Read a hall's plan from TOML; raise :class:`SetupError` naming what is wrong with it."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), HallPlan)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SetupError("bad_plan", f"The plan {path} cannot be used: {error}") from error


def _serve(url: str, host: str, port: int, *, keys_always: bool) -> int:
    for end in (signal.SIGINT, signal.SIGTERM):
        signal.signal(end, _leave)
    claim = claim_for(url)
    if not claim.take():
        raise SetupError("hub_runs", f"Another program is this database's hub: {claim.address() or 'starting'}.")
    try:
        core = HallCore(url, default_keys_file(url))
        try:
            server = HubServer(core, host, port, keys_always=keys_always)
            claim.publish(server.address)
            print(f"hub {server.address}", flush=True)  # noqa: T201 the supervisor waits for this line
            server.run()
        finally:
            core.close()
    finally:
        claim.release()
    return 0


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """End the program through its ``finally`` blocks; uvicorn hands a signal on to this when it has shut down."""
    raise SystemExit(0)


def _do(url: str, act: Act[Any]) -> int:
    with open_hall(url) as hall:
        try:
            hall.do(act)
        except Refused as refusal:
            raise SetupError(refusal.code, refusal.text) from refusal
    return 0


def _enrol(url: str, name: str, role: Role) -> int:
    key = secrets.token_hex(32)
    _do(url, EnrolTerminal(name=name, role=role.value, key_hash=hashlib.sha256(key.encode()).hexdigest()))
    print(key)  # noqa: T201 shown once, to be put into the terminal's settings
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py hub", description="Serve a hall's database to its machines.")
    parser.add_argument("--hall", help="database URL (default: the settings')")
    parser.add_argument("--config", type=Path, help="settings file")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    serve = commands.add_parser("serve", help="serve (the default)")
    for where in (parser, serve):
        where.add_argument("--host", default="127.0.0.1", help="address to listen on; 0.0.0.0 for the hall's network")
        where.add_argument("--port", type=int, default=DEFAULT_PORT)
        where.add_argument(
            "--keys-always", action="store_true", help="ask this machine for a terminal key too (behind a proxy)"
        )
    configure = commands.add_parser("configure", help="give the hall its plan")
    configure.add_argument("plan", type=Path)
    staff = commands.add_parser("add-staff", help="create an account")
    staff.add_argument("login")
    staff.add_argument("--name", required=True)
    staff.add_argument("--role", choices=list(StaffRole), default=StaffRole.CLERK)
    staff.add_argument(
        "--password-stdin", action="store_true", help="read it from the standard input instead of asking"
    )
    enrol = commands.add_parser("enrol", help="enrol a terminal and print its key once")
    enrol.add_argument("name")
    enrol.add_argument("--role", choices=list(Role), required=True)
    commands.add_parser("revoke", help="take a terminal's key back").add_argument("name")
    return parser
