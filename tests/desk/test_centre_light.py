"""The clerk sees how it stands with the line to the centre, and works on without it."""

from collections.abc import Callable
from datetime import timedelta

from pytestqt.qtbot import QtBot

from counter.desk.window import DeskWindow
from shared.clock import ManualClock
from shared.hall.sync import JoinCentre, Outbox, RecordAck, SealJournal
from shared.hall.tickets import Ticket
from shared.link import Hall
from shared.ui.widgets.line_light import LineLight
from tests.desk.hand import Hand


def _light(window: DeskWindow) -> LineLight:
    found = window.findChild(LineLight, "status.centre")
    assert isinstance(found, LineLight)
    return found


def test_the_desk_shows_the_line_and_its_age(
    admin: Hall, at_desk: Hand, clock: ManualClock, issue: Callable[..., Ticket], qtbot: QtBot
) -> None:
    window = at_desk.window
    assert _light(window).isHidden()
    admin.do(JoinCentre(hall="binjiang", centre_key="0" * 64))
    admin.do(SealJournal())
    admin.do(RecordAck(acknowledged={1: len(admin.ask(Outbox()).lines)}))
    issue()
    qtbot.waitUntil(lambda: _light(window).text() == "Synced to 10:00:00")
    clock.advance(timedelta(hours=2))
    issue()
    qtbot.waitUntil(lambda: _light(window).text() == "Offline for more than an hour")
