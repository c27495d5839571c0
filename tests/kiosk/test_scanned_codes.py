"""Codes at the kiosk, by a line or from a scanner that plays keyboard: ours are looked up, others kindly refused."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from devices.ports import DeviceKind, DeviceState, DeviceStatus
from kiosk.code_sentences import CodeTrouble, code_sentence
from kiosk.window import ROOMS
from shared.clock import ManualClock
from shared.domain.credentials import CredentialAnswer, Unvouched, Vouched
from shared.domain.identity import birth_date
from shared.link import Hall
from shared.ui.translation import Language, install_language
from shared.ui.wedge import GAP_S
from shared.ui.widgets.label import Label
from tests.kiosk.sample import citizen_number
from tests.kiosk.stand import Stand

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA="


class Platform:
    """A platform that answers when the test lets it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Callable[[CredentialAnswer], None]]] = []

    def check(self, code: str, done: Callable[[CredentialAnswer], None]) -> None:
        self.asked.append((code, done))


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
def connected(qtbot: QtBot, hall: Hall, clock: ManualClock, platform: Platform) -> Iterator[Stand]:
    """Return a kiosk whose credentials are checked by a platform."""
    with Stand(qtbot, hall, clock, verifier=platform) as standing:
        standing.open()
        yield standing


def wedge(stand: Stand, code: str, *, after: float = 0.003) -> None:
    """Type a code and Return as a scanner does that plays keyboard."""
    for character in (*code, "\r"):
        stand.clock.advance(timedelta(seconds=after))
        key = Qt.Key.Key_Return if character == "\r" else ord(character.upper())
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
            QCoreApplication.sendEvent(stand.window.windowHandle(), event)


def says(stand: Stand, trouble: CodeTrouble) -> bool:
    """Whether the sentence can be seen."""
    labels = stand.window.findChildren(Label)
    return code_sentence(trouble, "1") in [label.text() for label in labels if label.isVisible()]


def go_to_card_page(stand: Stand) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.social")
    assert stand.page == "page.identify"


def reader_is_ready(stand: Stand) -> None:
    stand.devices.reader = DeviceStatus(DeviceKind.ID_CARD, "reader", DeviceState.READY, frozenset(), since=0.0)


@pytest.mark.parametrize("by", ["line", "keyboard"])
@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        ("OH1:NOT:OURS", CodeTrouble.NO_TICKET),
        ("https://example.gov.cn/licence?id=1", CodeTrouble.LINK),
        (TOKEN, CodeTrouble.CANNOT_CHECK),
        ("6901234567892", CodeTrouble.UNKNOWN),
        ("OHG1:AEFHEZLTORQXK4TB:ABCDEFGHIJKLM", CodeTrouble.UNKNOWN),
    ],
)
def test_a_foreign_code_is_refused_with_what_works_instead_and_shown_nowhere(
    stand: Stand, by: str, code: str, trouble: CodeTrouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    stand.devices.code.emit(code) if by == "line" else wedge(stand, code)
    stand.until(lambda: says(stand, trouble))
    assert (stand.page, opened) == ("page.attract", [])
    assert code not in stand.all_text()


def test_the_sentence_leaves_with_the_page(stand: Stand) -> None:
    stand.devices.code.emit(TOKEN)
    assert says(stand, CodeTrouble.CANNOT_CHECK)
    stand.conductor.end()
    assert not says(stand, CodeTrouble.CANNOT_CHECK)


def test_the_sentence_leaves_by_itself_for_whoever_comes_next(stand: Stand) -> None:
    stand.devices.code.emit(TOKEN)
    stand.pass_time(14)
    assert says(stand, CodeTrouble.CANNOT_CHECK)
    stand.pass_time(1)
    assert not says(stand, CodeTrouble.CANNOT_CHECK)


def test_a_foreign_code_on_the_card_page_says_what_to_do_there(stand: Stand) -> None:
    reader_is_ready(stand)
    go_to_card_page(stand)
    stand.devices.code.emit(TOKEN)
    assert stand.text("identify.trouble-text") == code_sentence(CodeTrouble.CANNOT_CHECK, "1")
    assert stand.page == "page.identify"


def test_a_ticket_from_a_scanner_that_plays_keyboard_shows_how_many_are_ahead(stand: Stand) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.property")
    stand.tap("confirm.take")
    stand.until(lambda: stand.page == "page.ticket")
    issued = stand.ticket.request.issued
    assert issued is not None
    stand.conductor.end()
    wedge(stand, issued.ticket.code)
    stand.until(lambda: stand.page == "page.ticket")
    assert stand.text("ticket.number") == "D001"


def test_a_scan_on_the_number_page_types_no_digit_and_a_person_does(stand: Stand) -> None:
    go_to_card_page(stand)
    stand.tap("identify.manual")
    wedge(stand, "3301021990")
    assert (stand.ticket.request.typed, stand.page) == ("", "page.number")
    wedge(stand, "3301", after=2 * GAP_S)
    assert (stand.ticket.request.typed, stand.page) == ("3301", "page.number")


@pytest.mark.parametrize(
    "code", ["https://example.gov.cn/licence?id=1", "6901234567892", TOKEN, "OH1:" + "A" * 26 + ":" + "B" * 13]
)
def test_a_code_scanned_while_someone_is_served_changes_nothing(stand: Stand, code: str) -> None:
    stand.tap("attract.start")
    shown = stand.all_text()
    stand.devices.code.emit(code)
    assert (stand.page, stand.all_text()) == ("page.home", shown)


def test_whom_a_platform_vouches_for_goes_on_as_with_a_card(connected: Stand, platform: Platform) -> None:
    go_to_card_page(connected)
    connected.devices.code.emit(TOKEN)
    [(code, tell)] = platform.asked
    tell(Vouched("张三", citizen_number(), birth_date(citizen_number())))
    assert (code, connected.page) == (TOKEN, "page.confirm")


def test_a_platform_that_refuses_is_heeded_in_words(connected: Stand, platform: Platform) -> None:
    connected.devices.code.emit(TOKEN)
    platform.asked[0][1](Unvouched.NOT_VALID)
    assert says(connected, CodeTrouble.NOT_VALID)


def test_an_answer_that_comes_after_the_person_left_names_nobody_to_the_next(
    connected: Stand, platform: Platform
) -> None:
    go_to_card_page(connected)
    connected.devices.code.emit(TOKEN)
    connected.conductor.end()
    platform.asked[0][1](Vouched("张三", citizen_number(), birth_date(citizen_number())))
    assert (connected.page, connected.conductor.session.person) == ("page.attract", None)
    platform.asked[0][1](Unvouched.NOT_VALID)
    assert not says(connected, CodeTrouble.NOT_VALID)


@pytest.mark.parametrize("trouble", list(CodeTrouble))
def test_every_sentence_says_what_works_instead_in_both_languages(trouble: CodeTrouble, qapp: QApplication) -> None:
    install_language(qapp, Language.ZH_CN, ROOMS)
    chinese = code_sentence(trouble, "1")
    install_language(qapp, Language.EN, ROOMS)
    english = code_sentence(trouble, "1")
    assert "请" in chinese
    assert "Please" in english
    assert english.isascii()
    assert "{" not in chinese + english


def test_no_page_asks_for_an_input_method_that_would_eat_a_scan(stand: Stand) -> None:
    go_to_card_page(stand)
    stand.tap("identify.manual")
    for widget in [stand.window, *stand.window.findChildren(QWidget)]:
        assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), widget.objectName()
