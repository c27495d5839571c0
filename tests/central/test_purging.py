"""What the centre forgets by itself, and that no hall misses anything by it."""

from datetime import timedelta
from urllib.parse import urlencode

import msgspec
import pytest

from central import purging, requests
from central.appointments.rows import AppointmentTable
from central.factory import _UPKEEP
from central.feed import Feed, Published
from shared.clock import ManualClock
from shared.domain.wishes import Wish
from shared.sync.messages import FeedPage
from tests.central.stand import Stand, TestHall, TestJournal

_TOPIC = "announcements"


def _publish(stand: Stand, *rows: Published) -> list[int]:
    with stand.centre.database.changing() as session:
        return [Feed(session).publish(row, stand.clock.now()) for row in rows]


def _ask(hall: TestHall, after: str) -> tuple[int, FeedPage | None]:
    query = urlencode({"topic": _TOPIC, "after": after})
    answer = hall.ask(f"/v1/halls/{hall.name}/feed?{query}")
    page = msgspec.json.decode(answer.content, type=FeedPage) if answer.status_code == 200 else None
    return answer.status_code, page


def _page(hall: TestHall, after: str = "") -> FeedPage:
    page = _ask(hall, after)[1]
    assert page is not None
    return page


def test_the_centre_does_it_by_itself() -> None:
    assert purging.purge in [work for work, _ in _UPKEEP]


@pytest.mark.parametrize("days", [30, 59])
def test_a_hall_that_was_offline_for_thirty_days_and_more_finds_every_row_that_was_taken_back(
    stand: Stand, hall: TestHall, clock: ManualClock, days: int
) -> None:
    _publish(stand, Published(_TOPIC, "a", {}), Published(_TOPIC, "b", {}))
    cursor = _page(hall).next
    _publish(stand, Published(_TOPIC, "a", deleted=True))
    clock.advance(timedelta(days=days))
    purging.purge(stand.centre)
    assert [(row.id, row.deleted) for row in _page(hall, cursor).rows] == [("a", True)]


def test_a_hall_that_was_offline_for_longer_is_told_to_fetch_whole_topics(
    stand: Stand, hall: TestHall, clock: ManualClock
) -> None:
    _publish(stand, Published(_TOPIC, "a", {}), Published(_TOPIC, "b", {}))
    cursor = _page(hall).next
    _publish(stand, Published(_TOPIC, "a", deleted=True))
    here_all_the_time = _page(hall, cursor).next
    clock.advance(purging.TOMBSTONES_KEPT + timedelta(days=1))
    purging.purge(stand.centre)
    assert _ask(hall, cursor)[0] == 410
    assert _page(hall, here_all_the_time).rows == []
    assert stand.rows("SELECT id FROM feed WHERE topic = 'announcements'") == [("b",)]


def test_many_tombstones_go_bite_by_bite_and_what_lives_stays(
    stand: Stand, hall: TestHall, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purging, "_BITE", 3)
    _publish(stand, *(Published(_TOPIC, f"{n}", {}) for n in range(10)))
    _publish(stand, *(Published(_TOPIC, f"{n}", deleted=True) for n in range(8)))
    newest = _page(hall).next
    clock.advance(purging.TOMBSTONES_KEPT + timedelta(days=1))
    purging.purge(stand.centre)
    assert stand.rows("SELECT id FROM feed WHERE topic = 'announcements' ORDER BY id") == [("8",), ("9",)]
    assert _page(hall, newest).rows == []


def test_who_took_turns_at_booking_is_forgotten_except_who_stands_there_now(stand: Stand, clock: ManualClock) -> None:
    with stand.centre.database.changing() as session:
        AppointmentTable(session, "binjiang", clock.now()).take_turns("person a", "phone b")
    if not stand.centre.database.url.startswith("sqlite"):
        with stand.centre.database.changing() as session:
            AppointmentTable(session, "binjiang", clock.now()).take_turns("person a")
            purging.purge(stand.centre)  # waits for nobody
        assert stand.rows("SELECT id FROM appointment_turn") == [("person a",)]
    purging.purge(stand.centre)
    assert stand.rows("SELECT id FROM appointment_turn") == []


def test_what_a_hall_answered_to_a_wish_is_forgotten_with_the_wish(
    stand: Stand, hall: TestHall, clock: ManualClock
) -> None:
    journal = TestJournal()
    ticket = journal.ticket(1)
    with stand.centre.database.changing() as session:
        requests.ask(session, hall.name, ticket, Wish.CANCEL, clock.now())
        (asked,) = requests.asked(session, hall.name).values()
    until = round(asked.until.timestamp() * 1_000_000)
    journal.write("request.granted", ticket, wish="cancel", until=until)
    hall.pushed(journal.batch())
    requests.forget_old(stand.centre)
    assert len(stand.rows("SELECT id FROM request_view")) == 1
    clock.advance(timedelta(days=1, hours=1))
    requests.forget_old(stand.centre)
    assert stand.rows("SELECT id FROM request_view") == []
