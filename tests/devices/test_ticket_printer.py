"""The printer driver against an emulated printer in its own process: what is promised is on the paper, once."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from devices.emulators.process import EmulatorProcess
from devices.ports import DeviceState, PrintOutcome, PrintResult, Reason
from devices.printer.escpos import EscPosBuilder
from devices.transport import serial_port
from tests.devices.conftest import PrinterAtWork
from tests.devices.listening import FONT, Heard
from tests.devices.tickets import CODE, long_picture, ticket


def print_ticket(printer: PrinterAtWork, job_id: str = "job-1", number: str = "A012") -> PrintOutcome:
    done: Heard[PrintOutcome] = Heard()
    printer.driver.print_paper(job_id, ticket(number), done)
    return done.next()


def papers(printer: PrinterAtWork) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = printer.order("take")["papers"]
    return found


def test_a_ticket_comes_out_and_is_proved(printer: PrinterAtWork) -> None:
    assert print_ticket(printer) == PrintOutcome("job-1", PrintResult.PRINTED)
    (paper,) = papers(printer)
    assert "A012" in paper["texts"]
    assert "社会保险" in paper["texts"]
    assert paper["qr"] == [CODE]
    assert bytes.fromhex(paper["hex"]) == EscPosBuilder(FONT).build(ticket())


def test_the_recorded_file_holds_the_exact_bytes_of_each_paper(
    start: Callable[..., EmulatorProcess], directory: Path, devices_end: ExitStack
) -> None:
    printer = PrinterAtWork(start("printer", record=directory / "ticket.bin"))
    devices_end.callback(printer.driver.close)
    for job, number in (("1", "A001"), ("2", "A002")):
        assert print_ticket(printer, job, number).result is PrintResult.PRINTED
        assert (directory / f"ticket-{job}.bin").read_bytes() == EscPosBuilder(FONT).build(ticket(number))


def test_the_same_job_asked_twice_prints_once_and_both_are_told(printer: PrinterAtWork) -> None:
    first: Heard[PrintOutcome] = Heard()
    second: Heard[PrintOutcome] = Heard()
    printer.driver.print_paper("job-1", ticket(), first)
    printer.driver.print_paper("job-1", ticket(), second)
    assert first.next() == second.next() == PrintOutcome("job-1", PrintResult.PRINTED)
    assert print_ticket(printer) == PrintOutcome("job-1", PrintResult.PRINTED)
    assert len(papers(printer)) == 1


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ("paper_out", Reason.PAPER_END),
        ("cover_open", Reason.COVER_OPEN),
        ("cutter_jam", Reason.CUTTER),
        ("overheat", Reason.OVERHEATED),
    ],
)
def test_a_printer_that_cannot_print_is_known_before_any_paper_and_heals_by_itself(
    printer: PrinterAtWork, order: str, reason: Reason
) -> None:
    printer.order(order)
    assert print_ticket(printer) == PrintOutcome("job-1", PrintResult.FAILED, frozenset({reason}))
    assert printer.driver.status.state is DeviceState.FAULT
    printer.order("heal")
    printer.statuses.until(lambda status: status.state is DeviceState.READY)
    assert papers(printer) == []
    assert print_ticket(printer, "job-2").result is PrintResult.PRINTED


def test_paper_that_is_nearly_out_still_prints_and_is_told_to_the_staff(printer: PrinterAtWork) -> None:
    printer.order("near_end")
    warned = printer.statuses.until(lambda status: Reason.PAPER_NEAR_END in status.reasons)
    assert warned.state is DeviceState.DEGRADED
    assert print_ticket(printer).result is PrintResult.PRINTED
    assert len(papers(printer)) == 1


@pytest.mark.parametrize("count", [1, 30, 100])
def test_paper_that_ends_in_the_middle_leaves_the_ticket_unknown_and_nothing_comes_later(
    printer: PrinterAtWork, count: int
) -> None:
    printer.order("paper_out_after", bytes=count)
    assert print_ticket(printer) == PrintOutcome("job-1", PrintResult.UNKNOWN, frozenset({Reason.PAPER_END}))
    printer.statuses.until(lambda status: status.state is DeviceState.FAULT)
    printer.order("heal")
    printer.statuses.until(lambda status: status.state is DeviceState.READY)
    assert [paper for paper in papers(printer) if paper["whole"]] == []
    assert print_ticket(printer) == PrintOutcome("job-1", PrintResult.UNKNOWN, frozenset({Reason.PAPER_END}))
    assert print_ticket(printer, "reprint").result is PrintResult.PRINTED
    (paper,) = papers(printer)
    assert "A012" in paper["texts"]


def test_a_printer_without_the_proof_is_believed_by_its_fence(printer: PrinterAtWork) -> None:
    printer.order("without", proof=True)
    assert print_ticket(printer).result is PrintResult.PRINTED


def test_a_printer_that_can_prove_nothing_leaves_the_ticket_unknown(printer: PrinterAtWork) -> None:
    printer.order("without", proof=True, fence=True)
    assert print_ticket(printer) == PrintOutcome("job-1", PrintResult.UNKNOWN, frozenset({Reason.NO_ANSWER}))
    assert len(papers(printer)) == 1


def test_silence_is_never_taken_for_ready(printer: PrinterAtWork) -> None:
    printer.statuses.until(lambda status: status.state is DeviceState.READY)
    printer.order("silent")
    silent = printer.statuses.until(lambda status: status.state is DeviceState.FAULT)
    assert silent.reasons == {Reason.NO_ANSWER}
    assert print_ticket(printer) == PrintOutcome("job-1", PrintResult.FAILED, frozenset({Reason.NO_ANSWER}))
    printer.order("heal")
    printer.statuses.until(lambda status: status.state is DeviceState.READY)


def test_a_wrong_baud_rate_is_bad_data_and_not_ready(printer: PrinterAtWork) -> None:
    printer.statuses.until(lambda status: status.state is DeviceState.READY)
    printer.order("garble", answers=1000)
    garbled = printer.statuses.until(lambda status: status.state is DeviceState.FAULT)
    assert garbled.reasons == {Reason.BAD_DATA}
    assert print_ticket(printer).result is PrintResult.FAILED


def test_one_damaged_answer_is_asked_again(printer: PrinterAtWork) -> None:
    printer.statuses.until(lambda status: status.state is DeviceState.READY)
    printer.order("garble", answers=1)
    assert print_ticket(printer).result is PrintResult.PRINTED
    assert printer.driver.status.counters.retries == 1


def test_a_printer_that_stops_taking_bytes_leaves_the_ticket_unknown(printer: PrinterAtWork) -> None:
    printer.statuses.until(lambda status: status.state is DeviceState.READY)
    printer.order("stall", after=500)
    done: Heard[PrintOutcome] = Heard()
    printer.driver.print_paper("long", long_picture(), done)
    assert done.next() == PrintOutcome("long", PrintResult.UNKNOWN, frozenset({Reason.NO_ANSWER}))
    printer.statuses.until(lambda status: status.reasons == {Reason.NO_ANSWER})
    printer.order("heal")
    printer.statuses.until(lambda status: status.state is DeviceState.READY)


def test_without_a_printer_a_ticket_fails_at_once_and_is_not_printed_later(printer: PrinterAtWork) -> None:
    printer.statuses.until(lambda status: status.state is DeviceState.READY)
    printer.order("unplug")
    printer.statuses.until(lambda status: status.state is DeviceState.ABSENT)
    assert print_ticket(printer).result is PrintResult.FAILED
    printer.order("plug")
    printer.statuses.until(lambda status: status.state is DeviceState.READY)
    assert papers(printer) == []
    assert print_ticket(printer, "job-2").result is PrintResult.PRINTED
    assert printer.driver.status.counters.reconnects == 1


def test_a_cable_pulled_while_the_proof_is_awaited_leaves_the_ticket_unknown(printer: PrinterAtWork) -> None:
    printer.order("without", proof=True, fence=True)
    done: Heard[PrintOutcome] = Heard()
    printer.driver.print_paper("job-1", ticket(), done)
    printer.statuses.until(lambda status: status.state is DeviceState.BUSY)
    printer.order("unplug")
    assert done.next().result is PrintResult.UNKNOWN
    printer.statuses.until(lambda status: status.state is DeviceState.ABSENT)


def test_a_printer_held_by_another_program_says_so(
    start: Callable[..., EmulatorProcess], devices_end: ExitStack
) -> None:
    emulator = start("printer")
    holder = serial_port(str(emulator.link))()
    late = PrinterAtWork(emulator)
    devices_end.callback(late.driver.close)
    assert late.statuses.next().reasons == {Reason.PORT_BUSY}
    assert print_ticket(late) == PrintOutcome("job-1", PrintResult.FAILED, frozenset({Reason.PORT_BUSY}))
    holder.close()
    late.statuses.until(lambda status: status.state is DeviceState.READY)


def test_closing_answers_everybody_who_waits(printer: PrinterAtWork) -> None:
    printer.order("without", proof=True, fence=True)
    done: Heard[PrintOutcome] = Heard()
    for job in ("first", "second", "third"):
        printer.driver.print_paper(job, ticket(), done)
    printer.statuses.until(lambda status: status.state is DeviceState.BUSY)
    printer.driver.close()
    told = {outcome.job_id: outcome.result for outcome in (done.next() for _ in range(3))}
    assert told == {"first": PrintResult.UNKNOWN, "second": PrintResult.FAILED, "third": PrintResult.FAILED}
    printer.driver.print_paper("late", ticket(), done)
    assert done.next() == PrintOutcome("late", PrintResult.FAILED)


def test_many_tickets_in_a_row_come_out_in_order(printer: PrinterAtWork) -> None:
    done: Heard[PrintOutcome] = Heard()
    numbers = [f"B{n:03d}" for n in range(20)]
    for number in numbers:
        printer.driver.print_paper(number, ticket(number), done)
    assert [done.next() for _ in numbers] == [PrintOutcome(number, PrintResult.PRINTED) for number in numbers]
    assert [paper["texts"][2] for paper in papers(printer)] == numbers


def test_only_the_last_256_jobs_are_remembered(printer: PrinterAtWork) -> None:
    printer.order("paper_out")
    for n in range(257):
        assert print_ticket(printer, f"job-{n}").result is PrintResult.FAILED
    printer.order("heal")
    assert print_ticket(printer, "job-1").result is PrintResult.FAILED
    assert print_ticket(printer, "job-0").result is PrintResult.PRINTED
