"""The whole hall's devices, as machines told them: trouble first, and what is not known is said."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shared.clock import ManualClock
from shared.hall.devices import DeviceHealth, ReportDevices
from shared.link import Hall, open_hall
from shared.link.core import HallCore
from shared.link.server import HubServer
from shared.security.role import Role
from shared.settings import Terminal
from tests.desk.lossy import LossyLine
from tests.device_page.technician import Technician
from tests.store.databases import sqlite_database


class Hub:
    """A hub on a socket, and the kiosks that report to it."""

    def __init__(self, folder: Path, end: ExitStack) -> None:
        self._end = end
        self.clock = ManualClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
        core = HallCore(sqlite_database(folder), folder / "hall.keys", clock=self.clock)
        end.callback(core.close)
        self._server = HubServer(core, "127.0.0.1", 0)
        self._server.start()
        end.callback(self._server.stop)

    def connect(self, role: Role, name: str = "") -> Hall:
        return self._end.enter_context(open_hall(self._server.address, role=role, terminal=Terminal(name=name)))

    def report(self, terminal: str, state: str, *reasons: str) -> None:
        printer = DeviceHealth(
            kind="printer", name="printer", state=state, reasons=reasons, since=self.clock.now(), last_ok=None
        )
        kiosk = self.connect(Role.KIOSK, terminal)
        kiosk.do(ReportDevices(terminal=terminal, program="kiosk", devices=(printer,)))


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with ExitStack() as end:
        yield Hub(tmp_path, end)


def test_the_trouble_of_any_machine_stands_first(qtbot: QtBot, folder: Path, hub: Hub) -> None:
    hub.report("kiosk-1", "ready")
    hub.report("kiosk-2", "fault", "paper_end")
    with Technician(qtbot, folder, hall=hub.connect(Role.MONITOR)) as page:
        page.press("devices.hall")
        page.sees("hall.row-1.machine", "kiosk-2")
        page.sees("hall.row-1.state", "out of paper")
        page.sees("hall.row-2.state", "works")


def test_of_a_silent_machine_it_says_since_when(qtbot: QtBot, folder: Path, hub: Hub) -> None:
    hub.report("kiosk-1", "ready")
    heard = f"{hub.clock.now().astimezone():%H:%M}"
    with Technician(qtbot, folder, hall=hub.connect(Role.MONITOR)) as page:
        page.press("devices.hall")
        page.sees("hall.row-1.state", "works")
        hub.clock.advance(timedelta(seconds=61))
        hub.report("kiosk-2", "ready")
        page.sees("hall.row-1.state", f"not heard of since {heard}")
        hub.report("kiosk-1", "ready")
        page.sees("hall.row-1.state", "works")


def test_a_hall_without_reports_says_so(qtbot: QtBot, folder: Path, hub: Hub) -> None:
    with Technician(qtbot, folder, hall=hub.connect(Role.MONITOR)) as page:
        page.press("devices.hall")
        page.until(lambda: "No machine has reported a device yet." in page.all_text())


def test_a_hall_that_is_away_keeps_what_was_seen(qtbot: QtBot, folder: Path, hub: Hub) -> None:
    hub.report("kiosk-1", "ready")
    line = LossyLine(hub.connect(Role.MONITOR))
    with Technician(qtbot, folder, hall=line) as page:
        page.press("devices.hall")
        page.sees("hall.row-1.state", "works")
        line.set_cut(cut=True)
        page.sees("hall.notice", "The hall cannot be reached")
        page.sees("hall.row-1.state", "works")
        line.set_cut(cut=False)
        page.until(lambda: not page.find("hall.notice").isVisible())


def test_a_machine_without_the_right_is_told_how_to_get_it(qtbot: QtBot, folder: Path, hub: Hub) -> None:
    with Technician(qtbot, folder, hall=hub.connect(Role.KIOSK, "k1")) as page:
        page.press("devices.hall")
        page.sees("hall.notice", "enrol it as a monitor")
