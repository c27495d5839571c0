"""The clerk sees how it stands with the line to the centre, and works on without it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from counter.desk.window import DeskWindow
from shared.clock import ManualClock
from shared.hall.sync import FeedItem, JoinCentre, Outbox, RecordAck, SealJournal, TakeFeed
from shared.hall.tickets import Ticket
from shared.link import Hall
from shared.sync.catalogue import EDITION, TOPIC
from shared.ui.tokens import Look
from shared.ui.widgets.line_light import LineLight
from tests.desk.hand import Hand
from tests.desk.lossy import LossyLine
from tests.desk.seated import seated

_TROUBLE = "status.centre.pill.more"


def _light(window: DeskWindow) -> LineLight:
    found = window.findChild(LineLight, "status.centre")
    assert isinstance(found, LineLight)
    return found


def _join(admin: Hall) -> None:
    admin.do(JoinCentre(hall="binjiang", centre_key="0" * 64))
    admin.do(SealJournal())
    admin.do(RecordAck(acknowledged={1: len(admin.ask(Outbox()).lines)}))


def _publish_edition(admin: Hall, rev: int, *, deleted: bool = False) -> None:
    """Have the centre send an edition that nobody can read, or take it back."""
    row = FeedItem(topic=TOPIC, id=EDITION, rev=rev, deleted=deleted, body='{"pages": 7}')
    admin.do(TakeFeed(topics=(TOPIC,), cursor=f"c{rev}", rows=(row,)))


def test_the_desk_shows_the_line_and_its_age(
    admin: Hall, at_desk: Hand, clock: ManualClock, issue: Callable[..., Ticket], qtbot: QtBot
) -> None:
    window = at_desk.window
    assert _light(window).isHidden()
    _join(admin)
    issue()
    qtbot.waitUntil(lambda: _light(window).text() == "Synced to 10:00:00")
    clock.advance(timedelta(hours=2))
    issue()
    qtbot.waitUntil(lambda: _light(window).text() == "Offline for more than an hour")


def test_a_refused_catalogue_is_told_at_the_desk_until_it_is_cured_and_hides_not_how_far_the_sync_is(
    admin: Hall, at_desk: Hand
) -> None:
    _join(admin)
    _publish_edition(admin, 1)
    at_desk.sees(_TROUBLE, "Call the platform's administrator: the centre's new catalogue could not be used")
    assert _light(at_desk.window).text() == "Synced to 10:00:00"
    _publish_edition(admin, 2, deleted=True)
    at_desk.wait(lambda: not at_desk.visible(_TROUBLE))


@pytest.mark.parametrize("look", [Look.STANDARD, Look.ELDER, Look.HIGH_CONTRAST])
def test_the_trouble_fits_the_smallest_screen(  # noqa: PLR0917  fixtures
    look: Look, line: LossyLine, admin: Hall, clock: ManualClock, fonts: object, qtbot: QtBot
) -> None:
    assert fonts
    _join(admin)
    _publish_edition(admin, 1)
    hand = seated(qtbot, line, clock, look, (1366, 768))
    hand.sees(_TROUBLE, "could not be used")
    needed = hand.window.minimumSizeHint()
    assert (needed.width() <= 1366, needed.height() <= 768) == (True, True)
