"""The board of a hall that the calendar closes: it says so, why, since when, and when the hall opens again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.board.foot import Foot
from kiosk.board.panel import is_standing, panel_tokens
from kiosk.board.shut import Shut
from kiosk.board.window import BoardWindow
from shared.clock import ManualClock
from shared.domain.announcements import Announcement
from shared.domain.hours import Span, SpecialDay
from shared.hall.sync import FeedItem, TakeFeed
from shared.hall.tickets import BeginService, FinishService, StaffTicket
from shared.link import Hall
from shared.ui.tokens import Look
from shared.ui.translation import Language, install_language
from shared.ui.widgets.label import Label
from tests.desk.lossy import LossyLine

Call = Callable[..., StaffTicket]
TODAY = date(2026, 11, 20)
HOLIDAY = SpecialDay(TODAY, "端午节", "Dragon Boat Festival")
HALF_DAY = SpecialDay(TODAY, "系统检修", "Maintenance", spans=(Span(time(8, 30), time(9, 30)),))
PANELS = ((1920, 1080), (1080, 1920))


def _publish(hall: Hall, special: SpecialDay, *, rev: int = 1, deleted: bool = False) -> None:
    body = msgspec.json.encode(special).decode()
    row = FeedItem(topic="calendar", id=str(special.day), rev=rev, deleted=deleted, body=body)
    hall.do(TakeFeed(topics=("calendar",), cursor=str(rev), rows=(row,)))


def _said(board: BoardWindow, name: str) -> str:
    widget = board.findChild(QWidget, name)
    return str(widget.text()) if widget is not None and widget.isVisible() else ""  # type: ignore[attr-defined]


def test_on_a_holiday_the_whole_board_says_so_and_counts_no_queue_until_it_is_taken_back(
    board: BoardWindow, admin: Hall, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: _said(board, "board.queue.0") != "")
    _publish(admin, HOLIDAY)
    said = "Closed today: Dragon Boat Festival Open again on 2026-11-21 at 09:00"
    qtbot.waitUntil(lambda: _said(board, "board.shut") == said)
    assert (_said(board, "board.queue.0"), _said(board, "board.none")) == ("", "")
    _publish(admin, HOLIDAY, rev=2, deleted=True)
    qtbot.waitUntil(lambda: _said(board, "board.newest") == "Please watch for your number")
    assert _said(board, "board.shut") == ""
    qtbot.waitUntil(lambda: _said(board, "board.queue.0") != "")


def test_it_is_said_in_chinese_large_with_the_english_below(
    board: BoardWindow, admin: Hall, fonts: QApplication, qtbot: QtBot
) -> None:
    install_language(fonts, Language.ZH_CN, ["shared", "board"])
    try:
        _publish(admin, HALF_DAY)
        said = "今天 09:30 起不开放：系统检修 2026年11月21日 09:00 开始办理 "
        said += "Closed today from 09:30: Maintenance. Open again on 2026-11-21 at 09:00"
        qtbot.waitUntil(lambda: _said(board, "board.shut") == said)
    finally:
        install_language(fonts, Language.EN, [])


def test_whoever_is_still_called_or_waits_stays_on_the_board_and_the_foot_tells_in_turns(
    board: BoardWindow, admin: Hall, call: Call, qtbot: QtBot
) -> None:
    ticket = call("7", "property").ticket
    _publish(admin, HALF_DAY)
    foot = board.findChild(Foot, "board.foot")
    qtbot.waitUntil(lambda: foot.count() == 2)
    assert _said(board, "board.newest").startswith(ticket.number)
    assert foot.text() == ""
    foot.turn()
    assert foot.text() == "Closed today from 09:30: Maintenance\nOpen again on 2026-11-21 at 09:00"
    admin.do(BeginService(counter="7", ticket=ticket.id))
    admin.do(FinishService(counter="7", ticket=ticket.id))
    qtbot.waitUntil(lambda: _said(board, "board.shut").startswith("Closed today from 09:30"))
    assert foot.isHidden()


def test_what_is_announced_stands_at_the_foot_of_a_closed_board(
    board: BoardWindow, admin: Hall, clock: ManualClock, qtbot: QtBot
) -> None:
    _publish(admin, HOLIDAY)
    now, foot = clock.now(), board.findChild(Foot, "board.foot")
    one = Announcement("急事请到东门值班室", now, now + timedelta(hours=1), "Urgent matters: east door")
    row = FeedItem(topic="announcements", id="1", rev=1, body=msgspec.json.encode(one).decode())
    admin.do(TakeFeed(topics=("announcements",), cursor="1", rows=(row,)))
    qtbot.waitUntil(lambda: _said(board, "board.foot") == one.text)
    assert foot.count() == 1


def test_a_board_that_loses_the_hub_says_that_first(
    board: BoardWindow, admin: Hall, line: LossyLine, qtbot: QtBot
) -> None:
    _publish(admin, HOLIDAY)
    qtbot.waitUntil(lambda: _said(board, "board.shut") != "")
    line.set_cut(cut=True)
    qtbot.waitUntil(lambda: _said(board, "board.offline") != "")
    assert _said(board, "board.shut") == ""


def test_in_the_evening_it_says_when_the_hall_opens(board: BoardWindow, clock: ManualClock, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _said(board, "board.queue.0") != "")
    clock.advance(timedelta(hours=9))
    board._live.renew()
    qtbot.waitUntil(lambda: _said(board, "board.shut") == "Closed now Open again on 2026-11-21 at 09:00")


@pytest.mark.parametrize(("width", "height"), PANELS)
@pytest.mark.parametrize("look", [Look.STANDARD, Look.HIGH_CONTRAST])
def test_the_longest_name_of_a_day_fits_the_panel(  # noqa: PLR0917  fixtures
    look: Look, width: int, height: int, line: LossyLine, admin: Hall, clock: ManualClock, fonts: object, qtbot: QtBot
) -> None:
    assert fonts
    _publish(admin, replace(HALF_DAY, name="检" * 40, name_en="maintenance " * 3))
    window = BoardWindow(line, clock, panel_tokens(look, width, height), standing=is_standing(width, height))
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show()
    qtbot.waitUntil(lambda: _said(window, "board.shut") != "")
    assert (window.width(), window.height()) == (width, height)
    labels = window.findChild(Shut).findChildren(Label)
    qtbot.waitUntil(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in labels))
