"""The visitor puts troubles into the printer, takes its paper, and lets the scanner read it."""

import pytest

from counter.lab.taken_paper import PaperView
from devices.printer.escpos import EscPosBuilder
from tests.devices.listening import FONT
from tests.devices.tickets import CODE, ticket
from tests.lab.cable import cable_of
from tests.lab.panel import Panel

TROUBLES = {"near_end": "near_end", "paper_out": "paper_end", "cover_open": "cover_open", "cutter_jam": "cutter"}
JUNK_AFTER_INIT = b"\x1b\x40" + b"never cut\n"


def paper_of(panel: Panel) -> PaperView:
    view = panel.find("lab.paper")
    assert isinstance(view, PaperView)
    return view


def send(panel: Panel, data: bytes) -> None:
    """Send bytes to the printer, and return when it has read them: it answers in order."""
    with cable_of(panel.printer) as cable:
        cable.say(data + b"\x1d\x72\x01")
        panel.until(lambda: cable.listen() != b"")


@pytest.mark.parametrize(("button", "trouble"), TROUBLES.items())
def test_a_trouble_pressed_is_in_the_printer_and_pressed_again_is_repaired(
    panel: Panel, button: str, trouble: str
) -> None:
    panel.press(f"lab.printer.{button}")
    panel.until(lambda: panel.text("lab.printer.state") != "Ready")
    assert panel.is_lit(f"lab.printer.{button}")
    assert panel.printer.control.ask("state")["troubles"] == [trouble]
    panel.press(f"lab.printer.{button}")
    panel.until(lambda: panel.text("lab.printer.state") == "Ready")
    assert panel.printer.control.ask("state")["troubles"] == []
    assert not panel.is_lit(f"lab.printer.{button}")


def test_a_trouble_that_comes_by_itself_is_shown(panel: Panel) -> None:
    panel.printer.control.ask("paper_out")
    panel.until(lambda: panel.is_lit("lab.printer.paper_out"))
    assert panel.text("lab.printer.state") == "Cannot print"


def test_little_paper_is_a_warning_and_no_stop(panel: Panel) -> None:
    panel.press("lab.printer.near_end")
    panel.until(lambda: panel.text("lab.printer.state") == "Paper low")


def test_where_no_paper_lies_the_panel_says_so(panel: Panel) -> None:
    panel.press("lab.take")
    panel.until(lambda: panel.text("lab.printer.line") == "No paper lies there.")
    assert paper_of(panel).is_empty
    assert not panel.find("lab.scan.paper").isEnabled()


def test_a_ticket_taken_is_shown_and_the_scanner_reads_its_code(panel: Panel) -> None:
    send(panel, EscPosBuilder(FONT).build(ticket()))
    panel.press("lab.take")
    panel.until(panel.find("lab.scan.paper").isEnabled)
    assert not paper_of(panel).is_empty
    with cable_of(panel.scanner) as cable:
        panel.press("lab.scan.paper")
        panel.until(lambda: cable.listen() == CODE.encode() + b"\r")


def test_of_several_papers_the_last_is_shown_and_the_number_told(panel: Panel) -> None:
    send(panel, EscPosBuilder(FONT).build(ticket("A012")) + EscPosBuilder(FONT).build(ticket("A013")))
    panel.press("lab.take")
    panel.until(lambda: panel.text("lab.printer.line") == "2 papers taken; the last one is shown.")


def test_a_paper_torn_off_is_shown_as_unfinished_and_has_no_code_to_scan(panel: Panel) -> None:
    send(panel, JUNK_AFTER_INIT)
    panel.printer.control.ask("paper_out")
    panel.printer.control.ask("heal")
    panel.press("lab.take")
    panel.until(lambda: "torn off" in panel.text("lab.printer.line"))
    assert not paper_of(panel).is_empty
    assert not panel.find("lab.scan.paper").isEnabled()


def test_the_paper_is_drawn_where_its_empty_place_was(panel: Panel) -> None:
    empty = paper_of(panel).grab().toImage()
    send(panel, EscPosBuilder(FONT).build(ticket()))
    panel.press("lab.take")
    panel.until(panel.find("lab.scan.paper").isEnabled)
    assert paper_of(panel).grab().toImage() != empty
