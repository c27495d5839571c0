"""The printer's rows of the fault model: what everybody sees, and that no ticket is lost or printed twice."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from devices.printer.driver import EscPosPrinter
from devices.transport import TransportFactory, _opening, serial_port
from kiosk.devices import Drivers
from kiosk.plugged import plugged_in
from shared.settings import Devices
from shared.ui.fonts import FILES, FONT_FOLDER
from tests.faults.hall_at_work import ATTRACT, TICKET, HallAtWork
from tests.kiosk.plugs import BACK_OFF, PRINTER, Plugs

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from pathlib import Path

PAPERLESS, ASKED = "号码有效", "是否已出票？"


def cannot_print(work: HallAtWork, notice: str, word: str) -> None:
    """Check all three views of a printer that cannot print, and that a ticket taken meanwhile counts without paper."""
    work.citizen_reads(ATTRACT, notice)
    work.clerk_reads(f"Printer: {word}")
    work.manager_reads("printer", word)
    number = work.take()
    work.citizen_reads(TICKET, PAPERLESS)
    work.until(lambda: work.fates() == [(number, "ticket.print_failed")])
    work.nothing_lost_nothing_twice(number)
    work.leave()


def works_again(work: HallAtWork) -> None:
    """Check that everybody sees the end of it, and that the next paper is the first that comes out."""
    work.settled()
    assert work.papers() == []
    number = work.take()
    work.prints(number)
    work.nothing_lost_nothing_twice("D001", number)


@pytest.mark.parametrize(
    ("order", "notice", "word"),
    [
        ({"do": "paper_out"}, "打印机缺纸", "out of paper"),
        ({"do": "cover_open"}, "打印机盖子没有关好", "cover open"),
        ({"do": "cutter_jam"}, "打印机暂时不能用", "cutter jammed"),
        ({"do": "overheat"}, "打印机暂时不能用", "too hot"),
    ],
)
def test_a_printer_that_cannot_print_is_known_to_all_and_gives_a_number_without_paper(
    work: HallAtWork, order: dict[str, str], notice: str, word: str
) -> None:
    work.order("printer", **order)
    cannot_print(work, notice, word)
    work.order("printer", "heal")
    works_again(work)


def test_paper_near_its_end_is_the_staffs_business_and_the_citizen_gets_a_ticket(work: HallAtWork) -> None:
    work.order("printer", "near_end")
    work.clerk_reads("Printer: paper almost used up")
    work.manager_reads("printer", "paper almost used up")
    assert work.kiosk.find(ATTRACT) is None
    number = work.take()
    work.prints(number)
    work.nothing_lost_nothing_twice(number)
    work.order("printer", "heal")
    work.nobody_sees_trouble()


@pytest.mark.parametrize(("button", "fate"), [("print.taken", "printed"), ("print.missing", "print_failed")])
def test_paper_that_ends_within_a_ticket_is_asked_about_and_never_printed_by_itself(
    work: HallAtWork, button: str, fate: str
) -> None:
    work.choose()
    work.order("printer", "paper_out_after", bytes=60)
    number = work.confirm()
    work.citizen_reads(TICKET, ASKED)
    work.clerk_reads("Printer: out of paper")
    work.manager_reads("printer", "out of paper")
    work.kiosk.tap(button)
    work.until(lambda: work.fates() == [(number, "ticket.print_unknown"), (number, f"ticket.{fate}")])
    work.leave()
    work.order("printer", "heal")
    work.settled()
    second = work.take()
    work.prints(second)
    work.nothing_lost_nothing_twice(number, second)


def test_a_printer_switched_off_and_on_forgets_its_settings_and_no_ticket(work: HallAtWork) -> None:
    first = work.take()
    work.prints(first)
    work.leave()
    work.order("printer", "silent")
    work.citizen_reads(ATTRACT, "打印机暂时不能用")
    work.clerk_reads("Printer: no answer")
    work.manager_reads("printer", "no answer")
    work.order("printer", "power_cycle")
    work.order("printer", "heal")
    work.settled()
    second = work.take()
    work.prints(second)
    assert work.order("printer", "state")["tells_changes"]
    work.nothing_lost_nothing_twice(first, second)


@pytest.mark.parametrize(
    ("order", "word"),
    [({"do": "silent"}, "no answer"), ({"do": "garble", "answers": 10**9}, "sends what cannot be read")],
)
def test_a_dead_cable_or_a_wrong_speed_is_never_taken_for_a_printer_that_works(
    work: HallAtWork, order: dict[str, object], word: str
) -> None:
    work.order("printer", **order)  # type: ignore[arg-type]  # the order's own words
    cannot_print(work, "打印机暂时不能用", word)
    work.order("printer", "heal")
    works_again(work)


def test_a_printer_that_comes_back_under_another_name_is_the_same_printer(make: Callable[..., HallAtWork]) -> None:
    work = make(lambda plugs: plugged_in(Devices(printer=str(plugs.printer.link), folder=str(plugs.directory))))
    work.settled()
    work.order("printer", "unplug")
    cannot_print(work, "打印机暂时不能用", "not connected")
    work.order("printer", "plug", **{"as": "tty-usb7"})
    works_again(work)


def printer_on(connect: TransportFactory) -> Callable[[Plugs], Drivers]:
    """Return a kiosk's drivers with a printer on a way of the test's own."""

    def drivers(plugs: Plugs) -> Drivers:
        printer = EscPosPrinter("printer", connect, FONT_FOLDER / FILES[0], timing=PRINTER, back_off=BACK_OFF)
        return replace(plugs.drivers(), printer=printer)

    return drivers


def test_a_port_that_another_program_holds_is_named_and_taken_when_it_is_free(make: Callable[..., HallAtWork]) -> None:
    held = []

    def drivers(plugs: Plugs) -> Drivers:
        held.append(serial_port(str(plugs.printer.link))())
        return plugs.drivers()

    work = make(drivers)
    cannot_print(work, "打印机暂时不能用", "in use by another program")
    held[0].close()
    works_again(work)


def test_a_port_this_user_may_not_open_is_told_to_staff_with_what_helps(make: Callable[..., HallAtWork]) -> None:
    forbidden = [True]
    way: list[TransportFactory] = []

    def connect() -> object:
        with _opening():  # root may open everything: what the system says to everybody else is said here
            if forbidden[0]:
                raise PermissionError(13, "Permission denied")
        return way[0]()

    def drivers(plugs: Plugs) -> Drivers:
        way.append(serial_port(str(plugs.printer.link)))
        return printer_on(connect)(plugs)  # type: ignore[arg-type]  # a Transport, once it may be opened

    work = make(drivers)
    cannot_print(work, "打印机暂时不能用", "may not be opened by this user")
    forbidden[0] = False
    works_again(work)


def test_a_double_touch_takes_one_number_and_one_paper(work: HallAtWork) -> None:
    work.choose()
    button = work.kiosk.widget("confirm.take")
    button.click()  # type: ignore[attr-defined]  # a button
    button.click()  # type: ignore[attr-defined]
    work.kiosk.until(lambda: work.kiosk.page == "page.ticket")
    number = work.kiosk.text("ticket.number")
    work.prints(number)
    work.nothing_lost_nothing_twice(number)
    assert len(work.papers()) == 1
    work.nobody_sees_trouble()


def test_a_program_that_falls_while_it_prints_tells_so_in_its_next_life_and_prints_no_second_paper(
    make: Callable[..., HallAtWork],
) -> None:
    files: list[Path] = []

    def drivers(plugs: Plugs) -> Drivers:
        files.append(plugs.directory / "journal.jsonl")
        return plugged_in(Devices(printer=str(plugs.printer.link), print_journal=str(files[0])))

    work = make(drivers)
    work.settled()
    work.choose()
    work.order("printer", "without", proof=True, fence=True)  # the kiosk waits ten seconds for a proof
    number = work.confirm()
    work.until(lambda: len(work.papers()) == 1)
    at_the_fall = files[0].read_bytes()
    work.kiosk.devices.close()
    work.kiosk.window.hide()
    files[0].write_bytes(at_the_fall)  # a program that falls writes no last line
    work.order("printer", "without")  # lacks nothing any more
    before = len(work.fates())
    work.open_kiosk(plugged_in(Devices(printer=str(work.plugs.printer.link), print_journal=str(files[0]))))
    work.until(lambda: work.fates()[before:] == [(number, "ticket.print_unknown")])
    work.settled()
    second = work.take()
    work.prints(second)
    work.nothing_lost_nothing_twice(number, second)
    assert len(work.papers()) == 2
