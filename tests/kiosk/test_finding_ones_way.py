"""Back, home, help, languages and looks: nobody gets lost and nothing entered is lost."""

from collections import deque

import pytest
from PySide6.QtCore import Qt

from kiosk.errands.ticket import TicketErrand
from tests.kiosk.sample import citizen_number
from tests.kiosk.stand import Stand

ALIKE = (
    "nav.language",
    "nav.elder",
    "nav.contrast",
    "confirm.priority",
    "number.key",
    "business.group",
    "business.queue",
)
"""Buttons of these kinds lead to places alike (or change only how a page looks): one or none of a kind is pressed."""

PRESSED = {"business.group.person", "business.queue.social", "business.queue.property"}


Path = tuple[str, ...]
"""What was pressed since the attract page."""


def state(stand: Stand) -> tuple[object, ...]:
    errand = stand.conductor.errand
    if not isinstance(errand, TicketErrand):
        return (stand.page,)
    request = errand.request
    queue = request.queue.id if request.queue and stand.page != "page.business" else None
    return stand.page, request.group, queue


def doors(stand: Stand) -> list[str]:
    return sorted(name for name in stand.names() if name in PRESSED or not name.startswith(ALIKE))


def press(stand: Stand, name: str) -> None:
    stand.tap(name)
    if name == "confirm.take":
        stand.until(lambda: stand.page == "page.ticket")


def go(stand: Stand, path: Path) -> None:
    """Go a way again from the beginning, as the next person would."""
    stand.conductor.end()
    for name in path:
        press(stand, name)


def every_place(stand: Stand) -> dict[tuple[object, ...], Path]:
    """Press everything everywhere; return each place with the shortest way to it."""
    ways: dict[tuple[object, ...], Path] = {state(stand): ()}
    to_visit = deque(ways.values())
    while to_visit:
        path = to_visit.popleft()
        go(stand, path)
        for name in doors(stand):
            go(stand, path)
            press(stand, name)
            if state(stand) not in ways:
                ways[state(stand)] = (*path, name)
                to_visit.append((*path, name))
    return ways


def test_every_page_can_be_reached_and_home_is_one_tap_from_each(stand: Stand) -> None:
    ways = every_place(stand)
    for path in ways.values():
        go(stand, path)
        if stand.page != "page.attract":
            stand.tap("nav.home")
        assert stand.page == "page.attract"
    assert {place[0] for place in ways} == {
        "page.attract", "page.business", "page.identify", "page.number", "page.confirm", "page.ticket", "page.help",
    }  # fmt: skip


def test_back_keeps_the_typed_digits(stand: Stand) -> None:
    stand.tap("attract.start")
    stand.tap("business.queue.social")
    stand.tap("identify.manual")
    for digit in "990101":
        stand.tap(f"number.key-{digit}")
    stand.tap("nav.back")
    stand.tap("identify.manual")
    assert stand.text("number.count") == "已输入 6 位，共 18 位"


def test_back_from_help_returns_to_exactly_the_same_page(stand: Stand) -> None:
    stand.tap("attract.start")
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
    for name in ("attract.start", "business.queue.property", "nav.help"):
        spoken = stand.all_text().replace("简体中文", "")
        assert spoken.replace("·", "").replace("–", "").isascii(), [w for w in spoken.split("\n") if not w.isascii()]
        stand.tap(name)


@pytest.mark.parametrize("switch", ["nav.language", "nav.elder", "nav.contrast"])
def test_settings_end_with_the_session(stand: Stand, switch: str) -> None:
    before = vars(stand.conductor.session.settings).copy()
    stand.tap(switch)
    stand.tap("attract.start")
    assert vars(stand.conductor.session.settings) != before
    stand.tap("nav.home")
    assert vars(stand.conductor.session.settings) == before


def test_in_the_elder_look_four_choices_stand_on_a_screen_and_buttons_turn_them(stand: Stand) -> None:
    stand.tap("nav.elder")
    stand.tap("attract.start")
    assert len([n for n in stand.names() if n.startswith(("business.queue", "business.group"))]) == 4
    stand.tap("business.list-later")
    stand.tap("business.group.general")
    stand.tap("business.queue.advice")
    assert stand.page == "page.confirm"


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
    press_by_key("business.queue.social")
    press_by_key("identify.manual")
    for digit in citizen_number():
        stand.key(Qt.Key(ord(digit)))
    press_by_key("confirm.take")
    stand.until(lambda: stand.page == "page.ticket")
    press_by_key("ticket.done")
    assert stand.page == "page.attract"


def test_escape_goes_back(stand: Stand) -> None:
    stand.tap("attract.start")
    stand.tap("business.group.firm")
    stand.key(Qt.Key.Key_Escape)
    assert stand.find("business.group.firm") is not None
    stand.key(Qt.Key.Key_Escape)
    assert stand.page == "page.attract"


def test_every_button_has_a_name_for_those_who_cannot_see_it(stand: Stand) -> None:
    for step in ("attract.start", "business.queue.social", "identify.manual", "nav.help"):
        stand.tap(step)
        assert [b.objectName() for b in stand.buttons() if not b.accessibleName()] == []


def test_the_keys_that_close_a_window_do_nothing_here(stand: Stand) -> None:
    stand.window.close()
    assert stand.window.isVisible()
    assert stand.window.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu
    assert not stand.window.acceptDrops()
