"""Chinese text never breaks inside a word people read as one and never hangs a single character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from shared.ui.fonts import families
from shared.ui.line_breaks import JOINER, NO_BREAK_SPACE, WORDS, keep_words

EM_PX = 20
SENTENCES = (
    "请把身份证放在读卡区，听到提示音后拿开。",
    "今天的号已取完，请明天再来办理，或到三号窗口咨询工作人员。",
    "前面还有 12 人，约 35 分钟，请在大厅等候叫号。",
)


def lines_of(text: str, width_em: int) -> list[str]:
    font = QFont(families())
    font.setPixelSize(EM_PX)
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_em * EM_PX)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("width_em", range(6, 22))
def test_no_known_word_is_torn_at_any_width(sentence: str, width_em: int) -> None:
    lines = [line.replace(JOINER, "").replace(NO_BREAK_SPACE, " ") for line in lines_of(keep_words(sentence), width_em)]
    for word in WORDS:
        assert sum(line.count(word) for line in lines) == sentence.count(word), (word, lines)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("width_em", range(6, 22))
def test_no_single_character_hangs_on_the_last_line(sentence: str, width_em: int) -> None:
    assert len(lines_of(keep_words(sentence), width_em)[-1].replace(JOINER, "").rstrip("。")) >= 2


def test_a_number_stays_with_its_unit() -> None:
    text = keep_words("约 35 分钟，请到 3 号窗口")
    assert f"35{NO_BREAK_SPACE}分{JOINER}钟" in text
    assert f"3{NO_BREAK_SPACE}号" in text


def test_joiners_take_no_room() -> None:
    font = QFont(families())
    font.setPixelSize(EM_PX)
    metrics = QFontMetricsF(font)
    assert metrics.horizontalAdvance(keep_words("办理窗口")) == metrics.horizontalAdvance("办理窗口")


@given(st.text())
def test_nothing_is_lost_or_added_but_joiners(text: str) -> None:
    clean = text.replace(JOINER, "").replace(NO_BREAK_SPACE, " ")
    assert keep_words(clean).replace(JOINER, "").replace(NO_BREAK_SPACE, " ") == clean
