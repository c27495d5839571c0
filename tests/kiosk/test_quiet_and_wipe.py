"""Who walks away leaves nothing behind (rules D4, K23 to K26, K48, K58)."""

import gc
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kiosk.errands.ticket_request import TicketRequest
from kiosk.person import Person
from kiosk.session import Session
from shared.hall.tickets import IssueTicket
from tests.kiosk.sample import citizen_number
from tests.kiosk.stand import Stand

NAME = "欧阳金丝雀"


def kept_in_memory() -> list[object]:
    """Return what of the person with the telling name is still held by the program."""
    gc.collect()
    held = gc.get_objects()
    persons = [found for found in held if isinstance(found, Person) and found.name == NAME]
    acts = [found for found in held if isinstance(found, IssueTicket) and found.holder and found.holder.name == NAME]
    sessions = [found for found in held if isinstance(found, Session) and found.person in persons]
    requests = [found for found in held if isinstance(found, TicketRequest) and found.typed]
    return [*persons, *acts, *sessions, *requests]


def test_after_a_minute_the_panel_asks_and_after_thirty_more_seconds_the_kiosk_rests(stand: Stand) -> None:
    stand.tap("attract.start")
    stand.pass_time(59)
    assert stand.find("idle") is None
    stand.pass_time(2)
    assert "秒后将清除" in stand.text("idle.seconds")
    stand.pass_time(30)
    assert (stand.page, stand.find("idle")) == ("page.attract", None)


def test_with_personal_data_on_the_screen_the_panel_asks_sooner(stand: Stand) -> None:
    stand.lay_card()
    stand.pass_time(46)
    assert stand.find("idle") is not None


def test_one_tap_goes_on_again_and_again(stand: Stand) -> None:
    stand.tap("attract.start")
    for _ in range(11):
        stand.pass_time(70)
        stand.tap("idle.continue")
        assert (stand.page, stand.find("idle")) == ("page.home", None)


def test_the_panel_covers_everything_and_its_button_is_forty_millimetres(stand: Stand) -> None:
    stand.tap("attract.start")
    stand.pass_time(61)
    assert stand.widget("idle").geometry() == stand.window.rect()
    px_per_mm = (1080**2 + 1920**2) ** 0.5 / (21.5 * 25.4)
    assert stand.widget("idle.continue").height() >= 40 * px_per_mm


def test_a_card_or_a_touch_starts_the_count_again(stand: Stand) -> None:
    stand.tap("attract.start")
    stand.pass_time(61)
    stand.lay_card()
    assert stand.find("idle") is None
    stand.pass_time(44)
    assert stand.find("idle") is None


def test_the_ticket_page_closes_by_itself(stand: Stand) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.property")
    stand.tap("confirm.take")
    stand.until(lambda: stand.page == "page.ticket")
    stand.pass_time(59)
    assert stand.page == "page.ticket"
    stand.pass_time(2)
    assert stand.page == "page.attract"


def test_after_the_end_nothing_of_a_person_is_in_widgets_models_clipboard_or_files(
    stand: Stand, tmp_path: Path
) -> None:
    number = citizen_number()
    stand.lay_card(name=NAME)
    stand.tap("business.queue.social")
    QGuiApplication.clipboard().setText(number)
    stand.tap("confirm.take")
    stand.until(lambda: stand.page == "page.ticket")
    assert kept_in_memory()
    stand.pass_time(61)
    assert stand.page == "page.attract"
    assert NAME not in stand.all_text()
    assert QGuiApplication.clipboard().text() == ""
    stand.until(lambda: kept_in_memory() == [])  # the hub's writer may be at the end of its turn
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert NAME.encode() not in path.read_bytes(), path
            assert number.encode() not in path.read_bytes(), path


def test_digits_left_on_the_keypad_are_gone_after_the_wipe(stand: Stand) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.social")
    stand.tap("identify.manual")
    for digit in "99010119850":
        stand.tap(f"number.key-{digit}")
    assert kept_in_memory()
    stand.pass_time(76)
    assert stand.page == "page.attract"
    assert kept_in_memory() == []
    stand.all_text()
    assert stand.window.findChildren(QWidget, "number.shown") == []


def test_neither_full_name_nor_full_number_is_on_any_page(stand: Stand) -> None:
    said = []
    stand.lay_card(name=NAME)
    said.append(stand.all_text())
    stand.tap("business.queue.social")
    said.append(stand.all_text())
    stand.tap("confirm.take")
    stand.until(lambda: stand.page == "page.ticket")
    said.append(stand.all_text())
    assert NAME not in "".join(said)
    assert citizen_number() not in "".join(said)
    assert "欧***雀" in said[0]


def test_a_number_is_never_to_be_read_whole_while_it_is_typed(stand: Stand) -> None:
    number = citizen_number()
    stand.tap_to_business()
    stand.tap("business.queue.social")
    stand.tap("identify.manual")
    seen = []
    for digit in number[:17] + ("0" if number[17] != "0" else "1"):
        stand.tap(f"number.key-{digit.lower()}")
        seen.append(stand.text("number.shown").replace(" ", ""))
    assert seen[-1].startswith(number[:3])
    assert seen[-1].count("•") == 11
    assert all(shown.count("•") >= min(at, 13) - 3 for at, shown in enumerate(seen))
