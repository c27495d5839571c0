"""The parts of a page: what they say, what they send, and that each has a name for those who cannot see it."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from shared.ui.theme import apply_theme
from shared.ui.tokens import Look, Panel, Tokens, tokens_for
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.busy import PATIENCE_MS, Busy
from shared.ui.widgets.button import Button
from shared.ui.widgets.field import Field
from shared.ui.widgets.keypad import Keypad
from shared.ui.widgets.label import Label
from shared.ui.widgets.paged_list import PagedList
from shared.ui.widgets.status_pill import Kind, StatusPill
from shared.ui.widgets.step_indicator import StepIndicator
from shared.ui.widgets.tile import Tile

LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


def put(qtbot: QtBot, tokens: Tokens, widget: W) -> W:
    qtbot.addWidget(widget)
    apply_theme(widget, tokens)
    widget.show()
    return widget


def child(widget: QWidget, name: str) -> Button:
    found = widget.findChild(Button, name)
    assert isinstance(found, Button)
    return found


def test_a_tile_shows_its_reason_in_place_of_its_note(qtbot: QtBot, tokens: Tokens) -> None:
    tile = put(qtbot, tokens, Tile(tokens, "tax", "税务", note="前面 3 人", icon="business"))
    assert (tile.text(), tile.note(), tile.isEnabled()) == ("税务", "前面 3 人", True)
    tile.set_reason("今天的号已取完")
    assert (tile.note(), tile.isEnabled(), tile.accessibleDescription()) == ("今天的号已取完", False, "今天的号已取完")
    tile.set_reason("")
    assert (tile.note(), tile.isEnabled()) == ("前面 3 人", True)


def test_a_note_that_changes_while_a_tile_is_closed_waits_behind_the_reason(qtbot: QtBot, tokens: Tokens) -> None:
    tile = put(qtbot, tokens, Tile(tokens, "tax", "税务", note="前面 3 人"))
    tile.set_reason("窗口未开放")
    tile.set_note("前面 4 人")
    assert tile.note() == "窗口未开放"
    tile.set_reason("")
    assert tile.note() == "前面 4 人"


@pytest.mark.parametrize("kind", ["info", "good", "attention", "trouble"])
def test_a_pill_has_a_word_and_an_icon_beside_its_colour(qtbot: QtBot, tokens: Tokens, kind: Kind) -> None:
    pill = put(qtbot, tokens, StatusPill(tokens, "printer", kind=kind, text="缺纸"))
    assert pill.text() == pill.accessibleName() == "缺纸"
    assert pill._icon.isVisible()


def test_a_banner_is_hidden_until_it_has_something_to_say(qtbot: QtBot, tokens: Tokens) -> None:
    page = QWidget()
    banner = Banner(tokens, "news")
    banner.setParent(page)
    put(qtbot, tokens, page)
    assert not banner.isVisible()
    banner.say("attention", "打印机缺纸", action="知道了")
    assert banner.isVisible()
    with qtbot.waitSignal(banner.acted):
        qtbot.mouseClick(child(banner, "news-action"), LEFT)
    banner.withdraw()
    assert not banner.isVisible()


def test_an_undo_bar_goes_by_itself_when_its_time_is_over(qtbot: QtBot, tokens: Tokens) -> None:
    banner = put(qtbot, tokens, Banner(tokens, "undo"))
    with qtbot.waitSignal(banner.gone):
        banner.say("info", "已完成 A012", action="撤销", lasts_ms=1)
    assert not banner.isVisible()


def test_a_message_takes_no_focus_from_the_field_a_clerk_types_in(qtbot: QtBot, tokens: Tokens) -> None:
    page = QWidget()
    field, banner = QLineEdit(page), Banner(tokens, "news")
    banner.setParent(page)
    put(qtbot, tokens, page)
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "12")
    banner.say("trouble", "连接断开", action="重试")
    qtbot.keyClicks(field, "34")
    assert field.hasFocus()
    assert field.text() == "1234"


def test_steps_are_said_in_words_and_drawn_as_bars(qtbot: QtBot, tokens: Tokens) -> None:
    steps = put(qtbot, tokens, StepIndicator(tokens, "steps"))
    steps.show_step(2, 4)
    assert steps.text() == steps.accessibleName() == "Step 2/4"
    assert len(steps._bars) == 4
    steps.show_step(3, 3)
    assert len(steps._bars) == 3


def test_a_keypad_types_an_identity_number_with_its_x(qtbot: QtBot, tokens: Tokens) -> None:
    pad = put(qtbot, tokens, Keypad(tokens, "pad"))
    typed: list[str] = []
    pad.typed.connect(typed.append)
    for character in "11010519491231002x":
        qtbot.mouseClick(child(pad, f"pad-{character}"), LEFT)
    assert "".join(typed) == "11010519491231002X"
    with qtbot.waitSignal(pad.deleted):
        qtbot.mouseClick(child(pad, "pad-delete"), LEFT)
    with qtbot.waitSignal(pad.cleared):
        qtbot.mouseClick(child(pad, "pad-clear"), LEFT)


def test_a_phone_number_has_no_x(qtbot: QtBot, tokens: Tokens) -> None:
    pad = put(qtbot, tokens, Keypad(tokens, "pad", with_x=False))
    assert pad.findChild(Button, "pad-x") is None


@pytest.mark.parametrize("look", Look)
def test_keys_are_finger_sized_and_clear_stands_10_mm_apart(qtbot: QtBot, look: Look) -> None:
    panel = Panel(1080, 1920, 21.5)
    sizes = tokens_for(look, panel)
    pad = put(qtbot, sizes, Keypad(sizes, "pad"))
    keys = [key for key in pad.findChildren(Button) if key.objectName() != "pad-clear"]
    assert all(min(key.width(), key.height()) >= sizes.target for key in keys)
    gap = child(pad, "pad-clear").geometry().top() - max(key.geometry().bottom() for key in keys)
    assert gap >= panel.mm(10)


def test_work_shorter_than_100_ms_is_never_announced(qtbot: QtBot, tokens: Tokens) -> None:
    busy = Busy(tokens, "busy")
    qtbot.addWidget(busy)
    busy.begin("正在取号")
    assert busy._patience.interval() == PATIENCE_MS == 100
    busy.end()
    assert not busy._patience.isActive()
    assert not busy.isVisible()


def test_longer_work_says_what_is_happening_until_it_ends(qtbot: QtBot, tokens: Tokens) -> None:
    busy = Busy(tokens, "busy")
    qtbot.addWidget(busy)
    busy.begin("正在取号")
    qtbot.waitUntil(busy.isVisible)
    assert busy.text() == "正在取号"
    busy.end()
    assert not busy.isVisible()


@pytest.mark.parametrize(("width", "lines"), [(900, 1), (400, 2)])
def test_what_runs_is_said_whole_in_the_middle_of_its_place(
    qtbot: QtBot, tokens: Tokens, width: int, lines: int
) -> None:
    place = QWidget()
    inside = QVBoxLayout(place)
    busy = Busy(tokens, "busy", centred=True)
    inside.addWidget(busy)
    inside.addStretch(1)
    busy.begin("Reading, please leave the card where it is.")
    busy.show()
    place.resize(width, 300)
    put(qtbot, tokens, place)
    sentence = busy._text
    assert sentence.height() == sentence.heightForWidth(sentence.width())
    assert round(sentence.height() / sentence.fontMetrics().lineSpacing()) == lines
    left, right = busy._arc.x(), busy.width() - sentence.geometry().right() - 1
    assert abs(left - right) <= 1


@pytest.mark.parametrize(("look", "turns"), [(Look.STANDARD, True), (Look.ELDER, False)])
def test_nothing_turns_for_elders(qtbot: QtBot, look: Look, turns: bool) -> None:  # noqa: FBT001  a table of facts
    sizes = tokens_for(look, Panel(1080, 1920, 21.5))
    busy = put(qtbot, sizes, Busy(sizes, "busy"))
    assert busy._arc.turns is turns


def test_a_long_list_is_turned_by_buttons_and_ends_where_it_ends(qtbot: QtBot, tokens: Tokens) -> None:
    pages = put(qtbot, tokens, PagedList(tokens, "list", columns=2, rows=2))
    pages.show_items([Label(f"{number}", name=f"item-{number}") for number in range(5)])
    assert pages.pages == 2
    assert visible_items(pages) == ["0", "1", "2", "3"]
    assert not child(pages, "list-earlier").isEnabled()
    qtbot.mouseClick(child(pages, "list-later"), LEFT)
    assert visible_items(pages) == ["4"]
    assert not child(pages, "list-later").isEnabled()
    qtbot.mouseClick(child(pages, "list-earlier"), LEFT)
    assert visible_items(pages) == ["0", "1", "2", "3"]


def test_a_short_list_has_no_page_buttons_and_an_empty_one_is_one_page(qtbot: QtBot, tokens: Tokens) -> None:
    pages = put(qtbot, tokens, PagedList(tokens, "list", columns=2, rows=2))
    pages.show_items([Label("1", name="item-1")])
    assert not child(pages, "list-later").isVisible()
    pages.show_items([])
    assert pages.pages == 1
    assert visible_items(pages) == []


def visible_items(pages: PagedList) -> list[str]:
    labels = pages.findChildren(Label)
    return [label.text() for label in labels if label.objectName().startswith("item-") and label.isVisible()]


def test_a_wrong_field_says_so_beneath_and_gets_the_caret(qtbot: QtBot, tokens: Tokens) -> None:
    field = put(qtbot, tokens, Field(tokens, "phone", "手机号"))
    field.activateWindow()
    qtbot.keyClicks(field.edit, "138")
    field.set_error("手机号是 11 位数字")
    qtbot.waitUntil(field.edit.hasFocus)
    assert field.edit.accessibleDescription() == "手机号是 11 位数字"
    field.clear()
    assert field.value() == field.edit.accessibleDescription() == ""
    assert not field.edit.isUndoAvailable()


def test_a_password_is_not_shown(qtbot: QtBot, tokens: Tokens) -> None:
    field = put(qtbot, tokens, Field(tokens, "password", "密码", secret=True))
    qtbot.keyClicks(field.edit, "geheim")
    assert field.value() == "geheim"
    assert "geheim" not in field.edit.displayText()


def test_every_control_has_a_name_for_those_who_cannot_see_it(qtbot: QtBot, tokens: Tokens) -> None:
    parts = [Keypad(tokens, "pad"), PagedList(tokens, "list", columns=1, rows=1), Tile(tokens, "tax", "税务")]
    for part in parts:
        put(qtbot, tokens, part)
        for control in [part, *part.findChildren(QAbstractButton)]:
            if isinstance(control, QAbstractButton):
                assert control.accessibleName(), control.objectName()
