"""Back, home, help, languages and looks: nobody gets lost and nothing entered is lost."""

import copy
from collections import deque

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from kiosk.errands.errand import Errand
from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.wizard import WizardPlace
from kiosk.errands.ticket import TicketErrand
from tests.kiosk.sample import citizen_number
from tests.kiosk.stand import Stand

ALIKE = (
    "nav.language",
    "nav.elder",
    "nav.contrast",
    "confirm.priority",
    "number.key",
    "appointment.key",
    "search.key",
    "business.group",
    "business.queue",
    "home.queue",
    "themes.",
    "hot.",
    "departments.",
    "items.",
    "result.step",
    "result.flow",
    "question.",
    "materials.",
    "guide.print",
)
"""Buttons of these kinds lead to places alike (or change only how a page looks): one or none of a kind is pressed."""

PRESSED = {
    "business.group.person",
    "business.queue.social",
    "business.queue.property",
    "question.not-sure",
    "question.next",
}
FIRST_OF = ("themes.", "hot.", "departments.", "items.", "result.step.")
"""Of these kinds the first one on the page is pressed."""

Place = tuple[Errand, bool]
"""Where a person stands: the errand as it is, and whether they look at the help."""


def state(stand: Stand) -> tuple[object, ...]:
    """Return what makes two places different: the page, and how it was come to where that decides where it leads."""
    errand = stand.conductor.errand
    if isinstance(errand, TicketErrand):
        request = errand.request
        queue = request.queue.id if request.queue and stand.page != "page.business" else None
        return stand.page, request.group, queue, errand.origin is not None
    if isinstance(errand, GuideErrand) and isinstance(errand.place, WizardPlace):
        return stand.page, errand.step
    return (stand.page,)


def doors(stand: Stand) -> list[str]:
    names = stand.names()
    found = {name for name in names if name in PRESSED or not name.startswith(ALIKE)}
    for kind in FIRST_OF:
        found.update(
            [name for name in names if name.startswith(kind) and "list" not in name and "for-" not in name][:1]
        )
    return sorted(found)


def press(stand: Stand, name: str) -> None:
    """Press a button and wait for what it brings."""
    stand.tap(name)
    if name == "confirm.take":
        stand.until(lambda: stand.page == "page.ticket")
    stand.until(lambda: stand.answered)


def copied(errand: Errand) -> Errand:
    """Return an errand in which one can go on without changing the other."""
    copy_of_it = copy.copy(errand)
    if isinstance(copy_of_it, TicketErrand):
        copy_of_it.request = copy.copy(copy_of_it.request)
    if isinstance(copy_of_it, GuideErrand):
        copy_of_it._trail = [copy.copy(place) for place in copy_of_it._trail]
        for place in copy_of_it._trail:
            place.guide = copy_of_it
    if errand.origin is not None:
        copy_of_it.origin = copied(errand.origin)
    return copy_of_it


def here(stand: Stand) -> Place:
    return copied(stand.conductor.errand), stand.conductor.session.helping


def stand_again_at(stand: Stand, place: Place) -> None:
    stand.conductor.errand, stand.conductor.session.helping = copied(place[0]), place[1]
    stand.conductor.moved.emit()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the pages left behind would slow every look


def every_place(stand: Stand) -> dict[tuple[object, ...], Place]:
    """Press everything everywhere; return every place there is."""
    places = {state(stand): here(stand)}
    to_visit = deque(places.values())
    while to_visit:
        place = to_visit.popleft()
        stand_again_at(stand, place)
        for name in doors(stand):
            stand_again_at(stand, place)
            press(stand, name)
            if state(stand) not in places:
                places[state(stand)] = here(stand)
                to_visit.append(places[state(stand)])
    return places


def leave_by_back(stand: Stand) -> str:
    """Press back until the kiosk rests or a ticket is shown; return the last page."""
    for _ in range(20):
        if stand.page in ("page.attract", "page.ticket"):
            break
        press(stand, "nav.back")
    return stand.page


@pytest.mark.usefixtures("guiding")
def test_every_page_can_be_reached_and_left_again_by_home_and_by_back(stand: Stand) -> None:
    places = every_place(stand)
    for place in places.values():
        stand_again_at(stand, place)
        if stand.page not in ("page.attract", "page.home"):
            stand.tap("nav.home")
            assert stand.page == "page.home"
        stand_again_at(stand, place)
        assert leave_by_back(stand) in ("page.attract", "page.ticket")
    assert {place[0] for place in places} == {
        "page.attract", "page.home", "page.begun", "page.scan", "page.at_counter",
        "page.appointment", "page.appointment-number",
        "page.business", "page.identify", "page.number", "page.confirm", "page.ticket", "page.help",
        "page.themes", "page.question", "page.result", "page.materials", "page.samples", "page.sheetcode",
        "page.departments", "page.items", "page.item", "page.search", "page.hot",
    }  # fmt: skip


def test_back_keeps_the_typed_digits(stand: Stand) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.social")
    stand.tap("identify.manual")
    for digit in "990101":
        stand.tap(f"number.key-{digit}")
    stand.tap("nav.back")
    stand.tap("identify.manual")
    assert stand.text("number.count") == "已输入 6 位，共 18 位"


def test_back_from_help_returns_to_exactly_the_same_page(stand: Stand) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.property")
    stand.tap("confirm.priority.pregnant")
    stand.tap("nav.help")
    assert stand.page == "page.help"
    stand.tap("nav.back")
    assert (stand.page, stand.ticket.request.priority) == ("page.confirm", "pregnant")


def test_another_language_keeps_page_and_answers(stand: Stand) -> None:
    stand.lay_card()
    stand.tap("business.queue.social")
    stand.tap("confirm.priority.disabled")
    stand.tap("nav.language")
    assert stand.text("page.title") == "Is this right?"
    assert stand.widget("confirm.priority.disabled").isChecked()
    stand.tap("nav.language")
    assert stand.text("page.title") == "请确认"


def test_an_english_kiosk_speaks_no_chinese_but_the_name_of_the_other_language(stand: Stand) -> None:
    stand.tap("nav.language")
    for name in ("attract.start", "home.ticket", "business.queue.property", "nav.help"):
        spoken = stand.all_text().replace("简体中文", "").replace("餐馆", "")
        assert spoken.replace("·", "").replace("–", "").isascii(), [w for w in spoken.split("\n") if not w.isascii()]
        stand.tap(name)


@pytest.mark.parametrize("switch", ["nav.language", "nav.elder", "nav.contrast"])
def test_settings_end_with_the_session(stand: Stand, switch: str) -> None:
    before = vars(stand.conductor.session.settings).copy()
    stand.tap(switch)
    stand.tap_to_business()
    stand.tap("nav.home")
    assert vars(stand.conductor.session.settings) != before
    stand.tap("nav.back")
    assert vars(stand.conductor.session.settings) == before


def test_in_the_elder_look_four_choices_stand_on_a_screen_and_buttons_turn_them(stand: Stand) -> None:
    stand.tap("nav.elder")
    stand.tap("attract.start")
    assert (
        len([n for n in stand.names() if n.startswith("home.") and not n.startswith(("home.list", "home.begun"))]) == 4
    )
    stand.tap("home.ticket")
    assert len([n for n in stand.names() if n.startswith(("business.queue", "business.group"))]) == 4
    stand.tap("business.list-later")
    stand.tap("business.group.general")
    stand.tap("business.queue.advice")
    assert stand.page == "page.confirm"
    assert len([n for n in stand.names() if n.startswith("confirm.priority.")]) == 4
    assert stand.find("confirm.priority.none") is not None
    stand.tap("confirm.priorities.list-later")
    stand.tap("confirm.priority.military")
    assert stand.ticket.request.priority == "military"


def test_the_way_to_a_ticket_works_by_keys_alone(stand: Stand) -> None:
    def press_by_key(name: str) -> None:
        for _ in range(60):
            focused = stand.window.focusWidget()
            if focused is not None and focused.objectName() == name:
                stand.key(Qt.Key.Key_Return)
                return
            stand.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name} on {stand.page}")

    stand.window.activateWindow()
    press_by_key("attract.start")
    press_by_key("home.ticket")
    press_by_key("business.queue.social")
    press_by_key("identify.manual")
    for digit in citizen_number():
        stand.key(Qt.Key(ord(digit)))
    press_by_key("confirm.take")
    stand.until(lambda: stand.page == "page.ticket")
    press_by_key("ticket.done")
    assert stand.page == "page.attract"


def test_escape_goes_back(stand: Stand) -> None:
    stand.tap_to_business()
    stand.tap("business.group.firm")
    stand.key(Qt.Key.Key_Escape)
    assert stand.find("business.group.firm") is not None
    stand.key(Qt.Key.Key_Escape)
    assert stand.page == "page.home"
    stand.key(Qt.Key.Key_Escape)
    assert stand.page == "page.attract"


def test_every_button_has_a_name_for_those_who_cannot_see_it(stand: Stand) -> None:
    for step in ("attract.start", "home.ticket", "business.queue.social", "identify.manual", "nav.help"):
        stand.tap(step)
        assert [b.objectName() for b in stand.buttons() if not b.accessibleName()] == []


def test_the_keys_that_close_a_window_do_nothing_here(stand: Stand) -> None:
    stand.window.close()
    assert stand.window.isVisible()
    assert stand.window.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu
    assert not stand.window.acceptDrops()
