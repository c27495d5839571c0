"""``main.py hub``: serve a hall to many machines, and set up its plan, terminals and accounts."""

import argparse
import getpass
import hashlib
import logging
import secrets
import signal
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import msgspec

from shared.domain.plan import HallPlan
from shared.domain.refused import Refused
from shared.errors import SetupError
from shared.hall.messages import Act
from shared.hall.places import ConfigureHall
from shared.hall.staff import AddStaff, StaffRole
from shared.hall.sync import StartEpoch
from shared.hall.terminals import EnrolTerminal, RevokeTerminal
from shared.link import open_hall
from shared.link.core import HallCore, default_keys_file
from shared.link.local import LocalHall
from shared.link.server import HubServer
from shared.security.role import Role
from shared.settings import load_settings
from shared.store.claims import claim_for

if TYPE_CHECKING:
    from shared.sync.identity import Identity

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
        case "restored":
            return _do(url, StartEpoch())
        case "revoke":
            return _do(url, RevokeTerminal(name=parsed.name))
        case _:
            return _serve(url, parsed)


def read_plan(path: Path) -> HallPlan:
    """Read a hall's plan from TOML; raise :class:`SetupError` naming what is wrong with it."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), HallPlan)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SetupError("bad_plan", f"The plan {path} cannot be used: {error}") from error


def _serve(url: str, parsed: argparse.Namespace) -> int:
    identity = _identity(url, parsed)
    for end in (signal.SIGINT, signal.SIGTERM):
        signal.signal(end, _leave)
    claim = claim_for(url)
    if not claim.take():
        raise SetupError("hub_runs", f"Another program is this database's hub: {claim.address() or 'starting'}.")
    try:
        core = HallCore(url, default_keys_file(url))
        try:
            server = HubServer(core, parsed.host, parsed.port, keys_always=parsed.keys_always)
            claim.publish(server.address)
            with _agent(core, identity):
                print(f"hub {server.address}", flush=True)  # noqa: T201 the supervisor waits for this line
                server.run()
        finally:
            core.close()
    finally:
        claim.release()
    return 0


def _identity(url: str, parsed: argparse.Namespace) -> "Identity | None":
    """Return who this hall is at the centre it was told to sync with; raise where it is not enrolled there."""
    if parsed.centre is None:
        return None
    from shared.sync.identity import check_address, load_identity  # noqa: PLC0415 a hub without a centre needs no HTTP

    path = parsed.identity or default_keys_file(url).with_suffix(".centre")
    identity = load_identity(path)
    if identity.centre != check_address(parsed.centre):
        raise SetupError("other_centre", f"{path} is for {identity.centre}: enrol this hall at {parsed.centre}.")
    return identity


@contextmanager
def _agent(core: HallCore, identity: "Identity | None") -> Iterator[None]:
    """Run the sync agent in the hub's own process, for as long as it serves."""
    if identity is None:
        yield
        return
    from shared.sync.app import start_agent  # noqa: PLC0415 see above

    agent = start_agent(LocalHall(core, Role.AGENT, "hub"), identity)
    try:
        yield
    finally:
        agent.close()


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
        where.add_argument("--centre", metavar="URL", help="sync with this centre, where the hall is enrolled")
        where.add_argument("--identity", type=Path, metavar="FILE", help="the hall's key for its centre")
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
    commands.add_parser("restored", help="say that this database was restored from a backup: a new epoch begins")
    commands.add_parser("revoke", help="take a terminal's key back").add_argument("name")
    return parser
