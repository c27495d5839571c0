"""The journal does not grow for ever: what the centre has had for 30 days goes, and nothing else does."""

import contextlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from shared.clock import ManualClock
from shared.domain.chain import link
from shared.domain.line import GAP_TOLD, Troubles
from shared.hall.handlers.tidying import BITE
from shared.hall.places import ConfigureHall, JournalEntry
from shared.hall.sync import SyncStatus
from shared.hall.tickets import CloseDay, IssueTicket
from shared.link import Hall
from shared.link.writer import TIDY_EVERY_SECONDS
from shared.store.engine import make_engine
from shared.store.seals import EpochRow
from shared.sync.port import Rejected
from tests.central.stand import Stand
from tests.domain.plans import small_plan
from tests.hall.house import House, Way, open_house
from tests.hall.people import citizen, issue, journal, kinds
from tests.sync.line import Line, join

KEPT = timedelta(days=31)
MINUTE = timedelta(seconds=TIDY_EVERY_SECONDS)
_LINE = ("event_id", "kind", "subject", "at", "actor", "body", "v")
_CHAIN = """
    SELECT s.seq, s.hash, j.event_id, j.kind, j.subject, j.at, j.actor, j.body, j.v
    FROM sealed s LEFT JOIN journal j ON j.seq = s.journal_seq WHERE s.epoch = 1 ORDER BY s.seq
"""


def tidy(hall: Hall, clock: ManualClock, bites: int = 1) -> None:
    """Let the hub's minutes pass, and wait for each bite: acts come one after the other."""
    for _ in range(bites):
        clock.advance(MINUTE)
        hall.do(CloseDay())
        hall.do(CloseDay())


def rows(house: House, sql: str) -> list[tuple[Any, ...]]:
    """Return what the hall's database holds."""
    engine = make_engine(house.url, read_only=True)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.exec_driver_sql(sql)]
    engine.dispose()
    return found


def lose(centre: Stand, after: int) -> None:
    """Restore the centre from a backup that has the first epoch up to this line."""
    with centre.centre.database.changing() as session:
        session.run("DELETE FROM event WHERE epoch > 1 OR seq > :after", {"after": after})
        session.run("DELETE FROM epoch_cursor WHERE epoch > 1")
        sql = "UPDATE epoch_cursor SET last_seq = :after, last_hash = (SELECT hash FROM event WHERE seq = :after)"
        session.run(sql, {"after": after})


def there(centre: Stand) -> list[str]:
    """Return the centre's events, each once, as they came."""
    sql = "SELECT event_id FROM event WHERE again = false ORDER BY epoch, seq"
    return [str(row[0]) for row in centre.rows(sql)]


def events(entries: list[JournalEntry]) -> list[str]:
    return [entry.event_id for entry in entries]


def test_a_line_goes_thirty_days_after_the_centre_had_it(
    hall: Hall, line: Line, centre: Stand, clock: ManualClock
) -> None:
    issue(hall)
    line.up()
    whole = events(journal(hall))
    clock.advance(KEPT - timedelta(days=1))
    line.up()
    tidy(hall, clock)
    assert events(journal(hall))[: len(whole)] == whole
    clock.advance(timedelta(days=1))
    line.up()
    before = journal(hall)
    tidy(hall, clock)
    kept = journal(hall)
    assert events(kept) == events(before)[len(whole) :]
    assert kept
    issue(hall)
    line.up()
    assert hall.ask(SyncStatus()).pending == 0
    assert there(centre) == whole + events(journal(hall))


def test_what_is_kept_still_proves_itself_from_the_hash_before_it(
    house: House, hall: Hall, line: Line, clock: ManualClock
) -> None:
    for _ in range(2):
        issue(hall)
        line.up()
        clock.advance(KEPT)
    line.up()
    tidy(hall, clock)
    before, *kept = rows(house, _CHAIN)
    assert before[2] is None  # its line is gone
    assert len(kept) == len(journal(hall))
    digest = bytes(before[1])
    for seq, told, *line_of_journal in kept:
        digest = link(digest, epoch=1, seq=seq, **dict(zip(_LINE, line_of_journal, strict=True)))
        assert digest == bytes(told)


def test_a_hall_without_a_centre_keeps_every_line(hall: Hall, clock: ManualClock) -> None:
    issue(hall)
    whole = events(journal(hall))
    clock.advance(timedelta(days=400))
    tidy(hall, clock, bites=2)
    assert events(journal(hall))[: len(whole)] == whole


def test_nothing_goes_that_the_centre_has_not_however_old_it_is(
    hall: Hall, line: Line, centre: Stand, clock: ManualClock
) -> None:
    line.up()
    sent = events(journal(hall))
    issue(hall)
    waiting = events(journal(hall))[len(sent) :]
    clock.advance(timedelta(days=90))
    tidy(hall, clock)
    assert events(journal(hall))[: len(sent) + len(waiting)] == sent + waiting  # nobody was heard for so long
    line.up()
    tidy(hall, clock)
    assert events(journal(hall))[: len(waiting)] == waiting  # the centre has had them since today
    assert set(sent + waiting) <= set(there(centre))


def test_the_newest_line_stays_so_that_a_hall_that_slept_is_not_taken_for_a_restored_one(
    house: House, hall: Hall, line: Line, clock: ManualClock
) -> None:
    issue(hall)
    line.up()
    clock.advance(KEPT)
    hall.do(CloseDay())
    line.up()
    clock.advance(KEPT)
    line.up()
    newest = events(journal(hall))[-1]
    tidy(hall, clock, bites=3)
    assert events(journal(hall)) == [newest]
    assert house.core.read(lambda work: work.seals.epochs()).result(10) == [EpochRow(1, 0, 4, 3)]
    assert "hall.restored" not in kinds(hall)


def test_a_clock_that_is_wrong_by_a_year_makes_nothing_old(centre: Stand, clock: ManualClock, tmp_path: Path) -> None:
    halls_clock = ManualClock(clock.now())
    (tmp_path / "hall").mkdir()
    with open_house(Way.SQLITE, halls_clock, tmp_path / "hall") as house:
        hall = house.connect()
        hall.do(ConfigureHall(plan=small_plan()))
        with Line(hall, join(centre, tmp_path), halls_clock) as line:
            line.up()
            issue(hall, holder=citizen())
            line.up()
            whole = events(journal(hall))
            halls_clock.jump(clock.now() + timedelta(days=400))
            tidy(hall, halls_clock)
            assert events(journal(hall))[: len(whole)] == whole  # the centre was not heard on that day
            with contextlib.suppress(Rejected):
                line.up()
            line.up()
            assert hall.ask(SyncStatus()).pending == 0
            tidy(hall, halls_clock)
            assert events(journal(hall))[: len(whole)] == whole  # and says another one now
            assert rows(house, "SELECT person IS NOT NULL FROM ticket") == [(True,)]
            halls_clock.jump(clock.now())
            for sides in (clock, halls_clock):
                sides.advance(KEPT)
            line.up()
            tidy(hall, halls_clock)
            assert not set(whole) & set(events(journal(hall)))


def test_one_bite_takes_no_more_than_its_share(hall: Hall, line: Line, clock: ManualClock) -> None:
    for _ in range(BITE + 50):
        issue(hall)
    line.up()
    lines = len(journal(hall))
    clock.advance(KEPT)
    hall.do(CloseDay())
    line.up()
    expired = len(journal(hall)) - lines
    tidy(hall, clock)
    assert len(journal(hall)) == lines + expired - BITE
    tidy(hall, clock)
    assert len(journal(hall)) == expired


def test_a_centre_restored_from_a_backup_of_these_days_gets_back_all_it_lost(
    hall: Hall, line: Line, centre: Stand, clock: ManualClock
) -> None:
    issue(hall)
    line.up()
    clock.advance(timedelta(weeks=6))
    gone = events(journal(hall))
    line.up()
    tidy(hall, clock)
    issue(hall)
    line.up()
    lose(centre, len(gone))
    line.up()
    issue(hall)
    line.up()
    assert there(centre) == gone + events(journal(hall))
    assert hall.ask(SyncStatus()).epoch == 1
    assert centre.rows("SELECT kind FROM incident") == []


def test_a_centre_restored_from_an_older_backup_is_told_what_nobody_has_any_more(
    hall: Hall, line: Line, centre: Stand, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = issue(hall), issue(hall)
    line.up()
    whole = events(journal(hall))
    clock.advance(KEPT)
    third = issue(hall)
    line.up()
    tidy(hall, clock)
    kept = events(journal(hall))
    lose(centre, len(whole) - 1)  # it knows the first ticket, and never heard of the second again
    line.up()
    line.up()
    assert there(centre) == whole[:-1] + events(journal(hall))
    assert events(journal(hall))[: len(kept)] == kept
    assert "keeps no longer" in caplog.text
    (gap,) = (entry for entry in journal(hall) if entry.kind == "journal.gap")
    assert gap.body == {"epoch": 2, "gaps": [{"epoch": 1, "first": len(whole), "last": len(whole)}]}
    assert centre.rows("SELECT kind, epoch, seq, times FROM incident") == [("gap", 1, len(whole), 1)]
    states = dict(centre.rows("SELECT ticket_id, state FROM ticket_view"))
    assert states[third.id] == "waiting"
    assert states[first.id] == states[second.id] == "expired"
    assert hall.ask(SyncStatus()).pending == 0


def test_where_a_centre_says_that_the_clock_is_right_days_count_that_the_hub_did_not_run(
    house: House, hall: Hall, line: Line, clock: ManualClock
) -> None:
    act = IssueTicket(queue="advice", holder=citizen())
    hall.do(act)

    def kept() -> tuple[bool, bool]:
        named = rows(house, "SELECT person IS NOT NULL FROM ticket") == [(True,)]
        return named, house.core.read(lambda work: work.commands.outcome(act.command_id)).result(10) is not None

    line.up()
    clock.advance(KEPT)
    tidy(hall, clock)
    assert kept() == (True, True)  # nobody has confirmed what day it is
    line.up()
    tidy(hall, clock)
    assert kept() == (False, False)


def test_staff_are_told_for_a_week_of_lines_that_the_centre_lost(
    hall: Hall, line: Line, centre: Stand, clock: ManualClock
) -> None:
    issue(hall)
    line.up()
    lost = len(journal(hall))
    clock.advance(KEPT)
    line.up()
    tidy(hall, clock)
    assert not hall.ask(SyncStatus()).troubles
    lose(centre, 1)
    line.up()
    line.up()
    assert hall.ask(SyncStatus()).troubles == Troubles(lines_lost=lost - 1)
    clock.advance(GAP_TOLD - MINUTE)
    assert hall.ask(SyncStatus()).troubles == Troubles(lines_lost=lost - 1)
    clock.advance(MINUTE)
    assert not hall.ask(SyncStatus()).troubles


def test_a_ticket_whose_end_nobody_has_any_more_waits_at_the_centre_no_longer(
    hall: Hall, line: Line, centre: Stand, clock: ManualClock
) -> None:
    ticket = issue(hall)
    line.up()
    told = len(journal(hall))
    clock.advance(timedelta(days=1))
    hall.do(CloseDay())
    line.up()
    clock.advance(KEPT)
    issue(hall)
    line.up()
    tidy(hall, clock)
    lose(centre, told)
    with centre.centre.database.changing() as session:
        session.run("UPDATE ticket_view SET state = 'waiting'")
    line.up()
    line.up()
    assert (ticket.id, "lost") in centre.rows("SELECT ticket_id, state FROM ticket_view")


def test_another_centre_is_told_from_where_on_it_hears(
    hall: Hall, line: Line, centre: Stand, clock: ManualClock, tmp_path: Path
) -> None:
    issue(hall)
    line.up()
    old = len(journal(hall))
    clock.advance(KEPT)
    line.up()
    tidy(hall, clock)
    (tmp_path / "centre.json").unlink()
    with Line(hall, join(centre, tmp_path, "gongshu"), clock) as moved:
        moved.up()
        moved.up()
    told = [row[0] for row in centre.rows("SELECT event_id FROM event WHERE hall_id = 'gongshu' ORDER BY epoch, seq")]
    assert told == events(journal(hall))
    assert centre.rows("SELECT hall_id, kind, epoch, seq FROM incident") == [("gongshu", "gap", 1, 1)]
    assert old > 0
