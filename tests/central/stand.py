"""A centre under test, and halls that speak to it as the contract says, with every byte under the test's control."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from central import halls
from central.centre import Centre, Public, open_centre
from central.server import CentreServer
from central.store.database import SCHEMA
from shared.clock import ManualClock
from shared.domain.chain import GENESIS, link
from shared.ids import new_id
from shared.sync.bounds import pack
from shared.sync.messages import Event, EventBatch, EventsAck
from shared.sync.signing import Answer, Message, check_answer, sign_request
from tests.store.databases import postgres_database, sqlite_database


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
    server.start()
    with httpx.Client(base_url=server.address, trust_env=False) as client:
        yield Stand(centre, client, clock, server.address)
    server.stop()
    centre.database.close()


@dataclass
class Stand:
    """One centre and the way to it."""

    centre: Centre
    client: httpx.Client
    clock: ManualClock
    address: str

    def code_for(self, hall: str) -> str:
        """Return a fresh enrolment code."""
        with self.centre.database.changing() as session:
            return halls.new_code(session, hall, self.clock.now())

    def enrol(self, hall: str) -> "TestHall":
        """Return a hall that is enrolled."""
        one = TestHall(self, hall)
        answer = self.client.post("/v1/enrol", content=one.enrolment(self.code_for(hall)))
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
        answer = self.stand.client.request(
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
