"""The road's speed: ``python -m bench.sync [--json]``, on PostgreSQL, beside raw COPY in the same run.

Measured: events a second that eight halls bring in through HTTP, signature, chain and read models, to one process a
core, each hall always to the same (``docs/scale.md``); what 30 days of a hall's backlog (360,000 lines) cost the server
and a line of 2 Mbit/s; and how long after an act in a hall the centre has it. Floor and road take turns, and the median
of the rounds counts, because one of them is a few seconds of a machine that others may use.
"""

import multiprocessing
import os
import secrets
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import msgspec
import psycopg
from sqlalchemy import make_url

from bench.halls import bench_plan, hub_process
from bench.report import Goal, Report, Row, arguments, finish, row
from central.store.database import Database
from shared.clock import SystemClock
from shared.domain.chain import GENESIS, link
from shared.hall.places import ConfigureHall
from shared.hall.tickets import IssueTicket
from shared.ids import new_id
from shared.link import open_hall
from shared.security.role import Role
from shared.sync.app import join, start_agent
from shared.sync.bounds import pack
from shared.sync.identity import Identity, load_identity
from shared.sync.messages import Event, EventBatch
from shared.sync.signing import Message, sign_request
from tests.store.databases import postgres_database

_ROOT = Path(__file__).parents[1]
_BATCH = 500
_HALLS = 8
_THIRTY_DAYS = 360_000
_LINE_BITS_PER_S = 2_000_000
_COPY_TABLE = """
    CREATE TABLE raw_event (hall_id text, epoch int, seq bigint, received_at bigint, event_id text, kind text,
    subject text, at bigint, actor text, body text, v int, hash bytea, again bool)
"""
_KEY = "ALTER TABLE raw_event ADD PRIMARY KEY (hall_id, epoch, seq)"
_ROAD = "batch of 500 through the road"
_KINDS = ("ticket.issued", "ticket.printed", "ticket.called", "ticket.begun", "ticket.finished")


def main(argv: Sequence[str]) -> int:
    """Measure."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--batches", type=int, default=60, help="of 500 lines, for each of eight halls")
    parser.add_argument("--rounds", type=int, default=3, help="of floor and road")
    parser.add_argument("--acts", type=int, default=200, help="whose way to the centre is timed")
    parsed = parser.parse_args(argv)
    batches = list(journal_batches(parsed.batches))
    bodies = [pack(msgspec.json.encode(batch)) for batch in batches]
    with tempfile.TemporaryDirectory(prefix="onehall-sync-") as folder, postgres_database(None) as url:
        rounds = _rounds(url, Path(folder), parsed.rounds, batches, bodies)
        seen = _seen(url, Path(folder), parsed.acts)
        bare = _copy_floor(url, batches, keyed=False)
    middle = sorted(rounds, key=lambda one: one.ratio)[len(rounds) // 2]
    bytes_per_event = round(sum(map(len, bodies)) / (len(batches) * _BATCH), 1)
    report = Report("sync", floor={"copy_events_per_s": round(middle.floor), "bytes_per_event": bytes_per_event})
    report.rows = [row(_ROAD, middle.waits, middle.seconds, middle.floor / _BATCH), seen]
    line_minutes = _THIRTY_DAYS * bytes_per_event * 8 / _LINE_BITS_PER_S / 60
    report.goals = [
        Goal("ingest_vs_copy", round(middle.ratio, 3), 0.3, "higher"),
        Goal("backlog30_server_s", round(_THIRTY_DAYS / middle.events_per_s, 1), 30, "lower"),
        Goal("backlog30_line_min", round(line_minutes, 2), 5, "lower"),
        Goal("act_to_centre_p99_ms", seen.p99_ms, 2000, "lower"),
    ]
    report.notes.append(f"{round(middle.events_per_s)} events/s through the whole road, {_HALLS} halls at once")
    report.notes.append(
        f"{middle.events_per_s / bare:.3f} of COPY into a table without any key ({round(bare)} events/s)"
    )
    report.notes.append(f"the rounds' shares of the floor: {', '.join(f'{one.ratio:.3f}' for one in rounds)}")
    return finish(report, as_json=parsed.json)


@dataclass(frozen=True)
class Round:
    """One turn of the road: each batch's wait, the whole time, and the floor before and after it (events a second)."""

    waits: list[float]
    seconds: float
    floor: float

    @property
    def events_per_s(self) -> float:
        """Return what all halls together brought in."""
        return len(self.waits) * _BATCH / self.seconds

    @property
    def ratio(self) -> float:
        """Return that as a share of raw COPY."""
        return self.events_per_s / self.floor


def journal_batches(count: int) -> Iterator[EventBatch]:
    """Yield a hall's sealed journal in batches, with bodies as the hub writes them."""
    digest, seq, ticket = GENESIS, 0, ""
    at = round(SystemClock().now().timestamp() * 1e6)
    for at_batch in range(1, count + 1):
        first, before, events = seq + 1, digest, []
        for _ in range(_BATCH):
            seq += 1
            kind = _KINDS[seq % len(_KINDS)]
            ticket = new_id() if kind == _KINDS[0] or not ticket else ticket
            body = _body(kind, seq, at + seq * 1_700_000)
            event = Event(
                event_id=new_id(), kind=kind, subject=ticket, at=at + seq * 1_700_000, actor="desk:c1", body=body
            )
            digest = link(digest, epoch=1, seq=seq, **{n: getattr(event, n) for n in Event.__struct_fields__})
            events.append(event)
        yield EventBatch(
            epoch=1,
            first=first,
            prev_hash=before.hex(),
            last_hash=digest.hex(),
            events=events,
            pending=(count - at_batch) * _BATCH,
        )


def _body(kind: str, seq: int, at: int) -> str:
    facts: dict[str, Any] = {"number": f"A{seq // 5 % 1000:03d}", "queue": f"q{seq % 8}"}
    if kind == "ticket.issued":
        facts |= {"business_date": "2026-03-02", "priority": None, "rank": at, "known": True}
    elif kind == "ticket.printed":
        facts = {"number": facts["number"], "prints": 1, "reasons": []}
    else:
        facts["counter"] = f"c{seq % 12}"
    return msgspec.json.encode(facts).decode()


def _copy_floor(url: str, batches: Sequence[EventBatch], *, keyed: bool = True) -> float:
    """Return how many events a second one connection copies, commit by commit, with nothing around it.

    As many rows as one round of the road (in a tenth of a second chance would be most of it), into a table that has the
    journal's primary key and no index besides, or not even that.
    """
    halls = [
        [(f"h{hall}", 1, b.first + n, e.at, *_copied(e), b"0" * 32, False) for n, e in enumerate(b.events)]
        for hall in range(_HALLS)
        for b in batches
    ]
    dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(dsn) as connection:
        connection.execute("DROP TABLE IF EXISTS raw_event")
        connection.execute(_COPY_TABLE)
        if keyed:
            connection.execute(_KEY)
        connection.commit()
        began = time.perf_counter()
        for rows in halls:
            with connection.cursor().copy("COPY raw_event FROM STDIN") as copy:
                for one in rows:
                    copy.write_row(one)
            connection.commit()
        return len(halls) * _BATCH / (time.perf_counter() - began)


def _copied(event: Event) -> tuple[Any, ...]:
    return event.event_id, event.kind, event.subject, event.at, event.actor, event.body, event.v


@contextmanager
def centre_process(url: str, folder: Path) -> Iterator[str]:
    """Run a centre as its own process and give its address."""
    from bench.syncstorm import Program  # noqa: PLC0415 the storm's own way to start a program

    program = Program(folder, str(_ROOT / "main.py"), "central", "--database", url, "serve", "--port", "0")
    try:
        yield program.said.partition(" ")[2]
    finally:
        program.kill()


def enrolled(url: str, address: str, folder: Path, name: str) -> Identity:
    """Enrol a hall as its administrator does, and return who it is."""
    from central import halls  # noqa: PLC0415 what the administrator's command does

    database = Database(url)
    with database.changing() as session:
        code = halls.new_code(session, name, SystemClock().now())
    database.close()
    join(folder / f"{name}.json", address, name, code)
    return load_identity(folder / f"{name}.json")


def _rounds(url: str, folder: Path, count: int, batches: Sequence[EventBatch], bodies: Sequence[bytes]) -> list[Round]:
    """Let eight new halls a round bring the same journal in, between two measurements of the floor."""
    rounds: list[Round] = []
    with ExitStack() as stack:
        addresses = [stack.enter_context(centre_process(url, folder)) for _ in range(os.cpu_count() or 1)]
        before = _copy_floor(url, batches)
        for n in range(count):
            halls = [enrolled(url, addresses[m % len(addresses)], folder, f"hall-{n}-{m}") for m in range(_HALLS)]
            waits, seconds = _ingest(halls, bodies)
            after = _copy_floor(url, batches)
            rounds.append(Round(waits, seconds, (before + after) / 2))
            before = after
    return rounds


def _ingest(identities: Sequence[Identity], bodies: Sequence[bytes]) -> tuple[list[float], float]:
    """Return each batch's wait and the whole time of all halls at once."""
    context = multiprocessing.get_context("spawn")
    ready, go, results = context.Barrier(2), context.Event(), context.SimpleQueue()
    hand = context.Process(target=_push_all, args=(identities, bodies, ready, go, results))
    hand.start()
    ready.wait()
    began = time.perf_counter()
    go.set()
    waits = results.get()
    seconds = time.perf_counter() - began
    hand.join()
    return waits, seconds


def _push_all(identities: Sequence[Identity], bodies: Sequence[bytes], ready: Any, go: Any, results: Any) -> None:
    """Push every batch for some halls, one thread a hall; what halls do before they send is done before the clock."""
    waits: list[float] = []
    signed = [(identity, [_signed(identity, body) for body in bodies]) for identity in identities]
    threads = [threading.Thread(target=_push, args=(identity, requests, waits)) for identity, requests in signed]
    ready.wait()
    go.wait()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    results.put(waits)


def _signed(identity: Identity, body: bytes) -> tuple[bytes, dict[str, str]]:
    url = f"{identity.centre}/v1/halls/{identity.hall}/events"
    message = Message("POST", url, {"content-type": "application/json", "content-encoding": "zstd"})
    now, nonce = SystemClock().now(), secrets.token_hex(8)
    sign_request(message, body, identity.signing_key, key_id=identity.hall, at=now, nonce=nonce)
    return body, dict(message.headers)


def _push(identity: Identity, requests: Sequence[tuple[bytes, dict[str, str]]], waits: list[float]) -> None:
    """Send by the lightest client there is: its work is on the centre's two cores, and the floor has none."""
    with closing(HTTPConnection(identity.centre.removeprefix("http://"))) as line:
        for body, headers in requests:
            began = time.perf_counter()
            line.request("POST", f"/v1/halls/{identity.hall}/events", body, headers)
            answer = line.getresponse()
            told = answer.read()
            waits.append(time.perf_counter() - began)
            if answer.status != HTTPStatus.OK:
                raise RuntimeError(told.decode())


def _seen(url: str, folder: Path, acts: int) -> Row:
    """Return how long after an act was answered in the hall the centre's read model has it."""
    waits: list[float] = []
    with centre_process(url, folder) as address, hub_process(f"sqlite:///{folder / 'hall.db'}") as (hub, _):
        identity = enrolled(url, address, folder, "online")
        database = Database(url)
        with open_hall(hub) as hall, open_hall(hub, role=Role.AGENT) as link_of_agent:
            hall.do(ConfigureHall(plan=bench_plan(8)))
            agent = start_agent(link_of_agent, identity)
            _wait_for(database, "hall_view", "id", "plan")
            began = time.perf_counter()
            for n in range(acts):
                ticket = hall.do(IssueTicket(queue=f"q{n % 8}")).ticket.id
                answered = time.perf_counter()
                _wait_for(database, "ticket_view", "ticket_id", ticket)
                waits.append(time.perf_counter() - answered)
            seconds = time.perf_counter() - began
            agent.close()
        database.close()
    return row("act in the hall, seen at the centre", waits, seconds, 1)


def _wait_for(database: Database, table: str, column: str, value: str) -> None:
    while True:
        with database.reading() as session:
            sql = f"SELECT 1 FROM {table} WHERE hall_id = 'online' AND {column} = :value"  # noqa: S608 names of ours
            if session.run(sql, {"value": value}).fetchone() is not None:
                return
        time.sleep(0.002)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
