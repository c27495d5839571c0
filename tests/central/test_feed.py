"""The feed: what is published comes once, in its newest revision, and a cursor that cannot go on is told so."""

from datetime import timedelta
from urllib.parse import urlencode

import msgspec
import pytest

from central.feed import BadRow, Feed, Published
from shared.clock import ManualClock
from shared.sync.messages import MOST_ANSWER_BYTES, FeedPage, SnapshotPage
from tests.central.stand import Stand, TestHall


def _publish(stand: Stand, *rows: Published) -> list[int]:
    with stand.centre.database.changing() as session:
        return [Feed(session).publish(row, stand.clock.now()) for row in rows]


def _page(hall: TestHall, after: str = "", *, topic: str = "catalogue", limit: int = 500) -> FeedPage:
    query = urlencode({"topic": topic, "after": after, "limit": limit})
    answer = hall.ask(f"/v1/halls/{hall.name}/feed?{query}")
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=FeedPage)


def _snapshot(hall: TestHall, after: str = "", cursor: str = "") -> SnapshotPage:
    query = urlencode({"after": after, "cursor": cursor})
    answer = hall.ask(f"/v1/halls/{hall.name}/snapshots/catalogue?{query}")
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=SnapshotPage)


def _items(count: int, size: int = 10) -> list[Published]:
    return [Published("catalogue", f"item-{n:04d}", {"name": "证" * size}) for n in range(count)]


def test_what_is_published_comes_page_by_page_and_once(stand: Stand, hall: TestHall) -> None:
    _publish(stand, *_items(7))
    first = _page(hall, limit=5)
    assert (len(first.rows), first.more) == (5, True)
    second = _page(hall, first.next)
    assert [row.id for row in second.rows] == ["item-0005", "item-0006"]
    assert not second.more
    assert _page(hall, second.next).rows == []


def test_a_change_raises_the_revision_and_the_same_again_does_not(stand: Stand, hall: TestHall) -> None:
    row = Published("catalogue", "a", {"name": "护照"})
    assert _publish(stand, row, row) == [1, 1]
    cursor = _page(hall).next
    assert _publish(
        stand, Published("catalogue", "a", {"name": "护照补发"}), Published("catalogue", "a", deleted=True)
    ) == [2, 3]
    (changed,) = _page(hall, cursor).rows
    assert (changed.rev, changed.deleted, bytes(changed.body)) == (3, True, b"null")


def test_a_row_for_one_hall_is_told_to_no_other(stand: Stand, hall: TestHall) -> None:
    other = stand.enrol("gongshu")
    _publish(stand, Published("appointments", "x", {"n": 1}, hall="binjiang"), Published("catalogue", "y", {}))
    assert [row.id for row in _page(hall, topic="appointments").rows] == ["x"]
    assert _page(other, topic="appointments").rows == []
    assert [row.id for row in _page(other).rows] == ["y"]


def test_an_answer_stays_below_a_megabyte_however_large_the_rows(stand: Stand, hall: TestHall) -> None:
    _publish(stand, *_items(12, size=60_000))
    seen, cursor, more = 0, "", True
    while more:
        page = _page(hall, cursor)
        assert len(msgspec.json.encode(page)) < MOST_ANSWER_BYTES
        seen, cursor, more = seen + len(page.rows), page.next, page.more
    assert seen == 12


def test_a_whole_topic_comes_in_chunks_and_goes_on_with_what_changed_meanwhile(stand: Stand, hall: TestHall) -> None:
    _publish(stand, *_items(700))
    first = _snapshot(hall)
    assert (len(first.rows), first.after) == (500, "item-0499")
    _publish(stand, Published("catalogue", "item-0003", {"name": "新"}))
    rest = _snapshot(hall, first.after, first.cursor)
    assert (len(rest.rows), rest.after, rest.cursor) == (200, "", first.cursor)
    assert [row.id for row in _page(hall, rest.cursor).rows] == ["item-0003"]


def test_a_cursor_older_than_what_was_purged_needs_a_snapshot(stand: Stand, hall: TestHall, clock: ManualClock) -> None:
    _publish(stand, *_items(2))
    old = _page(hall).rows[0].cursor
    _publish(stand, Published("catalogue", "item-0001", deleted=True))
    clock.advance(timedelta(days=91))
    with stand.centre.database.changing() as session:
        assert Feed(session).purge(clock.now() - timedelta(days=90), 10) == 1
    query = urlencode({"topic": "catalogue", "after": old})
    answer = hall.ask(f"/v1/halls/{hall.name}/feed?{query}")
    assert (answer.status_code, answer.json()["code"]) == (410, "snapshot_needed")


@pytest.mark.parametrize("cursor", ["garbage", "a.b.c", "0.0.0", "../../etc", "x" * 120])
def test_a_cursor_that_is_none_of_ours_needs_a_snapshot(hall: TestHall, cursor: str) -> None:
    query = urlencode({"topic": "catalogue", "after": cursor})
    assert hall.ask(f"/v1/halls/{hall.name}/feed?{query}").status_code == 410


def test_a_centre_restored_from_a_backup_is_told_apart_from_the_one_before(stand: Stand, hall: TestHall) -> None:
    _publish(stand, *_items(2))
    cursor = _page(hall).next
    with stand.centre.database.changing() as session:
        Feed(session).begin_lineage()
    query = urlencode({"topic": "catalogue", "after": cursor})
    assert hall.ask(f"/v1/halls/{hall.name}/feed?{query}").status_code == 410
    assert len(_snapshot(hall).rows) == 2


def test_a_long_poll_is_answered_as_soon_as_something_is_published(stand: Stand, hall: TestHall) -> None:
    cursor = _page(hall).next
    query = urlencode({"topic": "catalogue", "after": cursor, "wait": 20})
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 the one who waits

    with ThreadPoolExecutor(1) as hand:
        waiting = hand.submit(hall.ask, f"/v1/halls/{hall.name}/feed?{query}")
        _publish(stand, *_items(1))
        stand.centre.bell.ring()
        page = msgspec.json.decode(waiting.result(10).content, type=FeedPage)
    assert [row.id for row in page.rows] == ["item-0000"]


def test_an_id_is_for_every_hall_or_for_single_ones_and_never_both(stand: Stand) -> None:
    _publish(stand, Published("catalogue", "a", {}), Published("appointments", "b", {}, hall="binjiang"))
    for row in (Published("catalogue", "a", {}, hall="binjiang"), Published("appointments", "b", {})):
        with pytest.raises(BadRow):
            _publish(stand, row)
    assert _publish(stand, Published("appointments", "b", {"n": 2}, hall="binjiang")) == [2]


@pytest.mark.parametrize(
    "row",
    [
        Published("gossip", "a", {}),
        Published("catalogue", "", {}),
        Published("catalogue", "x" * 121, {}),
        Published("catalogue", "a", "长" * 100_000),
    ],
)
def test_what_no_hall_could_take_is_not_published(stand: Stand, row: Published) -> None:
    with pytest.raises(BadRow):
        _publish(stand, row)


def test_an_id_that_no_database_takes_is_the_askers_fault(hall: TestHall) -> None:
    assert hall.ask("/v1/halls/binjiang/snapshots/staff?after=%00").status_code == 422
