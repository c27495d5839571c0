"""A hall's journal at the centre: every line once, in order, whatever the line to it does (T42)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import msgspec
import pytest
from msgspec import structs

from central.batches import read_batch
from central.ingest import take_in
from central.rebuild import rebuild_hall
from central.store.cursors import Cursors
from shared.ids import new_id
from shared.sync.messages import EventBatch, Problem
from tests.central.stand import Stand, TestHall, TestJournal


def _stored(stand: Stand) -> list[tuple[int, int]]:
    return stand.rows("SELECT epoch, seq FROM event ORDER BY epoch, seq")


def _views(stand: Stand) -> list[list[tuple[object, ...]]]:
    return [
        stand.rows("SELECT * FROM ticket_view ORDER BY hall_id, ticket_id"),
        stand.rows("SELECT * FROM counter_view ORDER BY hall_id, counter"),
        stand.rows("SELECT * FROM hall_view ORDER BY hall_id"),
    ]


def test_what_a_hall_sends_is_stored_and_acknowledged(stand: Stand, hall: TestHall, journal: TestJournal) -> None:
    ack = hall.pushed(journal.batch())
    assert ack.ack == 12
    assert [(one.epoch, one.last) for one in ack.epochs] == [(1, 12)]
    assert _stored(stand) == [(1, seq) for seq in range(1, 13)]


def test_the_same_batch_again_changes_nothing(stand: Stand, hall: TestHall, journal: TestJournal) -> None:
    hall.pushed(journal.batch())
    views = _views(stand)
    assert hall.pushed(journal.batch()).ack == 12
    assert hall.pushed(journal.batch(3, 7)).ack == 12
    assert len(_stored(stand)) == 12
    assert _views(stand) == views


def test_a_batch_that_overlaps_brings_only_what_is_new(stand: Stand, hall: TestHall, journal: TestJournal) -> None:
    hall.pushed(journal.batch(1, 5))
    assert hall.pushed(journal.batch(3, 9)).ack == 9
    assert _stored(stand) == [(1, seq) for seq in range(1, 10)]


def test_a_gap_is_refused_with_what_is_expected(stand: Stand, hall: TestHall, journal: TestJournal) -> None:
    hall.pushed(journal.batch(1, 5))
    answer = hall.push(journal.batch(8, 9))
    problem = msgspec.json.decode(answer.content, type=Problem)
    assert (answer.status_code, problem.code, problem.expected) == (409, "gap", 6)
    assert len(_stored(stand)) == 5


def test_twelve_copies_at_once_are_stored_once(stand: Stand, hall: TestHall, journal: TestJournal) -> None:
    with ThreadPoolExecutor(12) as hands:
        acks = list(hands.map(lambda _: hall.pushed(journal.batch()).ack, range(12)))
    assert acks == [12] * 12
    assert _stored(stand) == [(1, seq) for seq in range(1, 13)]


@pytest.mark.parametrize("stand", ["postgresql"], indirect=True)
def test_two_batches_of_one_hall_wait_for_each_other_in_line_not_in_a_ring(
    stand: Stand, hall: TestHall, journal: TestJournal
) -> None:
    hall.pushed(journal.batch(1, 5))
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    now, batch = stand.clock.now(), journal.batch(6)
    with ThreadPoolExecutor(1) as hand:
        with stand.centre.database.changing() as session:
            Cursors(session, hall.name)  # one has begun
            other = hand.submit(hall.pushed, batch)
            while stand.rows(waiting) == [(0,)]:
                assert not other.done()
            take_in(session, hall.name, now, read_batch(msgspec.json.encode(batch)))
        assert other.result().ack == 12
    assert _stored(stand) == [(1, seq) for seq in range(1, 13)]


def test_a_hall_with_a_backlog_is_noted_once_a_second_and_when_it_has_caught_up(
    stand: Stand, hall: TestHall, journal: TestJournal
) -> None:
    def noted(first: int, pending: int) -> object:
        hall.pushed(structs.replace(journal.batch(first, first), pending=pending))
        return stand.rows("SELECT pending FROM hall")[0][0]

    assert noted(1, 11) == 11
    assert noted(2, 10) == 11
    stand.clock.advance(timedelta(seconds=1.5))
    assert noted(3, 9) == 9
    assert noted(4, 0) == 0
    assert noted(5, 7) == 7


@pytest.mark.parametrize("first", [1, 4, 5, 13])
def test_another_past_is_a_fork_refused_and_reported(
    stand: Stand, hall: TestHall, journal: TestJournal, first: int
) -> None:
    hall.pushed(journal.batch())
    other = TestJournal(events=journal.events[:3])
    while len(other.events) < 15:
        other.ticket(9)
    answer = hall.push(other.batch(first))
    problem = msgspec.json.decode(answer.content, type=Problem)
    assert (answer.status_code, problem.code) == (409, "fork")
    assert len(_stored(stand)) == 12
    assert stand.rows("SELECT kind, epoch, seq FROM incident") == [("fork", 1, first)]


def test_a_bad_event_goes_to_quarantine_and_is_acknowledged(stand: Stand, hall: TestHall, journal: TestJournal) -> None:
    batch = msgspec.to_builtins(journal.batch())
    batch["events"][4]["at"] = "yesterday"
    assert hall.push_raw(msgspec.json.encode(batch)).status_code == 200
    assert [row[1] for row in _stored(stand)] == [1, 2, 3, 4, *range(6, 13)]
    assert stand.rows("SELECT epoch, seq FROM quarantine") == [(1, 5)]
    journal.ticket(4)
    assert hall.pushed(journal.batch(13)).ack == 16


def test_a_body_that_a_read_model_cannot_read_stops_nobody(stand: Stand, hall: TestHall, journal: TestJournal) -> None:
    journal.write("ticket.issued", new_id(), number=["A", "001"])
    journal.ticket(4)
    assert hall.pushed(journal.batch()).ack == 17
    assert stand.rows("SELECT epoch, seq FROM quarantine") == [(1, 13)]


@pytest.mark.parametrize(("field", "value"), [("protocol", 2**63), ("protocol", -1), ("program", "\0")])
def test_an_envelope_that_no_database_takes_is_refused_in_a_sentence(
    stand: Stand, hall: TestHall, journal: TestJournal, field: str, value: object
) -> None:
    answer = hall.push_raw(msgspec.json.encode(msgspec.to_builtins(journal.batch()) | {field: value}))
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_message")
    enrolment = msgspec.json.decode(hall.enrolment(stand.code_for(hall.name))) | {field: value}
    assert stand.client.post("/v1/enrol", content=msgspec.json.encode(enrolment)).status_code == 400


@pytest.mark.parametrize("where", ["subject", "number"])
def test_a_character_that_no_database_takes_stops_nobody(
    stand: Stand, hall: TestHall, journal: TestJournal, where: str
) -> None:
    if where == "subject":
        journal.write("robot.greeted", "robot\0")
    else:
        journal.write("ticket.issued", new_id(), number="A\0")
    journal.ticket(4)
    assert hall.pushed(journal.batch()).ack == 17
    assert stand.rows("SELECT epoch, seq FROM quarantine") == [(1, 13)]
    assert len(_stored(stand)) == 16


def test_a_broken_chain_is_set_aside_whole(stand: Stand, hall: TestHall, journal: TestJournal) -> None:
    batch = msgspec.structs.replace(journal.batch(), last_hash="0" * 64)
    assert hall.pushed(batch).ack == 12
    assert _stored(stand) == []
    assert len(stand.rows("SELECT seq FROM quarantine")) == 12


def test_a_kind_nobody_knows_yet_is_stored_and_acknowledged(stand: Stand, hall: TestHall) -> None:
    journal = TestJournal()
    journal.write("robot.greeted", "robot-1", mood="bright")
    assert hall.pushed(journal.batch()).ack == 1
    assert stand.rows("SELECT kind, body FROM event") == [("robot.greeted", '{"mood":"bright"}')]


def test_a_batch_of_a_newer_and_of_an_older_hall_are_understood(
    stand: Stand, hall: TestHall, journal: TestJournal
) -> None:
    newer = msgspec.to_builtins(journal.batch(1, 6)) | {"protocol": 2, "weather": "fine"}
    newer["events"][0]["colour"] = "blue"
    assert hall.push_raw(msgspec.json.encode(newer)).status_code == 200
    older = msgspec.to_builtins(journal.batch(7))
    for unknown in ("protocol", "program", "pending"):
        del older[unknown]
    assert hall.push_raw(msgspec.json.encode(older)).status_code == 200
    assert len(_stored(stand)) == 12


def test_the_read_models_are_the_fold_of_the_events(stand: Stand, hall: TestHall, journal: TestJournal) -> None:
    journal.write("counter.open", "c1")
    journal.write("counter.paused", "c1", reason="用餐")
    for first in range(1, 15, 4):
        hall.pushed(journal.batch(first, min(first + 3, 14)))
    views = _views(stand)
    assert [row[5] for row in views[0]] == ["done"] * 3
    with stand.centre.database.changing() as session:
        assert rebuild_hall(session, "binjiang") == 14
    assert _views(stand) == views


def test_a_new_epoch_brings_what_was_sent_before_and_counts_it_once(
    stand: Stand, hall: TestHall, journal: TestJournal
) -> None:
    lost = journal.ticket(4)
    hall.pushed(journal.batch())
    restored = TestJournal(epoch=2, events=journal.events[8:12], at=journal.at)
    restored.write("hall.restored", "2", epoch=2, was=1, known_seq=8)
    kept = restored.ticket(204)
    assert hall.pushed(restored.batch()).ack == 9
    assert stand.rows("SELECT epoch, seq FROM event WHERE again = true ORDER BY seq") == [(2, n) for n in range(1, 5)]
    states = {row[1]: row[5] for row in _views(stand)[0]}
    assert len(states) == 5
    assert states[kept] == "done"
    assert states[lost] == "done"  # it had ended before the hall forgot it
    views = _views(stand)
    with stand.centre.database.changing() as session:
        rebuild_hall(session, "binjiang")
    assert _views(stand) == views


def test_an_open_ticket_the_restored_hall_forgot_is_lost_and_not_waiting_for_ever(stand: Stand, hall: TestHall) -> None:
    journal = TestJournal()
    known, forgotten = new_id(), new_id()
    for number, ticket in enumerate((known, forgotten), 1):
        journal.write("ticket.issued", ticket, number=f"A{number:03d}", queue="q", business_date="2026-03-02")
    hall.pushed(journal.batch())
    restored = TestJournal(epoch=2, at=journal.at)
    restored.write("hall.restored", "2", epoch=2, was=1, known_seq=1)
    hall.pushed(restored.batch())
    assert dict(stand.rows("SELECT ticket_id, state FROM ticket_view")) == {known: "waiting", forgotten: "lost"}


def test_the_tail_of_an_older_epoch_that_a_restored_centre_lost_is_taken_again(
    stand: Stand, hall: TestHall, journal: TestJournal
) -> None:
    hall.pushed(journal.batch(1, 4))
    second = TestJournal(epoch=2, at=journal.at)
    second.ticket(300)
    hall.pushed(second.batch())
    ack = hall.pushed(journal.batch(5))
    assert [(one.epoch, one.last) for one in ack.epochs] == [(1, 12), (2, 4)]
    assert len(_views(stand)[0]) == 4


def test_asking_without_lines_tells_what_the_centre_has(hall: TestHall, journal: TestJournal) -> None:
    hall.pushed(journal.batch())
    empty = EventBatch(epoch=1, first=1, prev_hash="0" * 64, last_hash="0" * 64, events=[])
    assert hall.pushed(empty).ack == 12
