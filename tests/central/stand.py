"""A centre under test, and halls that speak to it as the contract says, with every byte under the test's control."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import make_url

from central import halls
from central.centre import Centre, open_centre
from central.front import Public, open_front
from central.office.remote import RemoteOffice
from central.server import CentreServer, OfficeServer, PagesServer
from central.store.database import SCHEMA, Database
from central.store.pages_role import allow_pages
from shared.clock import ManualClock
from shared.domain.chain import GENESIS, link
from shared.ids import new_id
from shared.sync.bounds import pack
from shared.sync.messages import Event, EventBatch, EventsAck
from shared.sync.signing import Answer, Message, check_answer, sign_request
from tests.store.databases import postgres_database, sqlite_database

_ROOT = Path(__file__).parents[2]


@contextmanager
def centre_database(engine: str, folder: Path) -> Iterator[str]:
    """Yield the URL of a database of this version for a centre."""
    if engine == "sqlite":
        yield sqlite_database(folder, SCHEMA, "central.db")
        return
    with postgres_database(SCHEMA) as url:
        yield url


@contextmanager
def running(url: str, folder: Path, clock: ManualClock, public: Public | None = None) -> Iterator["Stand"]:
    """Open a centre, with its application ready to be asked."""
    centre = open_centre(url, key_file=folder / "centre.key", clock=clock, public=public)
    server = CentreServer(centre, "127.0.0.1", 0)
    with ExitStack() as end:
        end.callback(centre.close)
        end.callback(server.stop)  # a test that fails leaves no server behind that works on a database that is gone
        server.start()
        client = end.enter_context(httpx.Client(base_url=server.address, trust_env=False))
        yield Stand(centre, client, clock, server.address)


@contextmanager
def running_apart(url: str, folder: Path, clock: ManualClock) -> Iterator["Stand"]:
    """Open a centre on PostgreSQL whose pages are served apart, with a role of few rights and the office's socket."""
    with ExitStack() as end:
        owner = open_centre(url, key_file=folder / "centre.key", clock=clock)
        end.callback(owner.close)
        pages_url = end.enter_context(pages_role(owner.database))
        pages = open_front(pages_url, RemoteOffice(folder / "office"), index_file=folder / "index.npz", clock=clock)
        end.callback(pages.database.close)
        halls_side = replace(owner, live=pages.live)  # what a hall tells is known to the pages at once
        servers = [
            OfficeServer(halls_side, folder / "office"),
            CentreServer(halls_side, "127.0.0.1", 0, with_pages=False),
            PagesServer(pages, "127.0.0.1", 0),
        ]
        for server in servers:
            end.callback(server.stop)
            server.start()
        of_halls, client = (
            end.enter_context(httpx.Client(base_url=server.address, trust_env=False)) for server in servers[1:]
        )
        yield Stand(halls_side, client, clock, servers[-1].address, of_halls)


@contextmanager
def pages_role(database: Database) -> Iterator[str]:
    """Make a role for a centre's pages, and yield the address by which it opens the database."""
    role = f"pages_{os.getpid()}"
    with database.changing() as session:
        session.run(f"DROP ROLE IF EXISTS {role}")
        session.run(f"CREATE ROLE {role} LOGIN PASSWORD 'pages'")
        allow_pages(session, role)
    try:
        yield make_url(database.url).set(username=role, password="pages").render_as_string(hide_password=False)
    finally:
        with database.changing() as session:
            session.run(f"DROP OWNED BY {role}")
            session.run(f"DROP ROLE {role}")


@contextmanager
def centre_process(url: str, *options: str, folder: Path = _ROOT, **settings: str) -> Iterator[str]:
    """Run a centre as a program of its own, in a working folder; yield its address."""
    environment = {**os.environ, **{f"ONEHALL_CENTRAL_{name.upper()}": value for name, value in settings.items()}}
    command = [sys.executable, str(_ROOT / "main.py"), "central", "--database", url, "serve", "--port", "0", *options]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[1]
        finally:
            process.terminate()


@dataclass
class Stand:
    """One centre and the way to it; halls have another address where the pages are served apart."""

    centre: Centre
    client: httpx.Client
    clock: ManualClock
    address: str
    of_halls: httpx.Client | None = None

    @property
    def halls(self) -> httpx.Client:
        """Return the way of halls."""
        return self.of_halls or self.client

    def code_for(self, hall: str) -> str:
        """Return a fresh enrolment code."""
        with self.centre.database.changing() as session:
            return halls.new_code(session, hall, self.clock.now())

    def enrol(self, hall: str) -> "TestHall":
        """Return a hall that is enrolled."""
        one = TestHall(self, hall)
        answer = self.halls.post("/v1/enrol", content=one.enrolment(self.code_for(hall)))
        assert answer.status_code == 200, answer.text
        return one

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return what the database holds."""
        with self.centre.database.reading() as session:
            return [tuple(row) for row in session.run(sql).fetchall()]


@dataclass
class TestHall:
    """A hall's end of the contract."""

    __test__ = False

    stand: Stand
    name: str
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    def enrolment(self, code: str) -> bytes:
        public = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
        return msgspec.json.encode({"hall": self.name, "code": code, "public_key": public})

    def signed(
        self, method: str, path: str, body: bytes = b"", *, at: datetime | None = None, nonce: str = "", **more: str
    ) -> Message:
        """Return a request with its signature."""
        headers = {name.replace("_", "-"): value for name, value in more.items()}
        message = Message(method, f"http://centre{path}", headers)
        moment = at or self.stand.clock.now()
        sign_request(message, body, self.key, key_id=self.name, at=moment, nonce=nonce or secrets.token_hex(8))
        return message

    def send(self, message: Message, body: bytes = b"") -> Any:
        """Send a request as it stands, and look whether the centre signed its answer."""
        path = message.url.removeprefix("http://centre")
        answer = self.stand.halls.request(
            message.method, path, headers={"accept-encoding": "identity", **message.headers}, content=body
        )
        headers = {name.lower(): value for name, value in answer.headers.items()}
        key = self.stand.centre.key.public_key()
        answer.signed = check_answer(Answer(answer.status_code, headers, message), answer.content, key)  # type: ignore[attr-defined]
        return answer

    def ask(self, path: str) -> Any:
        """Ask a question."""
        answer = self.send(self.signed("GET", path))
        assert answer.signed
        return answer

    def push(self, batch: EventBatch) -> Any:
        """Send a batch."""
        return self.push_raw(msgspec.json.encode(batch))

    def push_raw(self, content: bytes) -> Any:
        """Send what may be a batch."""
        body = pack(content)
        path = f"/v1/halls/{self.name}/events"
        answer = self.send(
            self.signed("POST", path, body, content_type="application/json", content_encoding="zstd"), body
        )
        assert answer.signed
        return answer

    def pushed(self, batch: EventBatch) -> EventsAck:
        """Send a batch that must be taken."""
        answer = self.push(batch)
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=EventsAck)


@dataclass
class TestJournal:
    """A hall's sealed journal as a test writes it."""

    __test__ = False

    epoch: int = 1
    events: list[Event] = field(default_factory=list)
    at: int = 1_772_416_800_000_000

    def write(self, kind: str, subject: str, **body: Any) -> Event:
        """Append one line."""
        self.at += 1_000_000
        event = Event(
            event_id=new_id(),
            kind=kind,
            subject=subject,
            at=self.at,
            actor="kiosk:k1",
            body=msgspec.json.encode(body).decode(),
        )
        self.events.append(event)
        return event

    def ticket(self, number: int, queue: str = "advice") -> str:
        """Write a ticket's whole life."""
        ticket = new_id()
        issued = {"number": f"A{number:03d}", "queue": queue, "business_date": "2026-03-02", "rank": self.at}
        self.write("ticket.issued", ticket, **issued)
        self.write("ticket.called", ticket, number=issued["number"], queue=queue, counter="c1")
        self.write("ticket.begun", ticket, number=issued["number"], queue=queue, counter="c1")
        self.write("ticket.finished", ticket, number=issued["number"], queue=queue, counter="c1")
        return ticket

    def hash_at(self, seq: int) -> bytes:
        """Return the chain's hash after line ``seq``."""
        digest = GENESIS
        for n, event in enumerate(self.events[:seq], 1):
            digest = link(
                digest,
                epoch=self.epoch,
                seq=n,
                event_id=event.event_id,
                kind=event.kind,
                subject=event.subject,
                at=event.at,
                actor=event.actor,
                body=event.body,
                v=event.v,
            )
        return digest

    def batch(self, first: int = 1, last: int | None = None) -> EventBatch:
        """Return lines ``first`` to ``last``."""
        until = len(self.events) if last is None else last
        return EventBatch(
            epoch=self.epoch,
            first=first,
            prev_hash=self.hash_at(first - 1).hex(),
            last_hash=self.hash_at(until).hex(),
            events=self.events[first - 1 : until],
        )
