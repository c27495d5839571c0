"""A hall at work: hub, kiosk with emulated devices, a clerk's desk, the manager's list, and what each of them sees."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.desk.keys import STANDARD_KEYS
from counter.desk.window import DeskSetup, DeskWindow
from counter.devices.hall_list import HallDevices
from counter.devices.words import device_word
from devices.ports import DeviceState
from kiosk.device_reports import KioskReports
from kiosk.devices import Drivers
from kiosk.left_over_papers import LeftOverPapers
from shared.clock import ManualClock
from shared.hall.places import JournalPage
from shared.hall.staff import AddStaff
from shared.hall.tickets import Ticket, WaitingList
from shared.link import Hall, open_hall
from shared.link.core import HallCore, default_keys_file
from shared.link.server import HubServer
from shared.security.role import Role
from shared.settings import Terminal
from shared.ui.tokens import Look, desk_tokens
from tests.desk.hand import PASSWORD, Hand
from tests.hall.prepared import prepared_hall
from tests.kiosk.plugs import Plugs
from tests.kiosk.sample import with_sample_plan
from tests.kiosk.stand import Stand

MONDAY_TEN = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
ATTRACT, TICKET, IDENTIFY = "attract.notice-0-text", "print.state-text", "identify.trouble-text"
QUEUE = "property"


class HallAtWork:
    """Everything real but the hand on the devices; ``drivers`` is made of the plugged emulators when not given."""

    def __init__(
        self, qtbot: QtBot, database: Path, devices: Path, drivers: Callable[[Plugs], Drivers] | None = None
    ) -> None:
        self._qtbot = qtbot
        self._end = ExitStack()
        self.clock = ManualClock(MONDAY_TEN)
        self._hub = self._start_hub(database)
        self.admin = self._connect(Role.ADMIN)
        self.plugs = self._end.enter_context(Plugs(devices))
        self.kiosk = self.open_kiosk(self.plugs.drivers() if drivers is None else drivers(self.plugs))
        self.clerk = self._seat_a_clerk()
        self._manager = HallDevices(desk_tokens(Look.STANDARD, 768), self._connect(Role.MONITOR), self.clock)
        self._manager.show()
        self._end.callback(self._close_manager)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end.close()

    def open_kiosk(self, drivers: Drivers) -> Stand:
        """Open a kiosk, the first one or the same in its next life."""
        kiosk = self._end.enter_context(Stand(self._qtbot, self._connect(Role.KIOSK, "kiosk-1"), self.clock))
        reports = KioskReports(kiosk.devices, kiosk.access, self.clock, "kiosk-1", gather_s=0.05)
        left_over = LeftOverPapers(kiosk.devices, kiosk.access)
        self._end.callback(left_over.deleteLater)
        self._end.callback(reports.close)
        kiosk.open(drivers)
        self.kiosk = kiosk
        return kiosk

    def order(self, device: str, do: str, **details: Any) -> dict[str, Any]:
        """Have the emulated ``reader``, ``printer`` or ``scanner`` do something."""
        return dict(getattr(self.plugs, device).control.ask(do, **details))

    def settled(self) -> None:
        """Wait until every device works and everybody sees so."""
        self.kiosk.until(lambda: {status.state for status in self.kiosk.devices.statuses or ()} == {DeviceState.READY})
        self.nobody_sees_trouble()

    def citizen_reads(self, name: str, words: str) -> None:
        """Wait until the kiosk says ``words`` at ``name``."""
        self.kiosk.until(lambda: self.kiosk.find(name) is not None and words in self.kiosk.text(name))

    def clerk_reads(self, words: str) -> None:
        """Wait until the desk's foot says ``words``."""
        self.clerk.sees("status.devices", words)

    def manager_reads(self, kind: str, words: str) -> None:
        """Wait until the list of the hall says ``words`` of the kiosk's device of this kind."""
        self._qtbot.waitUntil(lambda: words in self._hall_list().get(device_word(kind), ""))

    def nobody_sees_trouble(self) -> None:
        """Wait until desk and list show devices that work."""
        self._qtbot.waitUntil(lambda: set(self._hall_list().values()) == {"works"})
        self._qtbot.waitUntil(lambda: not self.clerk.visible("status.devices"))

    def come(self) -> None:
        """Let a citizen touch the kiosk and ask for a number."""
        self.kiosk.tap("attract.start")
        self.kiosk.tap("home.ticket")

    def choose(self) -> None:
        """Let a citizen without a card come as far as the last question."""
        self.come()
        self.kiosk.tap(f"business.queue.{QUEUE}")

    def take(self) -> str:
        """Let a citizen without a card take a ticket; return its number."""
        self.choose()
        return self.confirm()

    def confirm(self) -> str:
        """Touch *take a number*; return the number that is shown."""
        self.kiosk.tap("confirm.take")
        self.kiosk.until(lambda: self.kiosk.page == "page.ticket")
        return self.kiosk.text("ticket.number")

    def leave(self) -> None:
        """Let the citizen go home."""
        self.kiosk.conductor.end()

    def waiting(self) -> list[Ticket]:
        """Return whom the hall knows to wait."""
        return [waiting.ticket for waiting in self.admin.ask(WaitingList())]

    def papers(self) -> list[bytes]:
        """Return the papers that came out of the printer, oldest first."""
        return [file.read_bytes() for file in sorted(self.plugs.directory.glob("ticket-*.bin"))]

    def fates(self) -> list[tuple[str, str]]:
        """Return what the hall knows of papers: number of the ticket, what became of it."""
        entries = self.admin.ask(JournalPage())
        return [(entry.body["number"], entry.kind) for entry in entries if entry.kind.startswith("ticket.print")]

    def until(self, seen: Callable[[], bool]) -> None:
        """Let all windows live until ``seen()``."""
        self._qtbot.waitUntil(seen)

    def nothing_lost_nothing_twice(self, *numbers: str) -> None:
        """Check that exactly these tickets wait and that none of them has two papers."""
        assert [ticket.number for ticket in self.waiting()] == list(numbers)
        for number in numbers:
            assert sum(number.encode() in paper for paper in self.papers()) <= 1, number

    def prints(self, number: str) -> None:
        """Check that the ticket's paper is out, once, and known to be."""
        self.citizen_reads(TICKET, "请在下方取走号票")
        self.until(lambda: (number, "ticket.printed") in self.fates())
        assert sum(number.encode() in paper for paper in self.papers()) == 1

    def _close_manager(self) -> None:
        self._manager.rest()
        self._manager.close()
        self._manager.deleteLater()

    def _hall_list(self) -> dict[str, str]:
        """Return the word for each kind of device in the manager's list."""
        said = {widget.objectName(): widget for widget in self._manager.findChildren(QWidget)}
        rows = [name.removesuffix(".device") for name in said if name.endswith(".device")]
        return {_text(said[f"{row}.device"]): _text(said[f"{row}.state"]) for row in rows}

    def _start_hub(self, folder: Path) -> HubServer:
        url = prepared_hall(_with_a_clerk, folder, self.clock)
        core = HallCore(url, default_keys_file(url), clock=self.clock)
        self._end.callback(core.close)
        server = HubServer(core, "127.0.0.1", 0)
        server.start()
        self._end.callback(server.stop)
        return server

    def _connect(self, role: Role, name: str = "") -> Hall:
        return self._end.enter_context(open_hall(self._hub.address, role=role, terminal=Terminal(name=name)))

    def _seat_a_clerk(self) -> Hand:
        setup = DeskSetup(tokens=desk_tokens(Look.STANDARD, 768), keys=STANDARD_KEYS, counter="1")
        window = DeskWindow(self._connect(Role.DESK, "desk-1"), self.clock, setup)
        self._qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        hand = Hand(window)
        hand.wait(lambda: hand.focus_name() == "signin.login")
        hand.sign_in()
        hand.sees("page.desk")
        return hand


def _with_a_clerk(hall: Hall) -> None:
    with_sample_plan(hall)
    hall.do(AddStaff(login="li", name="李静", password=PASSWORD))


def _text(widget: QWidget) -> str:
    return str(widget.text())  # type: ignore[attr-defined]  # labels and pills have words
