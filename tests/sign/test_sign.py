"""The sign over a counter: whose turn it is, pause and close said plainly, nothing stale and no name."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kiosk.sign.panel import sign_tokens
from kiosk.sign.window import SignWindow
from shared.clock import ManualClock
from shared.hall.counters import CloseCounter, OpenCounter, PauseCounter
from shared.hall.tickets import BeginService, CallNext, FinishService, Holder, IssueTicket, StaffTicket
from shared.link import Hall
from shared.ui.tokens import Look
from shared.ui.translation import Language, install_language
from tests.desk.lossy import LossyLine
from tests.sign.conftest import open_sign


def said(sign: SignWindow) -> str:
    """Return what stands on the sign: number and sentence."""
    labels = (sign.findChild(QLabel, name) for name in ("sign.number", "sign.sentence"))
    return " ".join(label.text() for label in labels if label.isVisible())


def called(admin: Hall) -> StaffTicket:
    """Have counter 7 call somebody who has just come."""
    admin.do(IssueTicket(queue="property", holder=Holder("司马青衫", "11010519491231002X")))
    admin.do(OpenCounter(counter="7"))
    return admin.do(CallNext(counter="7"))


def test_a_closed_an_open_and_a_paused_counter_say_so(sign: SignWindow, admin: Hall, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: said(sign) == "Closed")
    admin.do(OpenCounter(counter="7"))
    qtbot.waitUntil(lambda: said(sign) == "Please wait for your number")
    admin.do(PauseCounter(counter="7", reason="用餐"))
    qtbot.waitUntil(lambda: said(sign) == "Paused")
    admin.do(CloseCounter(counter="7"))
    qtbot.waitUntil(lambda: said(sign) == "Closed")


def test_a_call_and_its_service_are_followed_to_the_end(sign: SignWindow, admin: Hall, qtbot: QtBot) -> None:
    ticket = called(admin).ticket
    qtbot.waitUntil(lambda: said(sign) == f"{ticket.number} Please go to counter 7")
    admin.do(BeginService(counter="7", ticket=ticket.id))
    qtbot.waitUntil(lambda: said(sign) == f"{ticket.number} Now being served")
    admin.do(FinishService(counter="7", ticket=ticket.id))
    qtbot.waitUntil(lambda: said(sign) == "Please wait for your number")


def test_a_call_elsewhere_changes_nothing_here(sign: SignWindow, admin: Hall, qtbot: QtBot) -> None:
    admin.do(IssueTicket(queue="company"))
    admin.do(OpenCounter(counter="9"))
    admin.do(CallNext(counter="9"))
    admin.do(OpenCounter(counter="7"))
    qtbot.waitUntil(lambda: said(sign) == "Please wait for your number")


def test_without_the_hub_no_number_stands_that_could_be_old(
    sign: SignWindow, admin: Hall, line: LossyLine, qtbot: QtBot
) -> None:
    number = called(admin).ticket.number
    qtbot.waitUntil(lambda: said(sign).startswith(number))
    line.set_cut(cut=True)
    qtbot.waitUntil(lambda: said(sign) == "Please listen for your number")
    line.set_cut(cut=False)
    qtbot.waitUntil(lambda: said(sign).startswith(number))


def test_the_strip_shows_the_same_words_and_each_only_once(
    sign: SignWindow, admin: Hall, lines: list[tuple[str, ...]], qtbot: QtBot
) -> None:
    number = called(admin).ticket.number
    qtbot.waitUntil(lambda: said(sign).startswith(number))
    assert lines[-1] == (number, "Please go to counter 7")
    assert len(lines) == len(set(lines))


def test_no_name_is_anywhere_on_the_sign(sign: SignWindow, admin: Hall, qtbot: QtBot) -> None:
    called(admin)
    qtbot.waitUntil(lambda: "Please go" in said(sign))
    words = "".join(label.text() for label in sign.findChildren(QLabel)) + sign.windowTitle() + sign.accessibleName()
    assert not set("司马青衫") & set(words)


def test_a_counter_the_hall_does_not_have_is_said(
    line: LossyLine, clock: ManualClock, fonts: QApplication, qtbot: QtBot
) -> None:
    assert fonts
    sign = open_sign(line, clock, qtbot, "99", lambda _: None)
    qtbot.waitUntil(lambda: said(sign) == "The hall has no counter 99")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (1080, 1920), (1920, 540)])
def test_every_sentence_fits_in_both_languages(  # noqa: PLR0917  fixtures
    width: int, height: int, line: LossyLine, clock: ManualClock, fonts: QApplication, admin: Hall, qtbot: QtBot
) -> None:
    install_language(fonts, Language.ZH_CN, ["shared", "sign"])
    try:
        sign = SignWindow(line, clock, sign_tokens(Look.STANDARD, width, height), "7", lambda _: None)
        qtbot.addWidget(sign)
        sign.resize(width, height)
        sign.show()
        number = called(admin).ticket.number
        qtbot.waitUntil(lambda: said(sign) == f"{number} 请到 7 号窗口")
        assert (sign.width(), sign.height()) == (width, height)
        for label in sign.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width())
    finally:
        install_language(fonts, Language.EN, [])
