"""A button acts on release inside, says why it cannot, works by its key, and is as large as a finger needs."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from shared.ui.tokens import Look, Panel, Tokens, desk_tokens, tokens_for
from shared.ui.widgets.button import Button, Choice
from shared.ui.widgets.touchable import Role
from tests.ui.conftest import Show

LEFT = Qt.MouseButton.LeftButton
PANEL = Panel(1080, 1920, 21.5)


def test_sliding_off_before_the_release_cancels(qtbot: QtBot, show: Show, tokens: Tokens) -> None:
    button = Button(tokens, "next", "下一步")
    show(button)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mousePress(button, LEFT)
        qtbot.mouseRelease(button, LEFT, pos=QPoint(-50, -50))
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, LEFT)


def test_an_ampersand_is_a_character(qtbot: QtBot, tokens: Tokens) -> None:
    button = Button(tokens, "exit", "出境 & 入境")
    qtbot.addWidget(button)
    assert button.text() == button.accessibleName() == "出境 & 入境"


def test_a_disabled_button_says_why_and_an_enabled_one_forgets_it(show: Show, tokens: Tokens) -> None:
    button = Button(tokens, "print", "打印")
    page = show(button)
    button.set_reason("打印机缺纸")
    assert not button.isEnabled()
    assert button.accessibleDescription() == "打印机缺纸"
    assert "打印机缺纸" in [label.text() for label in page.findChildren(type(button._reason)) if label.isVisible()]
    button.set_reason("")
    assert button.isEnabled()
    assert button.accessibleDescription() == button.toolTip() == ""


def test_the_key_works_while_the_caret_is_in_a_field_and_the_caret_stays(qtbot: QtBot, show: Show) -> None:
    tokens = desk_tokens(Look.STANDARD, 768)
    button, field = Button(tokens, "call", "叫号", key="F1"), QLineEdit()
    show(button, field, drawn_with=tokens)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(field, Qt.Key.Key_F1)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, LEFT)
    assert field.hasFocus()


def test_the_key_of_a_disabled_button_does_nothing(qtbot: QtBot, show: Show) -> None:
    tokens = desk_tokens(Look.STANDARD, 768)
    button = Button(tokens, "call", "叫号", key="F1")
    page = show(button, drawn_with=tokens)
    button.set_reason("窗口未开放")
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(page, Qt.Key.Key_F1)


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("role", ["primary", "quiet", "plain", "danger", "chip", "key"])
def test_every_button_on_the_kiosk_is_as_large_as_its_look_promises(show: Show, look: Look, role: Role) -> None:
    tokens = tokens_for(look, PANEL)
    button = Button(tokens, "any", "好", role=role)
    show(button, drawn_with=tokens)
    assert min(button.width(), button.height()) >= tokens.target
    assert role != "primary" or button.height() >= tokens.primary_height


def test_no_word_on_a_button_is_cut_when_the_look_becomes_larger(qtbot: QtBot, show: Show) -> None:
    for look in (Look.STANDARD, Look.ELDER):
        tokens = tokens_for(look, PANEL)
        button = Button(tokens, "later", "下一页", icon="next")
        show(button, drawn_with=tokens)
        label = button._text
        qtbot.waitUntil(lambda label=label: label.width() >= label.sizeHint().width())


def test_the_ring_is_for_those_who_come_by_keyboard(qtbot: QtBot, show: Show, tokens: Tokens) -> None:
    first, second = Button(tokens, "first", "一"), Button(tokens, "second", "二")
    page = show(first, second)
    assert first.property("ring") != "yes"
    qtbot.keyClick(page, Qt.Key.Key_Tab)
    focused = next(button for button in (first, second) if button.hasFocus())
    assert focused.property("ring") == "yes"


def test_a_choice_that_is_taken_carries_a_tick(qtbot: QtBot, show: Show, tokens: Tokens) -> None:
    choice = Choice(tokens, "elder", "60 岁以上老人")
    show(choice)
    assert not choice._icon.isVisible()
    qtbot.mouseClick(choice, LEFT)
    assert choice.isChecked()
    assert choice._icon.isVisible()
