"""The resting page of a hall that is shut: what day it is, when it opens, and what works all the same."""

from datetime import date, time, timedelta

import msgspec

from shared.clock import ManualClock
from shared.domain.hours import Span, SpecialDay
from shared.hall.sync import FeedItem, TakeFeed
from shared.link import Hall
from tests.kiosk.stand import Stand


def _publish(hall: Hall, special: SpecialDay) -> None:
    row = FeedItem(topic="calendar", id=str(special.day), rev=1, body=msgspec.json.encode(special).decode())
    hall.do(TakeFeed(topics=("calendar",), cursor="1", rows=(row,)))


def test_on_a_holiday_the_resting_page_says_its_name_and_the_next_opening_in_both_languages(
    stand: Stand, hall: Hall
) -> None:
    assert stand.find("attract.shut") is None
    _publish(hall, SpecialDay(date(2026, 3, 2), "端午节", "Dragon Boat Festival"))
    stand.until(lambda: stand.find("attract.shut") is not None)
    assert stand.text("attract.shut") == "今天不开放：端午节"
    assert stand.text("attract.opens") == "2026年3月3日 08:30 开始办理"
    english = "Closed today: Dragon Boat Festival. Open again on 2026-03-03 at 08:30"
    assert stand.text("attract.shut-english") == english
    stand.conductor.switch_language()
    assert stand.text("attract.shut") == "Closed today: Dragon Boat Festival"
    assert stand.text("attract.opens") == "Open again on 2026-03-03 at 08:30"
    assert stand.find("attract.shut-english") is None


def test_in_a_hall_that_is_shut_nobody_is_told_of_a_printer_without_paper(stand: Stand, clock: ManualClock) -> None:
    stand.conductor.changed.emit()
    assert "仍可取号" in stand.text("attract.notice-0")
    clock.advance(timedelta(hours=9))
    stand.access.refresh()
    stand.until(lambda: stand.find("attract.shut") is not None)
    assert stand.find("attract.notice-0") is None


def test_in_the_evening_it_says_when_the_next_day_begins_and_early_that_it_is_today(
    stand: Stand, clock: ManualClock
) -> None:
    clock.advance(timedelta(hours=9))
    stand.access.refresh()
    stand.until(lambda: stand.find("attract.shut") is not None)
    assert stand.text("attract.shut") == "现在不在办理时间"
    assert stand.text("attract.opens") == "2026年3月3日 08:30 开始办理"
    clock.advance(timedelta(hours=12))
    stand.access.refresh()
    stand.until(lambda: stand.text("attract.opens") == "今天 08:30 开始办理")
    clock.advance(timedelta(hours=2))
    stand.access.refresh()
    stand.until(lambda: stand.find("attract.shut") is None)


def test_hours_that_the_calendar_cut_short_are_named_with_the_time_from_which_it_is_shut(
    stand: Stand, hall: Hall
) -> None:
    short = (Span(time(8, 30), time(8, 45)),)
    _publish(hall, SpecialDay(date(2026, 3, 2), "系统检修", "Maintenance", spans=short))
    stand.until(lambda: stand.find("attract.shut") is not None)
    assert stand.text("attract.shut") == "今天 08:45 起不开放：系统检修"
