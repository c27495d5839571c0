"""``main.py sync``: enrol this hall at a centre, and run its agent beside a hub or a database."""

import argparse
import logging
import signal
import sys
import threading
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from shared.clock import SystemClock
from shared.errors import SetupError
from shared.hall.centre_catalogue import CentreCatalogue
from shared.hall.sync import JoinCentre, SyncStatus
from shared.link import Hall, open_hall
from shared.security.role import Role
from shared.settings import load_settings
from shared.sync.agent import SyncAgent
from shared.sync.http_centre import HttpCentre, enrol
from shared.sync.identity import Identity, check_address, load_identity, save_identity
from shared.sync.messages import PROTOCOL, Enrolment
from shared.sync.port import CentreError
from shared.sync.uploader import PROGRAM


def main(arguments: list[str]) -> int:
    """Run one of the agent's commands; 0 when done."""
    parsed = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for loud in ("httpx", "alembic"):
        logging.getLogger(loud).setLevel(logging.WARNING)
    settings = load_settings(parsed.config)
    path = parsed.identity or Path(settings.sync.identity)
    if parsed.command == "enrol":
        join(path, parsed.centre, parsed.name, parsed.code or _asked_for_code())
        return 0
    with open_hall(parsed.hall or settings.hall, role=Role.AGENT, terminal=settings.terminal) as hall:
        if parsed.command == "status":
            return _status(hall)
        return _work(hall, path)


def join(path: Path, centre: str, name: str, code: str) -> Identity:
    """Enrol a hall under ``name`` at the centre and keep its key in ``path``; raises :class:`SetupError`."""
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    try:
        enrolment = Enrolment(hall=name, code=code, public_key=public, protocol=PROTOCOL, program=PROGRAM)
        enrolled = enrol(centre, enrolment)
    except CentreError as error:
        raise SetupError("not_enrolled", str(error)) from error
    identity = Identity(
        centre=check_address(centre),
        hall=name,
        private_key=key.private_bytes_raw().hex(),
        centre_key=enrolled.centre_key,
    )
    save_identity(path, identity)
    return identity


def start_agent(hall: Hall, identity: Identity) -> SyncAgent:
    """Start the hall's agent, whether hub and centre are there already or not."""
    clock = SystemClock()
    joining = JoinCentre(hall=identity.hall, centre_key=identity.centre_key)
    agent = SyncAgent(hall, joining, HttpCentre(identity, clock), HttpCentre(identity, clock), clock=clock)
    agent.start()
    return agent


def _work(hall: Hall, path: Path) -> int:
    leave = threading.Event()
    for end in (signal.SIGINT, signal.SIGTERM):
        signal.signal(end, lambda *_: leave.set())
    agent = start_agent(hall, load_identity(path))
    sys.stdout.write("sync\n")
    sys.stdout.flush()
    leave.wait()
    agent.close()
    return 0


def _status(hall: Hall) -> int:
    now = hall.ask(SyncStatus())
    up_to = "never" if now.synced_to is None else now.synced_to.isoformat(timespec="seconds")
    sys.stdout.write(
        f"{now.light.value}: {now.word.value}; synced to {up_to}, epoch {now.epoch} line {now.acknowledged}, "
        f"{now.pending} waiting, clock off {now.clock_off_seconds} s, {now.unreadable} rows kept aside\n"
    )
    if now.troubles.lines_lost:
        sys.stdout.write(f"the centre lost {now.troubles.lines_lost} lines that this hall keeps no longer\n")
    catalogue = hall.ask(CentreCatalogue())
    if catalogue is not None:
        version = "" if catalogue.head is None else catalogue.head.version
        sys.stdout.write(
            f"the centre's catalogue {version}: {catalogue.progress.value} {catalogue.trouble}".rstrip() + "\n"
        )
    return 0


def _asked_for_code() -> str:
    sys.stderr.write("Code: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py sync", description="The hall's agent at its centre.")
    parser.add_argument("--hall", help="ws://HOST:PORT of the hub, or the database's URL (default: the settings')")
    parser.add_argument("--config", type=Path, help="settings file")
    parser.add_argument(
        "--identity", type=Path, metavar="FILE", help="where this hall's key is (default: the settings')"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="sync (the default)")
    commands.add_parser("status", help="say how it stands with the line")
    enrol_command = commands.add_parser("enrol", help="enrol this hall, with the code of `main.py central enrol-code`")
    enrol_command.add_argument("name", help="the hall's name at the centre")
    enrol_command.add_argument("--centre", required=True, metavar="URL")
    enrol_command.add_argument("--code", help="asked for when it is not given")
    return parser
