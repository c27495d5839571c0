"""The manager's window tells how many have booked a time that closes, when, and what to do; and nobody's name."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter.unfound.stranded import stranded_sentence
from counter.unfound.window import UnfoundWindow
from shared.clock import ManualClock
from shared.domain.hours import SpecialDay
from shared.hall.appointments import StrandedDay
from shared.link import Hall
from shared.ui.tokens import Look, desk_tokens
from shared.ui.translation import Language, install_language
from shared.ui.widgets.banner import Banner
from tests.unfound.stand import hall_in, open_again, people_booked, shut

MONDAY = datetime(2026, 3, 2, 2, tzinfo=UTC)
HOLIDAY = SpecialDay(date(2026, 3, 3), "端午节", "Dragon Boat Festival")
ONE = StrandedDay(day=HOLIDAY.day, count=2, first=time(10), last=time(11), name="端午节")


@pytest.fixture
def clock() -> ManualClock:
    """Return Monday, ten in the morning."""
    return ManualClock(MONDAY)


@pytest.fixture
def hall(tmp_path: Path, clock: ManualClock) -> Iterator[Hall]:
    """Return a hall for which three people have booked on Tuesday, at ten and at eleven."""
    with hall_in(tmp_path, clock) as opened, people_booked(opened, clock, tmp_path):
        yield opened


def test_it_stands_above_the_lists_until_the_closing_is_taken_back(
    qtbot: QtBot, hall: Hall, clock: ManualClock
) -> None:
    window = UnfoundWindow(desk_tokens(Look.STANDARD, 768), hall, clock)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    banner = window.findChild(Banner, "unfound.stranded")
    assert banner is not None
    qtbot.waitUntil(lambda: window.shown is not None)
    assert banner.isHidden()
    shut(hall, HOLIDAY)
    qtbot.waitUntil(banner.isVisible)
    told = "Booked while the hall is closed: 3 (3 on 2026-03-03, 10:00–11:00 (Dragon Boat Festival)). "
    told += "Have somebody at the door; the platform's administrator has the list."
    assert banner.text() == told
    open_again(hall, HOLIDAY)
    qtbot.waitUntil(banner.isHidden)


def test_of_many_days_the_next_are_named_and_the_others_counted(fonts: QApplication) -> None:
    days = [msgspec.structs.replace(ONE, day=ONE.day + timedelta(days=n)) for n in range(5)]
    install_language(fonts, Language.ZH_CN, ["shared", "unfound"])
    try:
        assert stranded_sentence(days[:1]) == (
            "2 个预约落在不开放的时间：2026年3月3日 10:00–11:00 2 个（端午节）。"
            "请安排人员在场接待，名单可向平台管理员查询。"
        )
        assert "；另有 2 天。请" in stranded_sentence(days)
        assert stranded_sentence(days).startswith("10 个预约")
    finally:
        install_language(fonts, Language.EN, [])
    assert not stranded_sentence([])
