"""Draws every page in every look for the eye: ``python -m tests.kiosk.pictures --out DIR`` (not a test)."""

import argparse
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from devices.ports import CardTrouble, CardTroubleKind, DeviceKind, DeviceState, DeviceStatus, Reason
from kiosk.errands.give_up import GiveUpPage
from kiosk.errands.rating import RatingErrand, RatingPage
from kiosk.errands.ticket import TicketErrand
from kiosk.paper_job import PaperState
from kiosk.session import Settings
from shared.clock import ManualClock
from shared.domain.announcements import Announcement
from shared.domain.hours import SpecialDay
from shared.domain.plan import HallPlan
from shared.domain.refused import Code
from shared.hall.places import ConfigureHall, Obstacle
from shared.hall.ratings import VisitToRate
from shared.hall.sync import FeedItem, JoinCentre, Outbox, RecordAck, SealJournal, TakeFeed
from shared.hall.tickets import IssueTicket
from shared.link import open_hall
from shared.ui.fonts import load_fonts
from tests.kiosk import check_in_ways, guide_ways
from tests.kiosk.catalogue import bring_built_in
from tests.kiosk.conftest import MONDAY_TEN
from tests.kiosk.sample import a_ticket, citizen_number, sample_plan
from tests.kiosk.stand import Stand

SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}
LOOKS = {
    "standard": Settings(),
    "elder": Settings(elder=True),
    "contrast": Settings(high_contrast=True),
    "english": Settings(language="en"),
    "elder-english": Settings(language="en", elder=True),
}


def _plan() -> HallPlan:
    plan = sample_plan()
    queues = (replace(q, daily_quota=7) if q.id == "property" else replace(q, open=q.id != "tax") for q in plan.queues)
    return replace(plan, queues=tuple(queues))


def _status(kind: DeviceKind, state: DeviceState, *reasons: Reason) -> DeviceStatus:
    return DeviceStatus(kind, "x", state, frozenset(reasons), 0.0)


def _ready(stand: Stand) -> None:
    stand.devices.reader = _status(DeviceKind.ID_CARD, DeviceState.READY)
    stand.devices.printer = _status(DeviceKind.PRINTER, DeviceState.READY)
    stand.conductor.changed.emit()


def _attract(stand: Stand) -> None:
    _ready(stand)


def _attract_offline(stand: Stand) -> None:
    stand.access.reached = False
    stand.conductor.changed.emit()


def _attract_troubled(stand: Stand) -> None:
    stand.devices.reader = _status(DeviceKind.ID_CARD, DeviceState.ABSENT)
    stand.devices.printer = _status(DeviceKind.PRINTER, DeviceState.FAULT, Reason.PAPER_END)
    stand.conductor.changed.emit()


def _shut(stand: Stand) -> None:
    stand.access.refresh()
    stand.until(lambda: all(now.obstacle is not None for now in stand.access.queues.values()))
    _ready(stand)


def _close_today(stand: Stand) -> None:
    holiday = SpecialDay(date(2026, 3, 2), "端午节", "Dragon Boat Festival")
    row = FeedItem(topic="calendar", id="2026-03-02", rev=1, body=msgspec.json.encode(holiday).decode())
    stand.access.do_unseen(TakeFeed(topics=("calendar",), cursor="1", rows=(row,)))
    _shut(stand)


def _attract_evening(stand: Stand) -> None:
    stand.clock.advance(timedelta(hours=9))
    _shut(stand)


def _attract_holiday(stand: Stand) -> None:
    _close_today(stand)


def _announce(stand: Stand, *announced: Announcement) -> None:
    rows = tuple(
        FeedItem(topic="announcements", id=str(n), rev=1, body=msgspec.json.encode(one).decode())
        for n, one in enumerate(announced)
    )
    stand.access.do_unseen(TakeFeed(topics=("announcements",), cursor="1", rows=rows))
    stand.until(lambda: len(stand.access.announcements) == len(announced))
    _ready(stand)


def _attract_announced(stand: Stand) -> None:
    day = stand.clock.now()
    text = "3月6日（周五）下午系统升级，社会保险业务14:00起暂停办理。"
    english = "System upgrade on Friday 6 March: no social insurance business from 14:00."
    _announce(stand, Announcement(text, day, day + timedelta(days=4), english))


def _attract_announced_long(stand: Stand) -> None:
    _close_today(stand)
    day = stand.clock.now()
    text = "因道路施工，大厅南门3月2日至3月20日封闭，请从东门（滨江大道一侧）进入；"
    text += "轮椅和婴儿车请走地下一层的无障碍电梯上来。"
    english = "South door closed until 20 March for road works: use the east door; wheelchairs and prams take lift B1."
    ends = day + timedelta(days=4)
    _announce(
        stand, Announcement(text, day, ends, english, important=True), Announcement("请保管好随身物品。", day, ends)
    )


def _business_holiday(stand: Stand) -> None:
    _close_today(stand)
    stand.begin_ticket()


def _business(stand: Stand) -> None:
    _ready(stand)
    stand.begin_ticket()


def _business_known(stand: Stand) -> None:
    _ready(stand)
    stand.lay_card()


def _group(stand: Stand) -> None:
    _business(stand)
    stand.ticket.open_group("person")


def _identify(stand: Stand) -> None:
    _business(stand)
    stand.ticket.choose_queue(stand.access.plan.queue("social"))


def _identify_reading(stand: Stand) -> None:
    _identify(stand)
    stand.reader_is(DeviceState.BUSY)


def _identify_trouble(stand: Stand) -> None:
    _identify(stand)
    for _ in range(2):
        stand.devices.card.emit(CardTrouble(CardTroubleKind.MOVED))


def _number(stand: Stand) -> None:
    _identify(stand)
    stand.ticket.type_instead()
    for character in citizen_number()[:9]:
        stand.ticket.type_key(character)


def _number_wrong(stand: Stand) -> None:
    _identify(stand)
    stand.ticket.type_instead()
    for character in "990101198506071112":
        stand.ticket.type_key(character)


def _confirm(stand: Stand) -> None:
    _ready(stand)
    stand.lay_card()
    stand.ticket.choose_queue(stand.access.plan.queue("social"))


def _confirm_refused(stand: Stand) -> None:
    _ready(stand)
    stand.begin_ticket()
    stand.ticket.choose_queue(stand.access.plan.queue("advice"))
    stand.ticket.request.refusal = Obstacle(Code.QUOTA_REACHED, "", {"quota": 120})
    stand.conductor.changed.emit()


def _ticket(stand: Stand) -> None:
    _confirm(stand)
    stand.ticket.take()
    stand.until(lambda: stand.page == "page.ticket")
    stand.ticket.paper.state = PaperState.PRINTED
    stand.conductor.changed.emit()


def _ticket_unknown(stand: Stand) -> None:
    _ticket(stand)
    stand.ticket.paper.state = PaperState.UNKNOWN
    stand.conductor.changed.emit()


def _ticket_failed(stand: Stand) -> None:
    _ticket(stand)
    stand.ticket.paper.state = PaperState.FAILED
    stand.devices.printer = _status(DeviceKind.PRINTER, DeviceState.FAULT, Reason.PAPER_END)
    stand.conductor.changed.emit()


def _held_ticket(stand: Stand) -> None:
    _ready(stand)
    errand = TicketErrand(stand.conductor)
    stand.conductor.take_up(errand)
    errand.show(a_ticket())


def _give_up(stand: Stand) -> None:
    _held_ticket(stand)
    stand.ticket.give_up()


def _given_up(stand: Stand) -> None:
    _give_up(stand)
    stand.conductor.errand._page = GiveUpPage.GONE
    stand.conductor.move()


def _rating(stand: Stand) -> None:
    _ready(stand)
    visit = VisitToRate(number="A001", counter="3", finished_at=stand.clock.now())
    stand.conductor.take_up(RatingErrand(stand.conductor, "", visit))


def _rating_reason(stand: Stand) -> None:
    _rating(stand)
    stand.tap("rating.dissatisfied")


def _rated(stand: Stand) -> None:
    _rating(stand)
    stand.conductor.errand._page = RatingPage.THANKS
    stand.conductor.move()


def _help(stand: Stand) -> None:
    _ready(stand)
    stand.conductor.seek_help()


def _idle(stand: Stand) -> None:
    _confirm(stand)
    stand.conductor.warning.emit(23)


PAGES: dict[str, Callable[[Stand], None]] = {
    name.removeprefix("_"): step
    for name, step in list(globals().items())
    if name.startswith("_")
    and callable(step)
    and name not in ("_ready", "_status", "_plan", "_shut", "_close_today", "_announce")
    and not name.startswith("__")
}
PAGES |= {way.__name__: way for way in (*guide_ways.PAGES, *check_in_ways.PAGES)}


def main() -> None:
    """Draw them all, or those whose name contains ``--only``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    qt_api.set_qt_api("pyside6")
    QApplication.instance() or QApplication([])
    load_fonts()
    for shape, size in SIZES.items():
        for look, settings in LOOKS.items():
            for page, step in PAGES.items():
                name = f"{page}-{shape}-{look}.png"
                if options.only in name:
                    _draw(options.out / name, size, settings, step)


def _draw(path: Path, size: tuple[int, int], settings: Settings, step: Callable[[Stand], None]) -> None:
    clock = ManualClock(MONDAY_TEN)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_hall(f"sqlite:///{folder}/hall.db", clock=clock) as hall,
        Stand(QtBot(_Request()), hall, clock, size=size, settings=settings) as stand,
    ):
        hall.do(ConfigureHall(plan=_plan()))
        hall.do(JoinCentre(hall="binjiang", centre_key="0" * 64))
        hall.do(SealJournal())
        hall.do(RecordAck(acknowledged={1: len(hall.ask(Outbox()).lines)}))
        bring_built_in(hall)
        for queue, people in (("social", 0), ("property", 7), ("company", 3), ("advice", 12)):
            for _ in range(people):
                hall.do(IssueTicket(queue=queue))
        stand.open()
        step(stand)
        stand.settle()
        stand.window.grab().save(str(path))


class _Request:
    """What QtBot asks of pytest outside of pytest: nothing."""

    def addfinalizer(self, _: object) -> None:
        """Let the process end it."""


if __name__ == "__main__":
    main()
