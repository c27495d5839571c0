"""Two processes on one PostgreSQL: each remembers nonces for itself, and a replay to the other has no effect twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from central.factory import ROUTERS
from shared.clock import ManualClock
from shared.sync.bounds import pack
from shared.sync.messages import EventsAck
from tests.central.stand import Stand, TestHall, TestJournal, centre_database, running

_TABLES = ("hall", "event", "epoch_cursor", "quarantine", "incident", "ticket_view", "counter_view", "feed", "message")


@pytest.fixture
def two(tmp_path: Path, clock: ManualClock) -> Iterator[tuple[Stand, Stand]]:
    """Open two centres that share database and key."""
    with (
        centre_database("postgresql", tmp_path) as url,
        running(url, tmp_path, clock) as one,
        running(url, tmp_path, clock) as other,
    ):
        yield one, other


def _all(stand: Stand) -> dict[str, list[tuple[Any, ...]]]:
    return {table: sorted(stand.rows(f"SELECT * FROM {table}"), key=repr) for table in _TABLES}  # noqa: S608 our own


def _sent(hall: TestHall, journal: TestJournal, first: int, last: int) -> tuple[Any, bytes]:
    """Return a signed request as it goes over the line."""
    body = pack(msgspec.json.encode(journal.batch(first, last)))
    more = {"content_type": "application/json", "content_encoding": "zstd"}
    return hall.signed("POST", f"/v1/halls/{hall.name}/events", body, **more), body


def _ack(answer: Any) -> int:
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=EventsAck).ack


def test_a_batch_replayed_to_the_other_process_is_acknowledged_and_changes_nothing(
    two: tuple[Stand, Stand], journal: TestJournal, clock: ManualClock
) -> None:
    one, other = two
    hall = one.enrol("binjiang")
    there = replace(hall, stand=other)
    journal.write("ticket.called", "odd", recalls="no number")  # goes to quarantine, once
    request, body = _sent(hall, journal, 1, 13)
    assert _ack(hall.send(request, body)) == 13
    assert hall.send(request, body).json()["code"] == "replay"
    before = _all(one)
    assert len(before["event"]) + len(before["quarantine"]) == 13
    assert _ack(there.send(request, body)) == 13
    assert _all(one) == before
    clock.advance(timedelta(minutes=6))
    third = replace(hall, stand=other)
    assert third.send(request, body).json()["code"] == "clock"  # and after five minutes nobody takes it


def test_an_old_batch_replayed_behind_newer_ones_takes_nothing_back(
    two: tuple[Stand, Stand], journal: TestJournal
) -> None:
    one, other = two
    hall = one.enrol("binjiang")
    request, body = _sent(hall, journal, 1, 5)
    assert _ack(hall.send(request, body)) == 5
    assert _ack(hall.send(*_sent(hall, journal, 6, 12))) == 12
    before = _all(one)
    assert _ack(replace(hall, stand=other).send(request, body)) == 12
    assert _all(one) == before


def test_one_request_to_both_processes_at_the_same_moment_counts_once(
    two: tuple[Stand, Stand], journal: TestJournal
) -> None:
    one, other = two
    hall = one.enrol("binjiang")
    request, body = _sent(hall, journal, 1, 12)
    with ThreadPoolExecutor(2) as hands:
        tries = [hands.submit(replace(hall, stand=stand).send, request, body) for stand in (one, other)]
        assert [_ack(one_try.result(20)) for one_try in tries] == [12, 12]
    events = one.rows("SELECT event_id FROM event ORDER BY seq")
    assert events == [(event.event_id,) for event in journal.events]
    assert len(one.rows("SELECT ticket_id FROM ticket_view")) == 3


def test_an_enrolment_replayed_to_the_other_process_lets_nobody_in(two: tuple[Stand, Stand]) -> None:
    one, other = two
    hall = TestHall(one, "binjiang")
    enrolment = hall.enrolment(one.code_for("binjiang"))
    assert one.client.post("/v1/enrol", content=enrolment).status_code == 200
    before = _all(one)["hall"]
    assert other.client.post("/v1/enrol", content=enrolment).status_code == 403
    assert _all(one)["hall"] == before


def test_halls_change_the_centre_by_these_two_requests_alone() -> None:
    changing = {
        route.path  # type: ignore[attr-defined]
        for router in ROUTERS
        for route in router.routes
        if route.methods - {"GET", "HEAD"}  # type: ignore[attr-defined]
    }
    assert changing == {"/v1/enrol", "/v1/halls/{hall}/events"}  # a new one belongs into the tests above
