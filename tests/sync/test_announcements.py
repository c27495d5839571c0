"""The centre's announcements in the hall: for kiosk and board as long as they stand, and no longer."""

from datetime import timedelta

from central.announcements.rows import Row, publish, withdraw
from central.feed import Feed, Published
from shared.clock import ManualClock
from shared.domain.announcements import Announcement
from shared.hall.places import AnnouncementList, BoardView
from shared.hall.sync import SyncStatus
from shared.link import Hall
from tests.central.stand import Stand
from tests.sync.line import NAME, Line


def test_what_is_announced_stands_until_its_end_or_until_it_is_taken_back(
    hall: Hall, centre: Stand, line: Line, clock: ManualClock
) -> None:
    now = clock.now()
    one = Announcement("系统升级", now, now + timedelta(hours=1), "System upgrade")
    other = Announcement("南门封闭", now, now + timedelta(hours=2), important=True)
    with centre.centre.database.changing() as session:
        publish(session, "", one, now)
        taken_back = Row(publish(session, NAME, other, now), NAME, other)
    line.down()
    assert hall.ask(AnnouncementList()) == hall.ask(BoardView()).announcements == [other, one]
    clock.advance(timedelta(hours=1))
    assert hall.ask(AnnouncementList()) == hall.ask(BoardView()).announcements == [other]
    with centre.centre.database.changing() as session:
        withdraw(session, taken_back, clock.now())
    line.down()
    assert hall.ask(AnnouncementList()) == []


def test_a_text_that_no_screen_could_show_is_kept_aside(hall: Hall, centre: Stand, line: Line) -> None:
    with centre.centre.database.changing() as session:
        row = Published("announcements", "1", {"text": "两\n行", "begins": 1, "ends": "never"})
        Feed(session).publish(row, centre.clock.now())
    line.down()
    assert hall.ask(AnnouncementList()) == []
    assert hall.ask(SyncStatus()).unreadable == 1
