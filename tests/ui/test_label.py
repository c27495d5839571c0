"""What a label shows is what was said: data is never markup, and a tooltip is no back door."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shared.ui.line_breaks import JOINER
from shared.ui.theme import apply_theme
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import ElidedLabel, Label, plain_tooltip

TRAP = "<b>张三</b> & <img src='/etc/passwd'>"


def test_a_name_that_looks_like_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    label = Label(TRAP)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == label.accessibleName() == TRAP


def test_a_wrapping_label_keeps_words_whole_and_still_says_the_plain_text(qtbot: QtBot) -> None:
    label = Label("请到窗口办理", wrap=True)
    qtbot.addWidget(label)
    assert label.text() == label.accessibleName() == "请到窗口办理"
    assert f"窗{JOINER}口" in super(Label, label).text()


def test_a_narrow_place_shows_an_ellipsis_and_the_tooltip_the_whole_text_as_it_is(qtbot: QtBot) -> None:
    label = ElidedLabel(TRAP)
    qtbot.addWidget(label)
    label.resize(40, 30)
    label.show()
    assert super(Label, label).text().endswith("…")
    assert label.text() == TRAP
    assert label.toolTip() == plain_tooltip(TRAP)
    assert "<b>" not in label.toolTip()


def test_a_wide_place_shows_all_and_needs_no_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("不动产登记")
    qtbot.addWidget(label)
    label.resize(600, 30)
    label.show()
    assert super(Label, label).text() == "不动产登记"
    assert label.toolTip() == ""


def test_a_label_is_as_large_as_its_size_says(qtbot: QtBot, tokens: Tokens) -> None:
    for size in ("number", "title", "heading", "body", "small"):
        label = Label("国", size=size)
        qtbot.addWidget(label)
        apply_theme(label, tokens)
        label.ensurePolished()
        assert label.font().pixelSize() == getattr(tokens.type, size)
