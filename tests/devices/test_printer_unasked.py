"""What a printer says by itself, printers that say little or nothing, and one that was switched off and on."""

import os
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from devices.emulators.process import EmulatorProcess
from devices.paper import Line, Paper
from devices.ports import DeviceState, DeviceStatus, PrintOutcome, PrintResult, Reason
from devices.printer.driver import EscPosPrinter
from devices.printer.journal_file import FileJournal
from devices.printer.questions import PrinterTiming
from devices.printer.quirks import PrinterQuirks, ProofKind
from devices.transport import serial_port
from tests.devices.conftest import QUICK_BACK_OFF
from tests.devices.listening import FONT, Heard
from tests.devices.tickets import ticket
from tests.patience import eventually

SELDOM = PrinterTiming(poll=3600.0, listen=0.02, answer=0.3, proof=1.0, grace=0.3, settle=0.2)
OFTEN = PrinterTiming(poll=0.05, listen=0.02, answer=0.1, proof=1.0, grace=0.3, settle=0.2)
NOTHING = frozenset[ProofKind]()


class Desk:
    """An emulated printer and the driver of one model on it."""

    def __init__(self, emulator: EmulatorProcess, timing: PrinterTiming, **settings: Any) -> None:
        self.order = emulator.control.ask
        self.statuses = Heard[DeviceStatus]()
        self.driver = EscPosPrinter(
            "printer", serial_port(str(emulator.link)), FONT, timing=timing, back_off=QUICK_BACK_OFF, **settings
        )

    def open(self) -> "Desk":
        """Start the driver and wait until it knows how the printer is."""
        self.driver.start(self.statuses)
        self.statuses.until(lambda status: status.state not in (DeviceState.OPENING, DeviceState.ABSENT))
        return self

    def print(self, job_id: str = "job-1", paper: Paper | None = None) -> PrintOutcome:
        """Print a ticket and wait for its end."""
        done: Heard[PrintOutcome] = Heard()
        self.driver.print_paper(job_id, paper or ticket(), done)
        return done.next()

    def papers(self) -> int:
        """Take the papers out and count them."""
        return len(self.order("take")["papers"])

    def papers_in_the_end(self) -> int:
        """Count until a paper is out: a printer that proves nothing may still be at it when the driver gives up."""
        found: list[int] = []

        def out() -> bool:
            found.append(self.papers())
            return sum(found) > 0

        eventually(out)
        return sum(found) + self.papers()


@pytest.fixture
def desk(start: Callable[..., EmulatorProcess], devices_end: ExitStack) -> Callable[..., Desk]:
    def make(timing: PrinterTiming = SELDOM, **settings: Any) -> Desk:
        made = Desk(start("printer"), timing, **settings)
        devices_end.callback(made.driver.close)
        return made

    return make


@pytest.mark.parametrize(
    ("order", "reason"),
    [("cover_open", Reason.COVER_OPEN), ("paper_out", Reason.PAPER_END), ("cutter_jam", Reason.CUTTER)],
)
def test_a_printer_that_stops_says_so_without_being_asked(
    desk: Callable[..., Desk], order: str, reason: Reason
) -> None:
    printer = desk().open()
    printer.order(order)
    assert printer.statuses.next().reasons == {reason}
    printer.order("heal")
    assert printer.statuses.next().state is DeviceState.READY


def test_a_pulled_cable_is_noticed_without_a_question(desk: Callable[..., Desk]) -> None:
    printer = desk().open()
    printer.order("unplug")
    assert printer.statuses.next().state is DeviceState.ABSENT
    printer.order("plug")
    printer.statuses.until(lambda status: status.state is DeviceState.READY)
    printer.order("cover_open")
    assert printer.statuses.next().reasons == {Reason.COVER_OPEN}


def test_a_printer_switched_off_and_on_speaks_unasked_again(desk: Callable[..., Desk]) -> None:
    printer = desk(OFTEN).open()
    printer.order("silent")
    printer.statuses.until(lambda status: status.reasons == {Reason.NO_ANSWER})
    printer.order("power_cycle")
    assert printer.order("state")["tells_changes"] is False
    printer.order("heal")
    printer.statuses.until(lambda status: status.state is DeviceState.READY)
    assert printer.print().result is PrintResult.PRINTED
    assert printer.order("state")["tells_changes"] is True


def test_a_model_with_status_alone_is_believed_when_all_is_well_long_after(desk: Callable[..., Desk]) -> None:
    printer = desk(quirks=PrinterQuirks(proofs=frozenset({ProofKind.STATUS}))).open()
    printer.order("without", proof=True, fence=True)
    assert printer.print() == PrintOutcome("job-1", PrintResult.PRINTED)
    printer.order("paper_out_after", bytes=30)
    assert printer.print("job-2") == PrintOutcome("job-2", PrintResult.UNKNOWN, frozenset({Reason.PAPER_END}))
    assert printer.papers() == 1


def test_a_model_that_proves_nothing_leaves_every_paper_unknown(desk: Callable[..., Desk]) -> None:
    printer = desk(quirks=PrinterQuirks(proofs=NOTHING)).open()
    assert printer.print().result is PrintResult.UNKNOWN
    assert printer.papers_in_the_end() == 1


def test_a_printer_that_never_answers_prints_unseen_and_is_never_ready(desk: Callable[..., Desk]) -> None:
    printer = desk(OFTEN, quirks=PrinterQuirks(answers=False))
    printer.order("without", proof=True, fence=True, status=True)
    printer.open()
    assert printer.driver.status.state is DeviceState.DEGRADED
    assert printer.driver.status.reasons == {Reason.NO_ANSWER}
    assert printer.print() == PrintOutcome("job-1", PrintResult.UNKNOWN, frozenset({Reason.NO_ANSWER}))
    assert printer.driver.status.state is DeviceState.DEGRADED
    assert printer.papers_in_the_end() == 1


def test_a_paper_in_the_printer_when_the_program_died_is_not_printed_again(
    desk: Callable[..., Desk], directory: Path, devices_end: ExitStack
) -> None:
    died = FileJournal(directory / "journal")
    died.queued("sent")
    died.sending("sent")
    died.queued("waited")
    died.close()
    journal = devices_end.enter_context(closing(FileJournal(directory / "journal")))
    printer = desk(journal=journal).open()
    assert journal.to_ask == ("sent",)
    assert journal.to_offer == ("waited",)
    assert printer.print("sent").result is PrintResult.UNKNOWN
    assert printer.papers() == 0
    assert printer.print("waited").result is PrintResult.PRINTED
    assert printer.print("waited").result is PrintResult.PRINTED
    assert printer.papers() == 1
    assert journal.to_offer == ()


def test_a_printed_job_prints_no_second_paper_in_the_next_life(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    emulator = start("printer")
    for _ in range(2):
        with closing(FileJournal(directory / "journal")) as journal:
            printer = Desk(emulator, SELDOM, journal=journal).open()
            assert printer.print() == PrintOutcome("job-1", PrintResult.PRINTED)
            printer.driver.close()
    assert printer.papers() == 1


def test_without_room_for_the_journal_nothing_is_printed(
    desk: Callable[..., Desk], directory: Path, devices_end: ExitStack
) -> None:
    journal = devices_end.enter_context(closing(FileJournal(directory / "journal")))
    printer = desk(journal=journal).open()
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, journal._file.fileno())
    os.close(full)
    assert printer.print() == PrintOutcome("job-1", PrintResult.FAILED)
    assert printer.papers() == 0


def test_a_long_picture_on_a_slow_way_is_sent_in_pieces(desk: Callable[..., Desk]) -> None:
    printer = desk().open()
    assert printer.print("job-1", Paper((Line("㐂", size=8),) * 12)).result is PrintResult.PRINTED
