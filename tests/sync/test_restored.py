"""A hall restored from a backup: noticed by itself, told apart from the hall it was, and nothing lost or doubled."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlcipher3 import dbapi2

from central.feed import Feed
from shared.clock import ManualClock
from shared.domain.appointments.states import AppointmentState
from shared.domain.catalogue.catalogue import Catalogue
from shared.hall import Code
from shared.hall.appointments import CheckIn
from shared.hall.places import ConfigureHall
from shared.hall.sync import StartEpoch, SyncStatus
from shared.hall.tickets import WaitingList
from shared.link import Hall
from shared.link.core import HallCore
from shared.link.local import LocalHall
from shared.sync.editions import EditionTaker
from shared.sync.identity import Identity
from tests.central.stand import Stand, running
from tests.domain.catalogues import small_catalogue
from tests.domain.plans import small_plan
from tests.hall.bringing import whole
from tests.hall.people import citizen, issue, journal, kinds, refused
from tests.link.hub_process import run_hub
from tests.store.databases import sqlite_database
from tests.sync.booking import TEN_THIRTY, book, bookings, plan_with_bookings
from tests.sync.catalogues import large, publish_at
from tests.sync.line import Line, join


@contextmanager
def _opened(folder: Path, clock: ManualClock) -> Iterator[Hall]:
    with LocalHall(HallCore(f"sqlite:///{folder / 'hall.db'}", folder / "hall.db.keys", clock=clock)) as hall:
        yield hall


@pytest.fixture
def folder(tmp_path: Path, clock: ManualClock) -> Path:
    """Return the folder of a hall with a plan, closed."""
    place = tmp_path / "hall"
    place.mkdir()
    sqlite_database(place)
    with _opened(place, clock) as hall:
        hall.do(ConfigureHall(plan=small_plan()))
    return place


def _back_up(folder: Path) -> Path:
    return Path(shutil.copy(folder / "hall.db", folder / "backup.db"))


def _restore(folder: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        (folder / f"hall.db{ending}").unlink(missing_ok=True)
    shutil.copy(folder / "backup.db", folder / "hall.db")


def test_a_hall_that_was_only_closed_and_opened_stays_in_its_epoch(folder: Path, clock: ManualClock) -> None:
    for number in ("A001", "A002"):
        with _opened(folder, clock) as hall:
            assert issue(hall).number == number
            assert "hall.restored" not in kinds(hall)


def test_a_restored_backup_is_noticed_and_its_numbers_jump_over_those_on_paper(
    folder: Path, clock: ManualClock
) -> None:
    with _opened(folder, clock) as hall:
        issue(hall)
    _back_up(folder)
    with _opened(folder, clock) as hall:
        assert issue(hall).number == "A002"
    _restore(folder)
    with _opened(folder, clock) as hall:
        assert kinds(hall)[-1] == "hall.restored"
        assert issue(hall).number == "A202"
        assert hall.ask(SyncStatus()).epoch == 2
        assert journal(hall)[-1].epoch == 2
    with _opened(folder, clock) as hall:
        assert issue(hall).number == "A203"
        assert kinds(hall).count("hall.restored") == 1


def test_the_jump_takes_nothing_from_the_days_quota_and_half_of_a_short_range(folder: Path, clock: ManualClock) -> None:
    with _opened(folder, clock) as hall:
        hall.do(StartEpoch())
        assert [issue(hall, "few").number for _ in range(2)] == ["F008", "F009"]
        assert [issue(hall, "quota").number for _ in range(2)] == ["Q201", "Q202"]
        with refused(Code.QUOTA_REACHED, quota=2):
            issue(hall, "quota")


def test_both_sides_agree_after_a_restored_backup(
    folder: Path, clock: ManualClock, centre: Stand, tmp_path: Path
) -> None:
    identity = join(centre, tmp_path)
    with _opened(folder, clock) as hall, Line(hall, identity, clock) as line:
        issue(hall)
        line.up()
        issue(hall)  # in the backup, not yet at the centre
    _back_up(folder)
    with _opened(folder, clock) as hall, Line(hall, identity, clock) as line:
        line.up()
        issue(hall)  # at the centre, not in the backup
        line.up()
        lost = journal(hall)[-1].event_id
    _restore(folder)
    with _opened(folder, clock) as hall, Line(hall, identity, clock) as line:
        issue(hall)
        line.up()
        here = {entry.event_id for entry in journal(hall)}
        assert hall.ask(SyncStatus()).pending == 0
    there = [row[0] for row in centre.rows("SELECT event_id FROM event WHERE again = false")]
    assert len(there) == len(set(there))
    assert set(there) == here | {lost}
    assert [row[0] for row in centre.rows("SELECT state FROM ticket_view ORDER BY number")] == [
        "waiting",
        "waiting",
        "lost",
        "waiting",
    ]


def test_a_check_in_that_a_restored_backup_forgot_is_made_again_under_another_number(
    folder: Path, clock: ManualClock, centre: Stand, tmp_path: Path
) -> None:
    identity = join(centre, tmp_path)
    with _opened(folder, clock) as hall, Line(hall, identity, clock) as line:
        hall.do(ConfigureHall(plan=plan_with_bookings()))
        line.up()
        row = book(centre, citizen())
        line.down()
    _back_up(folder)
    with _opened(folder, clock) as hall, Line(hall, identity, clock) as line:
        first = hall.do(CheckIn(appointment=row.id)).ticket
        line.up()
    _restore(folder)
    with _opened(folder, clock) as hall, Line(hall, identity, clock) as line:
        line.down()
        issue(hall)
        clock.jump(TEN_THIRTY + timedelta(minutes=5))
        issue(hall)
        done = hall.do(CheckIn(appointment=row.id))
        order = [waiting.ticket.number for waiting in hall.ask(WaitingList(queue="advice"))]
        line.up()
        again = hall.do(CheckIn(appointment=row.id))
    assert (first.number, again.ticket.id) == ("A001", done.ticket.id)
    assert order == ["A201", "A203", "A202"]  # in the place that was promised
    assert centre.rows("SELECT number FROM ticket_view WHERE state = 'lost'") == [("A001",)]
    with bookings(centre) as open_book:
        assert open_book.get(row.id).state == AppointmentState.ARRIVED


def test_without_its_marker_a_restored_hall_is_told_by_the_centre_that_has_more(
    folder: Path, clock: ManualClock, centre: Stand, tmp_path: Path
) -> None:
    identity = join(centre, tmp_path)
    _back_up(folder)
    with _opened(folder, clock) as hall, Line(hall, identity, clock) as line:
        for _ in range(5):
            issue(hall)
        line.up()
    _restore(folder)
    (folder / "hall.db.marker").unlink()
    with _opened(folder, clock) as hall, Line(hall, identity, clock) as line:
        line.up()
        assert kinds(hall)[-1] == "hall.restored"
        assert issue(hall).number == "A201"
        line.up()
        assert hall.ask(SyncStatus()).pending == 0
    assert centre.rows("SELECT max(epoch) FROM event") == [(2,)]


def test_without_its_marker_a_hall_that_went_on_is_told_by_the_fork(
    folder: Path, clock: ManualClock, centre: Stand, tmp_path: Path
) -> None:
    identity = join(centre, tmp_path)
    _back_up(folder)
    with _opened(folder, clock) as hall, Line(hall, identity, clock) as line:
        for _ in range(3):
            issue(hall)
        line.up()
    _restore(folder)
    (folder / "hall.db.marker").unlink()
    with _opened(folder, clock) as hall:
        for _ in range(7):
            issue(hall)
        with Line(hall, identity, clock) as line:
            line.up()
            line.up()
            assert hall.ask(SyncStatus()).epoch == 2
            here = {entry.event_id for entry in journal(hall)}
    assert centre.rows("SELECT kind FROM incident") == [("fork",)]
    assert here <= {row[0] for row in centre.rows("SELECT event_id FROM event")}


def test_an_administrator_can_say_so_himself(folder: Path, clock: ManualClock) -> None:
    said = run_hub("--hall", f"sqlite:///{folder / 'hall.db'}", "restored")
    assert said.returncode == 0, said.stderr
    with _opened(folder, clock) as hall:
        assert hall.ask(SyncStatus()).epoch == 2


def test_a_centre_restored_from_a_backup_gets_again_what_it_lost(
    folder: Path, clock: ManualClock, centre: Stand, tmp_path: Path
) -> None:
    identity = join(centre, tmp_path)
    with _opened(folder, clock) as hall, Line(hall, identity, clock) as line:
        for _ in range(4):
            issue(hall)
        line.up()
        with centre.centre.database.changing() as session:
            session.run("DELETE FROM event WHERE seq > 2")
            session.run("UPDATE epoch_cursor SET last_seq = 2, last_hash = (SELECT hash FROM event WHERE seq = 2)")
        issue(hall)
        line.up()
        assert [row[0] for row in centre.rows("SELECT event_id FROM event ORDER BY seq")] == [
            entry.event_id for entry in journal(hall)
        ]
        assert hall.ask(SyncStatus()).epoch == 1


def test_a_hall_restored_from_a_backup_takes_the_catalogue_it_forgot_again(
    folder: Path, centre: Stand, clock: ManualClock, tmp_path: Path
) -> None:
    identity = join(centre, tmp_path)

    def synced() -> Catalogue:
        with _opened(folder, clock) as hall, Line(hall, identity, clock) as line:
            line.down(16)
            EditionTaker(hall).step()
            return whole(hall)

    publish_at(centre, small_catalogue())
    synced()
    _back_up(folder)
    publish_at(centre, large("2026-2"))
    assert synced() == large("2026-2")
    _restore(folder)
    assert synced() == large("2026-2")


def test_a_centre_restored_from_a_backup_gives_its_halls_the_catalogue_it_knows(
    folder: Path, clock: ManualClock, tmp_path: Path
) -> None:
    place = tmp_path / "centre"
    place.mkdir()
    url = f"sqlite:///{place / 'central.db'}"

    def synced(centre: Stand, identity: Identity) -> Catalogue:
        with _opened(folder, clock) as hall, Line(hall, replace(identity, centre=centre.address), clock) as line:
            line.down(16)
            EditionTaker(hall).step()
            return whole(hall)

    with running(url, place, clock) as centre:
        identity = join(centre, tmp_path)
        publish_at(centre, small_catalogue())
        synced(centre, identity)
        copying = dbapi2.connect(str(place / "central.db"), isolation_level=None)  # the centre's own SQLite library
        copying.execute("VACUUM INTO ?", (str(place / "backup.db"),))
        copying.close()
        publish_at(centre, large("2026-2"))
        assert synced(centre, identity) == large("2026-2")
    for ending in ("", "-wal", "-shm"):
        (place / f"central.db{ending}").unlink(missing_ok=True)
    shutil.copy(place / "backup.db", place / "central.db")
    clock.advance(timedelta(minutes=11))  # a centre that has just started takes nothing signed before
    with running(url, place, clock) as centre:
        with centre.centre.database.changing() as session:
            Feed(session).begin_lineage()
        assert synced(centre, identity) == small_catalogue()
        publish_at(centre, large("2026-3"))
        assert synced(centre, identity) == large("2026-3")
