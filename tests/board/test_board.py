"""The hall display: the newest call at a glance, nothing stale as fresh, no name anywhere."""

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.board.digits import Digits
from kiosk.board.foot import Foot
from kiosk.board.newest import WAVE_MS, Newest
from kiosk.board.panel import is_standing, panel_tokens
from kiosk.board.window import BoardWindow
from shared.clock import ManualClock
from shared.domain.announcements import Announcement
from shared.hall.sync import FeedItem, TakeFeed
from shared.hall.tickets import BeginService, Holder, IssueTicket, Recall, StaffTicket
from shared.link import Hall
from shared.ui.tokens import Look
from shared.ui.widgets.announcement import AnnouncementText
from tests.desk.lossy import LossyLine

Call = Callable[..., StaffTicket]
PANELS = ((1920, 1080), (1080, 1920))


def _said(board: BoardWindow, name: str) -> str:
    widget = board.findChild(QWidget, name)
    return str(widget.text()) if widget is not None and widget.isVisible() else ""  # type: ignore[attr-defined]


def _newest(board: BoardWindow) -> Newest:
    return board.findChild(Newest, "board.newest")


def test_a_call_shows_number_counter_and_place(board: BoardWindow, call: Call, qtbot: QtBot) -> None:
    number = call("7", "property").ticket.number
    qtbot.waitUntil(lambda: _said(board, "board.newest") == f"{number} → 7 一楼西区")
    assert _said(board, "board.call.0") == f"{number} → 7 一楼西区"


def test_the_newest_call_stands_above_the_older_ones(
    board: BoardWindow, call: Call, clock: ManualClock, qtbot: QtBot
) -> None:
    first = call("7", "property").ticket.number
    clock.advance(timedelta(seconds=5))
    second = call("9", "company").ticket.number
    qtbot.waitUntil(lambda: _said(board, "board.newest").startswith(second))
    assert _said(board, "board.call.0").startswith(second)
    assert _said(board, "board.call.1").startswith(first)


def test_a_call_is_fresh_for_a_while_and_then_calm(board: BoardWindow, call: Call, qtbot: QtBot) -> None:
    newest = _newest(board)
    with qtbot.waitSignal(newest.calmed):
        call("7", "property")
        qtbot.waitUntil(lambda: newest.is_fresh)
    assert not newest.is_fresh
    assert _said(board, "board.newest").endswith("一楼西区")


def test_a_recall_makes_the_call_fresh_once_more(
    board: BoardWindow, call: Call, admin: Hall, clock: ManualClock, qtbot: QtBot
) -> None:
    newest = _newest(board)
    with qtbot.waitSignal(newest.calmed):
        ticket = call("7", "property").ticket
    clock.advance(timedelta(seconds=11))
    admin.do(Recall(counter="7", ticket=ticket.id))
    qtbot.waitUntil(lambda: newest.is_fresh)
    assert WAVE_MS <= 300


def test_an_old_call_never_looks_new_on_a_board_that_has_just_started(  # noqa: PLR0917  fixtures
    admin: Hall, line: LossyLine, call: Call, clock: ManualClock, fonts: QApplication, qtbot: QtBot
) -> None:
    assert admin
    assert fonts
    call("7", "property")
    clock.advance(timedelta(minutes=3))
    board = BoardWindow(line, clock, panel_tokens(Look.STANDARD, 1920, 1080))
    qtbot.addWidget(board)
    board.show()
    qtbot.waitUntil(lambda: _said(board, "board.newest").endswith("一楼西区"))
    assert not _newest(board).is_fresh


def test_a_person_who_has_begun_leaves_the_board_after_a_minute(
    board: BoardWindow, call: Call, admin: Hall, clock: ManualClock, qtbot: QtBot
) -> None:
    ticket = call("7", "property").ticket
    qtbot.waitUntil(lambda: _said(board, "board.call.0") != "")
    admin.do(BeginService(counter="7", ticket=ticket.id))
    clock.advance(timedelta(minutes=2))
    admin.do(IssueTicket(queue="advice"))
    qtbot.waitUntil(lambda: _said(board, "board.newest") == "Please watch for your number")
    assert _said(board, "board.call.0") == ""
    assert _said(board, "board.none") == "No number is called now"


def test_without_the_hub_it_says_since_when_and_shows_no_call_as_newest(
    board: BoardWindow, call: Call, line: LossyLine, qtbot: QtBot
) -> None:
    call("7", "property")
    qtbot.waitUntil(lambda: _said(board, "board.newest") != "" and _said(board, "board.time") == "10:00")
    line.set_cut(cut=True)
    qtbot.waitUntil(lambda: _said(board, "board.offline") == "Not current since 10:00")
    assert _said(board, "board.newest") == ""
    line.set_cut(cut=False)
    qtbot.waitUntil(lambda: _said(board, "board.offline") == "" and "7" in _said(board, "board.newest"))


def test_each_queue_tells_how_many_wait(board: BoardWindow, admin: Hall, qtbot: QtBot) -> None:
    for _ in range(3):
        admin.do(IssueTicket(queue="tax"))
    qtbot.waitUntil(lambda: _said(board, "board.queue.5") == "F 税务 3")


def test_no_name_is_anywhere_on_the_board(board: BoardWindow, admin: Hall, call: Call, qtbot: QtBot) -> None:
    admin.do(IssueTicket(queue="advice", holder=Holder("司马青衫", "110101197503070019")))
    call("1", "advice")
    qtbot.waitUntil(lambda: _said(board, "board.call.0") != "")
    words = "".join(label.text() for label in board.findChildren(QLabel))
    assert not set("司马青衫") & set(words)


def test_more_calls_than_rows_take_turns(board: BoardWindow, call: Call, clock: ManualClock, qtbot: QtBot) -> None:
    counters = {
        "1": "advice",
        "7": "property",
        "8": "property",
        "9": "company",
        "10": "permit",
        "11": "tax",
        "12": "tax",
    }
    numbers = []
    for counter, queue in counters.items():
        numbers.append(call(counter, queue).ticket.number)
        clock.advance(timedelta(seconds=1))
    qtbot.waitUntil(lambda: _said(board, "board.pages") == "1/2")
    board._calls.turn()
    assert _said(board, "board.call.0").startswith(numbers[0])
    assert _said(board, "board.call.1") == ""


@pytest.mark.parametrize(("width", "height"), PANELS)
def test_a_called_number_is_at_least_a_twelfth_of_the_panel_high(  # noqa: PLR0917  fixtures
    width: int, height: int, line: LossyLine, clock: ManualClock, fonts: QApplication, qtbot: QtBot
) -> None:
    assert fonts
    tokens = panel_tokens(Look.STANDARD, width, height)
    board = BoardWindow(line, clock, tokens, standing=is_standing(width, height))
    qtbot.addWidget(board)
    board.resize(width, height)
    board.show()
    rows = board.findChildren(Digits)
    assert len(rows) > 2
    for digits in rows:
        drawn = digits.fontMetrics().tightBoundingRect("0").height()
        assert drawn >= height / 12
    assert board.minimumSizeHint().width() <= width
    assert board.minimumSizeHint().height() <= height


def test_an_announcement_takes_turns_with_the_queues_and_goes_when_it_is_over(
    board: BoardWindow, admin: Hall, line: LossyLine, clock: ManualClock, qtbot: QtBot
) -> None:
    now, foot = clock.now(), board.findChild(Foot, "board.foot")
    one = Announcement("<b>系统升级</b>", now, now + timedelta(seconds=30), "System upgrade")
    row = FeedItem(topic="announcements", id="1", rev=1, body=msgspec.json.encode(one).decode())
    admin.do(TakeFeed(topics=("announcements",), cursor="1", rows=(row,)))
    qtbot.waitUntil(lambda: foot.count() == 2)
    assert foot.text() == ""
    foot.turn()
    assert foot.text() == "<b>系统升级</b>"
    foot.turn()
    assert foot.text() == ""
    foot.turn()
    line.set_cut(cut=True)
    clock.advance(timedelta(seconds=31))
    qtbot.waitUntil(lambda: foot.count() == 1)
    assert foot.text() == ""


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize(("width", "height"), PANELS)
def test_the_longest_announcement_takes_no_room_from_the_calls(
    width: int, height: int, line: LossyLine, clock: ManualClock, qtbot: QtBot
) -> None:
    tokens = panel_tokens(Look.STANDARD, width, height)
    window = BoardWindow(line, clock, tokens, standing=is_standing(width, height))
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show()
    qtbot.waitUntil(lambda: _said(window, "board.queue.0") != "")
    foot = window.findChild(Foot, "board.foot")
    before = foot.height()
    foot.show_announcements(
        [Announcement("长" * 60, clock.now(), clock.now(), "all of it in words " * 6)], with_queues=True
    )
    foot.turn()
    qtbot.waitExposed(window)
    text = foot.findChild(AnnouncementText)
    qtbot.waitUntil(lambda: text.width() > 1)
    assert (window.width(), window.height()) == (width, height)
    assert text.heightForWidth(text.width()) <= foot.height()
    assert foot.height() == before
