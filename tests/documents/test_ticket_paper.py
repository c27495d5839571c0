"""The ticket paper, looked at for any ticket in any queue of any plausible hall."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from devices.emulators.paper_picture import draw_paper
from devices.paper import Line, Paper, Qr, Row
from devices.printer.escpos import EscPosBuilder
from shared.documents.columns import COLUMNS, RollWidth, balanced, fold, width
from shared.documents.ticket import NUMBER_SIZE, ticket_paper
from shared.domain.hours import OpeningHours
from shared.domain.plan import Counter, Group, HallPlan, Queue
from shared.domain.tickets import TicketState
from shared.hall.tickets import Ticket
from shared.ids import new_id
from shared.ui.fonts import FILES, FONT_FOLDER

MOMENT = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
CODE = "OH1-0123456789abcdef"
DOTS_PER_MM = 8
DARK = 128
ROLLS: tuple[RollWidth, RollWidth] = (58, 80)

chinese = st.text(alphabet="社会保险医疗保障户籍不动产登记企业开办与变更一二三楼东西区", min_size=1, max_size=30)
english = st.text(alphabet="abcdefghij klmnop", min_size=1, max_size=60).filter(str.strip)


@st.composite
def plans(draw: st.DrawFn) -> HallPlan:
    queue = Queue(id="q", letter="A", name=draw(chinese), name_en=draw(english), group="g")
    counters = tuple(
        Counter(id=str(n), label=str(n), place=draw(chinese), place_en=draw(english), queues=("q",))
        for n in range(draw(st.integers(min_value=1, max_value=14)))
    )
    return HallPlan(
        id="hall", name=draw(chinese), name_en=draw(english), zone="Asia/Shanghai",
        hours=OpeningHours(week=((),) * 7), groups=(Group("g", "组", "group", "person"),), queues=(queue,),
        counters=counters,
    )  # fmt: skip


def ticket() -> Ticket:
    return Ticket(
        id=new_id(), number="A012", code=CODE, queue="q", state=TicketState.WAITING,
        business_date=date(2026, 3, 5), issued_at=MOMENT,
    )  # fmt: skip


def plan(**changes: object) -> HallPlan:
    return HallPlan(
        **{
            "id": "hall", "name": "滨江区政务服务大厅", "name_en": "Binjiang Hall", "zone": "Asia/Shanghai",
            "hours": OpeningHours(week=((),) * 7), "groups": (Group("g", "组", "group", "person"),),
            "queues": (Queue(id="q", letter="A", name="社会保险", name_en="Social insurance", group="g"),),
            "counters": (
                Counter("1", "1", "一楼东区", "1st floor, east", ("q",)),
                Counter("2", "2", "一楼东区", "1st floor, east", ("q",)),
                Counter("12", "12", "二楼西区", "2nd floor, west", ("q",)),
            ),
            **changes,
        }
    )  # fmt: skip


def paper(language: str = "zh", *, reprint: bool = False, ahead: int = 3) -> Paper:
    return ticket_paper(ticket(), plan(), ahead, code=CODE, language=language, reprint=reprint, printed_at=MOMENT)


def _inked_rows(picture: Image.Image) -> list[bool]:
    """Tell for every row inside the paper whether something dark stands on it."""
    inside = picture.crop((2, 2, picture.width - 2, picture.height - 2))
    return [inside.crop((0, row, inside.width, row + 1)).getextrema()[0] < DARK for row in range(inside.height)]


def texts(of: Paper) -> list[str]:
    found = []
    for block in of.blocks:
        if isinstance(block, Line):
            found.append(block.text)
        if isinstance(block, Row):
            found += [block.left, block.right]
    return found


@given(plan=plans(), ahead=st.integers(min_value=0, max_value=999), language=st.sampled_from(["zh", "en"]),
       reprint=st.booleans(), roll=st.sampled_from([58, 80]))  # fmt: skip
def test_every_line_of_every_ticket_fits_its_paper(
    plan: HallPlan,
    ahead: int,
    language: str,
    reprint: bool,  # noqa: FBT001
    roll: RollWidth,
) -> None:
    made = ticket_paper(
        ticket(), plan, ahead, code=CODE, language=language, reprint=reprint, printed_at=MOMENT, width_mm=roll
    )
    assert made.width_mm == roll
    for block in made.blocks:
        if isinstance(block, Line):
            assert width(block.text) * block.size <= COLUMNS[roll]
        if isinstance(block, Row):
            assert width(block.left) + 1 + width(block.right) <= COLUMNS[roll]


@given(plan=plans(), language=st.sampled_from(["zh", "en"]))
def test_both_rolls_say_the_same(plan: HallPlan, language: str) -> None:
    narrow, wide = (
        ticket_paper(ticket(), plan, 3, code=CODE, language=language, reprint=False, printed_at=MOMENT, width_mm=roll)
        for roll in ROLLS
    )
    assert "".join(texts(narrow)).replace(" ", "") == "".join(texts(wide)).replace(" ", "")


@pytest.mark.parametrize(("language", "words"), [("zh", "预约"), ("en", "Appointment")])
def test_a_ticket_of_an_appointment_says_its_time(language: str, words: str) -> None:
    booked = msgspec.structs.replace(ticket(), appointment_at=datetime(2026, 3, 5, 2, 30, tzinfo=UTC))
    made = ticket_paper(booked, plan(), 3, code=CODE, language=language, reprint=False, printed_at=MOMENT)
    assert Row(words, "10:30") in made.blocks


@given(text=st.text(alphabet="社会保险 abcdefg，。1234", max_size=120), columns=st.integers(min_value=12, max_value=48))
def test_folding_loses_no_character(text: str, columns: int) -> None:
    folded = fold(text, columns)
    assert "".join(folded).replace(" ", "") == text.replace(" ", "")


@given(text=st.text(alphabet="社会保险 abcdefg，。1234", max_size=120), columns=st.integers(min_value=16, max_value=48))
def test_balanced_lines_are_no_more_and_lose_nothing(text: str, columns: int) -> None:
    lines = balanced(text, columns)
    assert len(lines) <= len(fold(text, columns))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("roll", ROLLS)
def test_no_line_of_a_ticket_is_a_lone_mark_or_letter(roll: RollWidth) -> None:
    made = ticket_paper(ticket(), plan(), 3, code=CODE, language="zh", reprint=False, printed_at=MOMENT, width_mm=roll)
    lines = [block.text for block in made.blocks if isinstance(block, Line)]
    assert all(len(line) > 2 and line[0] not in "，。、" for line in lines)


@pytest.mark.parametrize("roll", ROLLS)
def test_the_number_is_the_largest_thing_and_fits_on_one_line(roll: RollWidth) -> None:
    made = ticket_paper(ticket(), plan(), 3, code=CODE, language="zh", reprint=False, printed_at=MOMENT, width_mm=roll)
    largest = max((block for block in made.blocks if isinstance(block, Line)), key=lambda line: line.size)
    assert (largest.text, largest.size) == ("A012", 5)
    assert len("AB0123") * largest.size <= COLUMNS[roll]


def test_the_ink_of_the_number_is_at_least_twelve_millimetres_high() -> None:
    data = EscPosBuilder(FONT_FOLDER / FILES[0]).build(Paper((Line("A012", size=NUMBER_SIZE, bold=True),)))
    rows = [row for row, inked in enumerate(_inked_rows(draw_paper(data))) if inked]
    assert 12 <= (rows[-1] - rows[0] + 1) / DOTS_PER_MM <= 15


def test_the_qr_holds_the_ticket_code_and_nothing_else() -> None:
    assert [block for block in paper().blocks if isinstance(block, Qr)] == [Qr(CODE, mm=25)]


def test_counters_are_gathered_by_their_place() -> None:
    assert Row("一楼东区", "1、2 号窗口") in paper().blocks
    assert Row("二楼西区", "12 号窗口") in paper().blocks


def test_time_is_told_in_the_halls_zone_and_in_one_form() -> None:
    assert Row("取号时间", "2026年3月5日 14:30") in paper().blocks


def test_a_reprint_is_marked_and_a_first_print_is_not() -> None:
    assert "补打" in texts(paper(reprint=True))
    assert "补打" not in texts(paper())


def test_an_english_ticket_holds_no_chinese() -> None:
    assert all(text.isascii() for text in texts(paper("en")))


def test_the_missed_call_hint_states_the_halls_own_limit() -> None:
    assert any("过号 30 分钟内" in text for text in texts(paper()))


def test_nobody_ahead_is_said_in_words() -> None:
    assert Row("前面等候", "无人，请留意叫号") in paper(ahead=0).blocks


def test_a_sentence_breaks_at_its_marks_where_that_takes_no_more_lines() -> None:
    assert balanced("请保留此票，听到叫号后到窗口办理。", 32) == ["请保留此票，", "听到叫号后到窗口办理。"]
    assert balanced("前面还有很多很多人在等候，请到窗口说明。", 24) == ["前面还有很多很多人在", "等候，请到窗口说明。"]


@pytest.mark.parametrize(("language", "said"), [("zh", "手机扫码，随时看排到哪里"), ("en", "on your phone")])
def test_a_paper_whose_code_opens_a_page_says_what_scanning_it_is_good_for(language: str, said: str) -> None:
    def texts(code: str) -> str:
        made = ticket_paper(ticket(), plan(), 3, code=code, language=language, reprint=False, printed_at=MOMENT)
        return "".join(block.text for block in made.blocks if isinstance(block, Line))

    assert said in texts("HTTPS://ZW.EXAMPLE.GOV.CN/T/BINJIANG/" + CODE)
    assert said not in texts(CODE)
