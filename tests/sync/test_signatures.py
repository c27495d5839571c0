"""Nobody but the hall speaks for the hall, nobody but the centre answers for it (T40, T41)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from shared.clock import ManualClock
from shared.sync.signing import Message
from tests.central.stand import Stand, TestHall, TestJournal, centre_database, running

START = datetime(2026, 3, 2, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def clock() -> ManualClock:
    """Return the centre's clock."""
    return ManualClock(START)


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory, clock: ManualClock) -> Iterator[Stand]:
    """Open one centre for all of these: none of what is sent here changes it."""
    folder: Path = tmp_path_factory.mktemp("centre")
    with centre_database("sqlite", folder) as url, running(url, folder, clock) as opened:
        yield opened


@pytest.fixture(scope="module")
def hall(stand: Stand) -> TestHall:
    """Return an enrolled hall."""
    return stand.enrol("binjiang")


@pytest.fixture
def body() -> bytes:
    """Return a batch that would be taken."""
    journal = TestJournal()
    journal.ticket(1)
    return msgspec.json.encode(journal.batch())


def _request(hall: TestHall, body: bytes, **more: object) -> Message:
    path = f"/v1/halls/{hall.name}/events?x=1"
    return hall.signed("POST", path, body, content_type="application/json", **more)  # type: ignore[arg-type]


def _refused(stand: Stand, hall: TestHall, message: Message, body: bytes, code: str) -> None:
    answer = hall.send(message, body)
    assert (answer.status_code, answer.json()["code"]) == (401, code)
    assert stand.rows("SELECT seq FROM event") == []
    assert stand.rows("SELECT epoch FROM epoch_cursor") == []


def test_without_a_signature_nothing_is_taken(stand: Stand, hall: TestHall, body: bytes) -> None:
    message = _request(hall, body)
    del message.headers["Signature"]
    del message.headers["Signature-Input"]
    _refused(stand, hall, message, body, "unsigned")


def test_another_key_does_not_fit(stand: Stand, hall: TestHall, body: bytes) -> None:
    stranger = TestHall(stand, hall.name)
    _refused(stand, hall, _request(stranger, body), body, "bad_signature")


def test_another_halls_key_opens_no_other_hall(stand: Stand, hall: TestHall, body: bytes) -> None:
    neighbour = stand.enrol("gongshu")
    message = _request(neighbour, body)
    message.url = message.url.replace("gongshu", "binjiang")
    _refused(stand, hall, message, body, "bad_signature")


@pytest.mark.parametrize("part", ["body", "path", "query", "method", "type", "encoding", "digest", "created", "nonce"])
def test_whatever_is_changed_on_the_way_the_signature_does_not_fit(
    stand: Stand, hall: TestHall, body: bytes, part: str
) -> None:
    message, sent = _request(hall, body), body
    given = message.headers["Signature-Input"]
    match part:
        case "body":
            sent = body.replace(b"A001", b"A002")
        case "path":
            message.url = message.url.replace("/events", "/feed")
        case "query":
            message.url = message.url.replace("x=1", "x=2")
        case "method":
            message.method = "PUT"
        case "type":
            message.headers["content-type"] = "text/plain"
        case "encoding":
            message.headers["content-encoding"] = "identity"
        case "digest":
            message.headers["Content-Digest"] = message.headers["Content-Digest"].replace(":", ":A", 1)
        case "created":
            message.headers["Signature-Input"] = given.replace("created=17", "created=18")
        case _:
            message.headers["Signature-Input"] = given.replace('nonce="', 'nonce="x')
    _refused(stand, hall, message, sent, "bad_signature")


@pytest.mark.parametrize("off", [timedelta(minutes=-6), timedelta(minutes=6), timedelta(days=1)])
def test_what_was_signed_long_ago_or_in_the_future_is_refused_with_the_centres_time(
    stand: Stand, hall: TestHall, body: bytes, clock: ManualClock, off: timedelta
) -> None:
    message = _request(hall, body, at=clock.now() + off)
    _refused(stand, hall, message, body, "clock")
    answer = hall.send(message, body)
    assert answer.signed
    assert answer.json()["time"] == round(clock.now().timestamp() * 1_000_000)


def test_the_same_request_again_is_refused(stand: Stand, hall: TestHall) -> None:
    message = hall.signed("GET", f"/v1/halls/{hall.name}/feed?topic=catalogue", nonce="once")
    assert hall.send(message).status_code == 200
    _refused(stand, hall, message, b"", "replay")
    again = hall.signed("GET", f"/v1/halls/{hall.name}/feed?topic=catalogue", nonce="once")
    _refused(stand, hall, again, b"", "replay")


def test_a_centre_that_has_just_started_takes_nothing_signed_before(
    tmp_path: Path, clock: ManualClock, body: bytes
) -> None:
    with centre_database("sqlite", tmp_path) as url:
        with running(url, tmp_path, clock) as first:
            hall = first.enrol("binjiang")
            message = _request(hall, body)
        clock.advance(timedelta(seconds=2))
        with running(url, tmp_path, clock) as second:
            hall.stand = second
            assert hall.send(message, body).json()["code"] == "replay"
            assert hall.send(_request(hall, body), body).status_code == 200


@pytest.mark.parametrize("garbage", ["", "é" * 10, "sig=(", '("@method");keyid="binjiang"', "a=1, a=2", "x" * 6000])
def test_a_signature_that_is_no_signature_is_refused_and_costs_nothing(
    stand: Stand, hall: TestHall, body: bytes, garbage: str
) -> None:
    message = _request(hall, body)
    headers = {**message.headers, "Signature-Input": garbage.encode()}
    answer = hall.stand.client.post(message.url.removeprefix("http://centre"), headers=headers, content=body)
    assert answer.status_code in {400, 401}
    assert stand.rows("SELECT seq FROM event") == []
