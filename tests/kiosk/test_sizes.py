"""Every page on four panels in every look: large enough to hit and to read, nothing cut (K1, K2, K15, K16)."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from devices.ports import CardTrouble, CardTroubleKind, DeviceState
from kiosk.errands.rating import RatingErrand
from kiosk.errands.ticket import TicketErrand
from kiosk.paper_job import PaperState
from kiosk.session import Settings
from shared.clock import ManualClock
from shared.hall.ratings import VisitToRate
from shared.link import Hall
from shared.ui.tokens import Panel
from tests.kiosk import check_in_ways, guide_ways
from tests.kiosk.sample import a_ticket, citizen_number
from tests.kiosk.stand import Stand

PANELS = {
    "21.5 upright": Panel(1080, 1920, 21.5),
    "21.5 wide": Panel(1920, 1080, 21.5),
    "27 wide": Panel(1920, 1080, 27),
    "32 upright": Panel(1080, 1920, 32),
}
LOOKS = {
    "standard": Settings(),
    "elder": Settings(elder=True),
    "elder high contrast in English": Settings(language="en", elder=True, high_contrast=True),
    "English": Settings(language="en"),
}


def attract(stand: Stand) -> None:
    assert stand.page == "page.attract"


def business(stand: Stand) -> None:
    stand.tap("attract.start")


def group(stand: Stand) -> None:
    stand.begin_ticket()
    stand.ticket.open_group("person")


def identify(stand: Stand) -> None:
    stand.begin_ticket()
    stand.ticket.choose_queue(stand.access.plan.queue("social"))
    for _ in range(2):
        stand.devices.card.emit(CardTrouble(CardTroubleKind.UNREADABLE))


def reading(stand: Stand) -> None:
    identify(stand)
    stand.reader_is(DeviceState.BUSY)


def number(stand: Stand) -> None:
    identify(stand)
    stand.ticket.type_instead()
    wrong = "1" if citizen_number()[17] != "1" else "2"
    for character in citizen_number()[:17] + wrong:
        stand.ticket.type_key(character)


def confirm(stand: Stand) -> None:
    stand.begin_ticket()
    stand.ticket.choose_queue(stand.access.plan.queue("advice"))


def ticket(stand: Stand) -> None:
    confirm(stand)
    stand.ticket.take()
    stand.until(lambda: stand.page == "page.ticket")


def ticket_of_unknown_fate(stand: Stand) -> None:
    ticket(stand)
    stand.ticket.paper.state = PaperState.UNKNOWN
    stand.conductor.changed.emit()


def helping(stand: Stand) -> None:
    stand.conductor.seek_help()


def held_ticket(stand: Stand) -> None:
    errand = TicketErrand(stand.conductor)
    stand.conductor.take_up(errand)
    errand.show(a_ticket())


def give_up(stand: Stand) -> None:
    held_ticket(stand)
    stand.ticket.give_up()


def rating(stand: Stand) -> None:
    visit = VisitToRate(number="A001", counter="3", finished_at=stand.clock.now())
    stand.conductor.take_up(RatingErrand(stand.conductor, "OH1:A:B", visit))


def rating_reason(stand: Stand) -> None:
    rating(stand)
    stand.tap("rating.dissatisfied")


def warned(stand: Stand) -> None:
    confirm(stand)
    stand.conductor.warning.emit(30)


PAGES: list[Callable[[Stand], None]] = [
    attract, business, group, identify, number, confirm, ticket, ticket_of_unknown_fate, helping, warned,
    held_ticket, give_up, rating, rating_reason, reading,
]  # fmt: skip


@pytest.fixture(params=PANELS)
def panel(request: pytest.FixtureRequest) -> Panel:
    return PANELS[request.param]


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest) -> Settings:
    return LOOKS[request.param]


@pytest.fixture
def sized(qtbot: QtBot, hall: Hall, clock: ManualClock, panel: Panel, look: Settings) -> Iterator[Stand]:
    size = (panel.width_px, panel.height_px)
    with Stand(qtbot, hall, clock, size=size, inch=panel.diagonal_inch, settings=look) as stand:
        stand.open()
        yield stand


def on_window(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def too_small(button: QAbstractButton, panel: Panel, least_mm: float) -> bool:
    least = panel.mm(least_mm)
    return button.width() < least or button.height() < least


def cut(label: QLabel) -> bool:
    if not label.text() or label.toolTip():
        return False
    wanted = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    return label.height() < wanted - 1 or (not label.wordWrap() and label.width() < label.sizeHint().width() - 1)


def faults(stand: Stand, panel: Panel, look: Settings) -> list[str]:
    """Return what is too small, outside the glass or cut on the page that is shown."""
    least_mm = 25 if look.elder else 20
    glass, buttons = stand.window.rect(), stand.buttons()
    labels = [w for w in stand.window.findChildren(QLabel) if w.isVisible() and w.text()]
    least_text = panel.mm(3.5 / 0.92)
    return [
        *(f"small: {b.objectName()}" for b in buttons if b.isEnabled() and too_small(b, panel, least_mm)),
        *(f"outside: {b.objectName()}" for b in buttons if not glass.contains(on_window(b, stand.window))),
        *(f"cut: {w.objectName()} {w.text()}" for w in labels if cut(w)),
        *(f"unreadable: {w.text()}" for w in labels if w.font().pixelSize() < least_text),
    ]


def faults_of(
    pages: Sequence[Callable[[Stand], None]], stand: Stand, panel: Panel, look: Settings
) -> dict[str, list[str]]:
    """Go from page to page; return what is wrong with each, nothing for a page that is right."""
    found: dict[str, list[str]] = {}
    for page in pages:
        stand.conductor.end()
        page(stand)
        stand.settle()
        found[page.__name__] = faults(stand, panel, look)
    return {page: wrong for page, wrong in found.items() if wrong}


def test_every_page_fits_its_panel(sized: Stand, panel: Panel, look: Settings) -> None:
    assert faults_of(PAGES, sized, panel, look) == {}


@pytest.mark.usefixtures("guiding")
def test_every_page_of_the_guide_fits_its_panel(sized: Stand, panel: Panel, look: Settings) -> None:
    assert faults_of(guide_ways.PAGES, sized, panel, look) == {}


@pytest.mark.usefixtures("guiding")
def test_the_guide_fits_a_small_upright_panel(qtbot: QtBot, hall: Hall, clock: ManualClock) -> None:
    small = Panel(1080, 1920, 15.6)
    with Stand(qtbot, hall, clock, inch=small.diagonal_inch) as stand:
        stand.open()
        assert faults_of(guide_ways.PAGES, stand, small, Settings()) == {}


def test_every_page_of_a_check_in_fits_its_panel(sized: Stand, panel: Panel, look: Settings) -> None:
    assert faults_of(check_in_ways.PAGES, sized, panel, look) == {}


def test_the_number_is_twenty_five_millimetres_high(sized: Stand, panel: Panel) -> None:
    ticket(sized)
    number_label = sized.widget("ticket.number")
    assert number_label.fontMetrics().tightBoundingRect("A").height() >= panel.mm(25) - 1


def test_neighbouring_buttons_are_two_millimetres_apart(stand: Stand) -> None:
    panel = PANELS["21.5 upright"]
    for page in (business, identify, number, confirm, held_ticket, give_up, rating, rating_reason):
        stand.conductor.end()
        page(stand)
        stand.settle()
        places = {b.objectName(): on_window(b, stand.window) for b in stand.buttons()}
        margin = panel.mm(2) // 2
        grown = {name: place.adjusted(-margin, -margin, margin - 1, margin - 1) for name, place in places.items()}
        touching = [(a, b) for a in grown for b in grown if a < b and grown[a].intersects(grown[b])]
        assert touching == []
