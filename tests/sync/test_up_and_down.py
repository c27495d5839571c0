"""The road itself: what happens in the hall is known at the centre, what the centre publishes is known in the hall."""

from datetime import timedelta
from pathlib import Path

import pytest

from central.feed import Feed, Published
from central.purging import purge
from shared.clock import ManualClock
from shared.domain.line import Light, Word
from shared.hall.sync import JoinCentre, SyncStatus
from shared.hall.tickets import IssueTicket
from shared.link import Hall
from shared.security.role import Role
from shared.sync.agent import SyncAgent
from shared.sync.http_centre import HttpCentre
from shared.sync.pages import ADDRESS, PAGES
from shared.sync.port import CentreAway
from tests.central.stand import Stand
from tests.hall.house import House
from tests.hall.people import Clerk, issue, journal
from tests.patience import eventually
from tests.sync.line import Line, join


def _publish(centre: Stand, *rows: Published) -> None:
    with centre.centre.database.changing() as session:
        for row in rows:
            Feed(session).publish(row, centre.clock.now())
    centre.centre.bell.ring()


def _at_centre(centre: Stand) -> list[str]:
    return [row[0] for row in centre.rows("SELECT event_id FROM event ORDER BY hall_id, epoch, seq")]


def test_what_happens_in_the_hall_is_known_at_the_centre(hall: Hall, centre: Stand, line: Line) -> None:
    clerk = Clerk(hall, "c1")
    ticket = issue(hall)
    clerk.serve_next()
    line.up()
    assert _at_centre(centre) == [entry.event_id for entry in journal(hall)]
    assert centre.rows("SELECT ticket_id, number, state, counter FROM ticket_view") == [
        (ticket.id, "A001", "serving", "c1")
    ]
    assert centre.rows("SELECT state FROM counter_view") == [("open",)]


def test_the_light_is_green_when_the_centre_has_everything_and_fades_with_the_line(
    hall: Hall, line: Line, clock: ManualClock
) -> None:
    assert hall.ask(SyncStatus()).light is Light.RED
    line.up()
    now = hall.ask(SyncStatus())
    assert (now.light, now.word, now.pending, now.synced_to) == (Light.GREEN, Word.SYNCED, 0, clock.now())
    issue(hall)
    clock.advance(timedelta(minutes=12))
    now = hall.ask(SyncStatus())
    assert (now.light, now.word, now.pending) == (Light.YELLOW, Word.OFFLINE, 1)
    clock.advance(timedelta(hours=1))
    assert hall.ask(SyncStatus()).light is Light.RED
    line.up()
    assert hall.ask(SyncStatus()).light is Light.GREEN


def test_a_published_account_works_in_the_hall_until_it_is_withdrawn(hall: Hall, centre: Stand, line: Line) -> None:
    body = {"login": "zhao", "name": "赵敏", "password_hash": "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA"}
    _publish(centre, Published("staff", "0" * 32, body))
    line.down()
    assert [entry.kind for entry in journal(hall)][-1] == "staff.published"
    _publish(centre, Published("staff", "0" * 32, deleted=True))
    line.down()
    assert [entry.kind for entry in journal(hall)][-1] == "staff.withdrawn"


def test_a_row_the_hall_cannot_read_is_kept_aside_and_the_feed_goes_on(hall: Hall, centre: Stand, line: Line) -> None:
    line.down()
    good = {"login": "zhao", "name": "赵敏", "password_hash": "$argon2id$x"}
    _publish(centre, Published("staff", "1" * 32, {"weight": 70}), Published("staff", "2" * 32, good))
    line.down()
    assert [entry.kind for entry in journal(hall)][-2:] == ["feed.unreadable", "staff.published"]
    assert hall.ask(SyncStatus()).unreadable == 1
    _publish(centre, Published("staff", "1" * 32, good | {"login": "qian"}))
    line.down()
    assert hall.ask(SyncStatus()).unreadable == 0


def test_the_agent_by_itself_sends_each_act_within_a_moment(
    house: House, centre: Stand, clock: ManualClock, tmp_path: Path
) -> None:
    identity = join(centre, tmp_path)
    hall = house.connect(Role.AGENT)
    joining = JoinCentre(hall=identity.hall, centre_key=identity.centre_key)
    agent = SyncAgent(hall, joining, HttpCentre(identity, clock), HttpCentre(identity, clock), clock=clock)
    agent.start()
    window = house.connect()
    issue(window)
    eventually(lambda: len(_at_centre(centre)) >= len(journal(window)))
    agent.close()
    assert _at_centre(centre) == [entry.event_id for entry in journal(window)]


def test_a_busy_centre_is_left_alone_for_as_long_as_it_asks(hall: Hall, centre: Stand, line: Line) -> None:
    line.up()
    assert line.uploader.rest == 0
    object.__setattr__(centre.centre, "interval", 20.0)  # as `ONEHALL_CENTRAL_INTERVAL` sets it at its start
    issue(hall)
    line.up()
    assert line.uploader.rest == 20


def test_with_the_centre_away_the_agent_says_so_and_the_hall_goes_on(hall: Hall, line: Line) -> None:
    line.port.close()
    with pytest.raises(CentreAway):
        line.up()
    assert issue(hall).number == "A001"


def test_a_hall_that_was_offline_for_months_lets_go_what_was_taken_back_meanwhile(
    house: House, centre: Stand, line: Line, clock: ManualClock
) -> None:
    def known() -> list[str]:
        rows = house.core.read(lambda work: work.feed.rows("catalogue")).result(10)
        return [row.id for row in rows]

    _publish(centre, Published("catalogue", "a", {}), Published("catalogue", "b", {}))
    line.down(12)
    assert known() == ["a", "b"]
    _publish(centre, Published("catalogue", "a", deleted=True))
    clock.advance(timedelta(days=100))
    purge(centre.centre)
    _publish(centre, Published("catalogue", "c", {}))
    line.down(12)
    assert known() == ["b", "c"]


def test_an_older_centre_that_does_not_know_a_topic_yet_is_asked_for_the_others(
    hall: Hall, centre: Stand, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = {"login": "zhao", "name": "赵敏", "password_hash": "$argon2id$x"}
    with monkeypatch.context() as older:
        older.setattr("central.api.feed.TOPICS", ("catalogue", "calendar", "staff", "announcements", "appointments"))
        _publish(centre, Published("staff", "0" * 32, staff))
        line.down(12)
        assert [entry.kind for entry in journal(hall)][-1] == "staff.published"
    with monkeypatch.context() as away:  # while it is brought up to date
        closed = HttpCentre(line.port._identity, line.port._clock)
        closed.close()
        away.setattr(line.downloader, "_centre", closed)
        with pytest.raises(CentreAway):
            line.down()
    _publish(centre, Published(PAGES, ADDRESS, {"address": "https://zw.example.gov.cn"}))
    line.down(12)
    assert hall.do(IssueTicket(queue="advice")).page.startswith("HTTPS://ZW.EXAMPLE.GOV.CN/")
