"""A technician sees what works and what does not, tries each device, and never sees a person."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from devices.ports import DeviceState
from devices.transport import serial_port
from shared.stage_client import StagePlayer
from tests.device_page.technician import SIZE, Technician

ROOT = Path(__file__).parents[2]
NAME, NUMBER = "张三", "11010519491231002X"


def test_every_device_of_the_machine_is_listed_with_its_state_in_words(qtbot: QtBot, folder: Path) -> None:
    with Technician(qtbot, folder, "printer") as page:
        page.sees("device.printer.state", "works")
        page.sees("device.reader.state", "not connected")
        page.order("printer", "paper_out")
        page.sees("device.printer.state", "out of paper")
        page.press("device.printer")
        page.sees("detail.printer.state", "out of paper")
        page.sees("detail.printer.advice", "Put in a new roll.")
        page.sees("detail.printer.trouble-0", "out of paper")
        page.sees("detail.printer.port", "tty-printer")


def test_what_was_never_here_is_no_trouble_and_what_was_pulled_is(qtbot: QtBot, folder: Path) -> None:
    with Technician(qtbot, folder, "scanner") as page:
        page.press("device.scanner")
        page.sees("detail.scanner.state", "works")
        page.order("scanner", "unplug")
        page.sees("detail.scanner.state", "not connected")
        page.until(lambda: page.find("detail.scanner.state").property("role") == "trouble")
        page.press("device.keypad")
        page.sees("detail.keypad.state", "not connected")
        assert page.find("detail.keypad.state").property("role") == "info"
        assert not page.find("trial.keypad.start").isEnabled()


def test_a_test_paper_is_printed_once_and_its_proof_is_told(qtbot: QtBot, folder: Path) -> None:
    with Technician(qtbot, folder, "printer") as page:
        page.press("device.printer")
        page.sees("detail.printer.state", "works")
        page.press("trial.printer.start")
        page.sees("trial.printer.outcome", "The test paper is out")
        taken = page.order("printer", "take")["papers"]
        assert isinstance(taken, list)
        assert [paper["whole"] for paper in taken] == [True]
        page.order("printer", "cover_open")
        page.sees("detail.printer.state", "cover open")
        page.press("trial.printer.start")
        page.sees("trial.printer.outcome", "Nothing was printed: cover open.")
        assert page.order("printer", "take")["papers"] == []


def test_a_card_is_read_masked_and_its_bytes_hide_the_person(qtbot: QtBot, folder: Path) -> None:
    with Technician(qtbot, folder, "idcard") as page:
        page.press("device.reader")
        page.sees("detail.reader.state", "works")
        page.press("trial.reader.start")
        page.sees("trial.reader.busy", "Lay a card on the reader")
        page.order("idcard", "lay", card="resident")
        page.sees("trial.reader.outcome", "A card was read: resident card, 张* 110***********002X.")
        page.sees("trial.reader.outcome", "No picture: no decoder")
        page.sees("detail.reader.bytes", "aa aa aa 96 69 05 08 00 00 90 ..×1285")
        said = page.all_text()
        assert NAME not in said
        assert NUMBER not in said
        assert NAME.encode("utf-16-le").hex(" ") not in said


def test_a_card_that_is_not_read_is_told_with_its_reason(qtbot: QtBot, folder: Path) -> None:
    with Technician(qtbot, folder, "idcard") as page:
        page.order("idcard", "lay", card="wrong_digit")
        page.press("device.reader")
        page.sees("detail.reader.state", "works")
        page.press("trial.reader.start")
        page.sees("trial.reader.outcome", "the check digit of its number is wrong")


def test_a_code_is_read_and_only_its_length_is_told(qtbot: QtBot, folder: Path) -> None:
    with Technician(qtbot, folder, "scanner") as page:
        page.press("device.scanner")
        page.sees("detail.scanner.state", "works")
        page.press("trial.scanner.start")
        page.sees("trial.scanner.busy", "Hold a code before the scanner")
        page.order("scanner", "scan", code="13800138000")
        page.sees("trial.scanner.outcome", "A code of 11 characters was read.")
        assert "13800138000" not in page.all_text()


def test_the_sign_shows_its_test_and_the_keypad_waits_for_a_key(qtbot: QtBot, folder: Path) -> None:
    with Technician(qtbot, folder, "sign", "keypad") as page:
        page.press("device.sign")
        page.sees("detail.sign.state", "works")
        page.press("trial.sign.start")
        page.sees("trial.sign.outcome", "does it show A012?")
        assert "A012" in str(page.order("sign", "state"))
        page.press("device.keypad")
        page.sees("detail.keypad.state", "works")
        page.press("trial.keypad.start")
        page.sees("trial.keypad.busy", "Press a key")
        page.until(lambda: bool(page.order("keypad", "state")["lit"]))
        page.order("keypad", "press", key=5)
        page.sees("trial.keypad.outcome", "A key was pressed; a test is no rating.")


def test_a_test_that_waits_can_be_stopped_while_another_device_is_tried(qtbot: QtBot, folder: Path) -> None:
    with Technician(qtbot, folder, "scanner", "printer") as page:
        page.press("device.scanner")
        page.press("trial.scanner.start")
        page.sees("trial.scanner.busy", "Hold a code")
        page.press("device.printer")
        page.sees("detail.printer.state", "works")
        page.press("trial.printer.start")
        page.sees("trial.printer.outcome", "The test paper is out")
        page.press("device.scanner")
        page.press("trial.scanner.stop")
        page.sees("trial.scanner.outcome", "Nothing came.")


def test_a_page_that_is_closed_while_a_test_waits_frees_its_ports_at_once(qtbot: QtBot, folder: Path) -> None:
    with Technician(qtbot, folder, "scanner") as page:
        page.press("device.scanner")
        page.sees("detail.scanner.state", "works")
        page.press("trial.scanner.start")
        page.sees("trial.scanner.busy", "Hold a code")
        page.window.close()
        page.devices.close()
        serial_port(str(page.emulators["scanner"].link))().close()


def test_a_port_that_the_kiosk_holds_stays_the_kiosks(qtbot: QtBot, folder: Path) -> None:
    with Technician(qtbot, folder, "scanner") as first:
        first.until(lambda: first.devices.status("scanner").state is DeviceState.READY)
        with Technician(qtbot, folder) as page:
            page.press("device.scanner")
            page.sees("detail.scanner.state", "in use by another program")
            page.sees("detail.scanner.advice", "Whole hall")
            assert not page.find("trial.scanner.start").isEnabled()
        assert first.devices.status("scanner").state is DeviceState.READY


def test_a_pulled_cable_is_seen_and_its_return_is_counted(qtbot: QtBot, folder: Path) -> None:
    with Technician(qtbot, folder, "scanner") as page:
        page.press("device.scanner")
        page.sees("detail.scanner.state", "works")
        page.order("scanner", "unplug")
        page.sees("device.scanner.state", "not connected")
        page.order("scanner", "plug", **{"as": "tty-usb7"})
        page.sees("detail.scanner.state", "works")
        page.sees("detail.scanner.port", "tty-usb7")
        page.sees("detail.scanner.reconnects", "1")


def test_bytes_that_stand_still_can_be_read(qtbot: QtBot, folder: Path) -> None:
    with Technician(qtbot, folder, "scanner") as page:
        page.press("device.scanner")
        page.sees("detail.scanner.state", "works")
        page.press("detail.scanner.still")
        page.order("scanner", "scan", code="T1:A")
        page.until(lambda: page.devices.status("scanner").counters.frames == 1)
        assert page.text("detail.scanner.bytes") == ""
        page.press("detail.scanner.still")
        page.sees("detail.scanner.bytes", "..")


@pytest.mark.slow
def test_the_page_is_a_program_of_its_own_and_says_where_the_hall_is_when_none_was_named(folder: Path) -> None:
    stage = folder / "page.stage"
    command = [sys.executable, "main.py", "technician", "--stage", str(stage), "--language", "en"]
    command += ["--windowed", f"{SIZE[0]}x{SIZE[1]}"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL) as program:
        with StagePlayer(stage) as page:
            page.wait("device.printer.state", text="not connected")
            page.click("devices.hall")
            page.wait("devices.no_hall")
        program.terminate()
        assert program.wait(20) == 0
