"""A scanner on a serial line at the desk: the same codes as from one that plays keyboard, and its state at the foot."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from counter.desk.serial_scanner import desk_scanner
from counter.desk.window import DeskWindow
from devices.emulators.process import EmulatorProcess
from shared.hall.devices import DeviceList
from shared.hall.tickets import Ticket
from shared.link import Hall
from shared.settings import Devices, Settings
from tests.desk.hand import PASSWORD, Hand
from tests.desk.lossy import LossyLine


@pytest.fixture
def emulator() -> Iterator[EmulatorProcess]:
    """Start a scanner on a pseudo-terminal; a socket's path must be short."""
    with TemporaryDirectory(prefix="onehall-") as folder, EmulatorProcess("scanner", Path(folder)) as started:
        yield started


@pytest.fixture
def plugged(window: DeskWindow, line: LossyLine, emulator: EmulatorProcess) -> Iterator[EmulatorProcess]:
    """Plug it into the desk of counter 1, as the program does."""
    settings = Settings(devices=Devices(folder=str(emulator.link.parent)))
    with desk_scanner(window, line, str(emulator.link), settings, "1"):
        yield emulator


def _states(admin: Hall) -> list[tuple[str, str, str]]:
    return [(one.terminal, one.health.name, one.health.state) for one in admin.ask(DeviceList())]


def test_a_ticket_scanned_by_a_line_is_brought_up(
    plugged: EmulatorProcess, at_desk: Hand, issue: Callable[..., Ticket]
) -> None:
    tickets = [issue() for _ in range(3)]
    at_desk.wait(lambda: len(at_desk.numbers("waiting")) == 3)
    plugged.control.ask("scan", code=tickets[2].code)
    at_desk.sees("pick.panel")
    assert at_desk.chosen("waiting") == tickets[2].number


def test_a_foreign_code_is_named_as_from_any_scanner(plugged: EmulatorProcess, at_desk: Hand) -> None:
    plugged.control.ask("scan", code="https://example.com/a")
    at_desk.wait(lambda: at_desk.visible("desk.notice"))


def test_behind_the_curtain_a_scanner_with_a_trigger_is_dark_and_nothing_is_read(
    window: DeskWindow, line: LossyLine, emulator: EmulatorProcess, at_desk: Hand
) -> None:
    emulator.control.ask("trigger", kind="honeywell")
    wanted = f"scanner-honeywell@{emulator.link}"
    with desk_scanner(window, line, wanted, Settings(), "1"):
        at_desk.wait(lambda: emulator.control.ask("state")["pulled"])
        window.draw_curtain()
        at_desk.wait(lambda: not emulator.control.ask("state")["pulled"])
        at_desk.write(PASSWORD)
        at_desk.press("Return")
        at_desk.sees("page.desk")
        at_desk.wait(lambda: emulator.control.ask("state")["pulled"])


def test_a_code_behind_the_curtain_changes_nothing_at_the_desk(
    plugged: EmulatorProcess, at_desk: Hand, issue: Callable[..., Ticket]
) -> None:
    ticket = issue()
    at_desk.wait(lambda: at_desk.numbers("waiting") == [ticket.number])
    at_desk.window.draw_curtain()
    heard: list[str] = []
    at_desk.window._codes.found.connect(lambda _: heard.append("found"))
    taken = at_desk.window._scanner
    assert taken is not None
    before = taken.status.counters.frames
    plugged.control.ask("scan", code=ticket.code)
    at_desk.wait(lambda: taken.status.counters.frames > before)
    at_desk.write(PASSWORD)
    at_desk.press("Return")
    at_desk.sees("page.desk")
    assert heard == []
    assert not at_desk.visible("pick.panel")


def test_a_scanner_pulled_out_is_told_at_the_foot_and_its_return_too(
    plugged: EmulatorProcess, at_desk: Hand, admin: Hall
) -> None:
    at_desk.wait(lambda: _states(admin) == [("counter 1", "scanner 1", "ready")])
    plugged.control.ask("unplug")
    at_desk.sees("status.devices", "Scanner: not connected")
    plugged.control.ask("plug")
    at_desk.wait(lambda: not at_desk.visible("status.devices"))


def test_a_desk_that_is_closed_takes_its_scanner_back(
    window: DeskWindow, line: LossyLine, emulator: EmulatorProcess, admin: Hall, hand: Hand
) -> None:
    with desk_scanner(window, line, str(emulator.link), Settings(), None):
        hand.wait(lambda: _states(admin) == [("counter", "scanner", "ready")])
    assert _states(admin) == []


def test_a_desk_without_a_scanner_reports_none(window: DeskWindow, line: LossyLine, admin: Hall) -> None:
    with desk_scanner(window, line, None, Settings(), "1"):
        assert _states(admin) == []
