"""Announcements on the kiosk's resting page: as plain text, in turns, and gone when they are over, hub or no hub."""

from dataclasses import replace
from datetime import timedelta

import msgspec
from pytestqt.qtbot import QtBot

from devices.ports import DeviceKind, DeviceState, DeviceStatus
from kiosk.announced import Announced
from kiosk.session import Settings
from shared.clock import ManualClock
from shared.domain.announcements import Announcement
from shared.hall.sync import FeedItem, TakeFeed
from shared.link import Hall
from shared.ui.tokens import Look, Panel, tokens_for
from tests.desk.lossy import LossyLine
from tests.kiosk.stand import Stand


def announce(hall: Hall, *announced: Announcement) -> None:
    """Let the hall hear of announcements."""
    bodies = [msgspec.json.encode(one).decode() for one in announced]
    rows = tuple(FeedItem(topic="announcements", id=str(n), rev=1, body=body) for n, body in enumerate(bodies))
    hall.do(TakeFeed(topics=("announcements",), cursor="1", rows=rows))


def test_an_announcement_is_shown_as_plain_text_in_the_readers_language(
    stand: Stand, hall: Hall, clock: ManualClock
) -> None:
    assert stand.find("attract.announced") is None
    now = clock.now()
    announce(hall, Announcement("<b>升级</b>", now, now + timedelta(hours=1), "<b>Upgrade</b>"))
    stand.until(lambda: stand.find("attract.announced") is not None)
    assert stand.text("attract.announced") == "<b>升级</b>"
    stand.conductor.switch_language()
    assert stand.text("attract.announced") == "<b>Upgrade</b>"


def test_an_announcement_that_is_over_goes_also_while_the_hub_is_away(
    kiosk: Stand, wire: LossyLine, clock: ManualClock
) -> None:
    now = clock.now()
    announce(wire, Announcement("系统升级", now, now + timedelta(seconds=5)))
    kiosk.until(lambda: kiosk.find("attract.announced") is not None)
    wire.set_cut(cut=True)
    kiosk.pass_time(4)
    assert kiosk.text("attract.announced") == "系统升级"
    kiosk.pass_time(1)
    assert kiosk.find("attract.announced") is None


def test_large_type_on_a_lying_panel_shows_a_devices_trouble_before_any_announcement(
    qtbot: QtBot, hall: Hall, clock: ManualClock
) -> None:
    announce(hall, Announcement("系统升级", clock.now(), clock.now() + timedelta(hours=1)))
    with Stand(qtbot, hall, clock, size=(1920, 1080), settings=Settings(elder=True)) as stand:
        stand.open()
        works = DeviceStatus(DeviceKind.PRINTER, "printer", DeviceState.READY, frozenset(), 0.0)
        stand.devices.printer, stand.devices.reader = works, works
        stand.conductor.changed.emit()
        stand.until(lambda: stand.find("attract.announced") is not None)
        stand.devices.printer = replace(works, state=DeviceState.ABSENT)
        stand.conductor.changed.emit()
        assert stand.find("attract.announced") is None
        assert "仍可取号" in stand.text("attract.notice-0")


def test_several_take_turns_and_nothing_moves(qtbot: QtBot, clock: ManualClock) -> None:
    announced = Announced(tokens_for(Look.STANDARD, Panel(1080, 1920, 21.5)), "announced", turn_ms=40)
    qtbot.addWidget(announced)
    announced.resize(900, 300)
    ends = clock.now() + timedelta(hours=1)
    texts = ["短", "很长的一条公告，" * 7, "中等长度的一条"]
    announced.show_those([Announcement(text, clock.now(), ends) for text in texts], "zh")
    announced.show()
    heights = set()
    for text in (*texts, texts[0]):
        qtbot.waitUntil(lambda text=text: announced.text() == text)
        heights.add(announced.heightForWidth(900))
    assert len(heights) == 1
