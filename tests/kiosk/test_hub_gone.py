"""A kiosk on a hub that is stopped and killed: told at once, nothing lost, nothing doubled."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.hall_access import HallAccess
from shared.clock import SystemClock
from shared.hall.places import JournalPage
from shared.hall.tickets import WaitingList
from shared.link import Hall, open_hall
from shared.security.role import Role
from tests.kiosk.stand import RETRY_MS, Stand

ROOT = Path(__file__).parents[2]
"""A hall that never closes: a test does not know what day it is."""
ALWAYS_OPEN = """
id = "sample"
name = "滨江区政务服务大厅"
name_en = "Binjiang District Service Hall"
zone = "Asia/Shanghai"
groups = [{ id = "g", name = "个人办事", name_en = "For people", icon = "person" }]
queues = [{ id = "property", letter = "D", name = "不动产登记", name_en = "Property registration", group = "g" }]
counters = [{ id = "1", label = "1", place = "一楼", place_en = "1st floor", queues = ["property"] }]
[hours]
week = [WEEK]
"""


class HubProcess:
    """``main.py hub`` on a file, killed and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        day = '[{ opens = "00:00:00", closes = "23:59:59.999999" }]'
        plan = folder / "plan.toml"
        plan.write_text(ALWAYS_OPEN.replace("WEEK", ", ".join([day] * 7)), encoding="utf-8")
        self._hub = [sys.executable, "main.py", "hub", "--hall", f"sqlite:///{folder}/hall.db"]
        subprocess.run([*self._hub, "configure", str(plan)], cwd=ROOT, check=True)
        self._port = 0
        self.start()

    def start(self) -> None:
        """Start it and wait for its address."""
        serving = [*self._hub, "serve", "--port", str(self._port)]
        self._process = subprocess.Popen(
            serving, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        found = re.search(r"ws://[\d.]+:(\d+)", said)
        assert found, said
        self.url, self._port = found[0], int(found[1])

    def freeze(self) -> None:
        """Let it take what is sent and answer nothing."""
        self._process.send_signal(signal.SIGSTOP)

    def kill(self) -> None:
        """End it without a word."""
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    process = HubProcess(tmp_path)
    yield process
    process.kill()


@pytest.fixture
def at_hub(qtbot: QtBot, hub: HubProcess) -> Iterator[Stand]:
    """Return a kiosk that is a client of the hub."""
    hall = open_hall(hub.url, role=Role.KIOSK)
    with Stand(qtbot, hall, SystemClock()) as stand:
        stand.open()
        yield stand
    hall.close()


@pytest.fixture
def office(hub: HubProcess) -> Iterator[Hall]:
    with open_hall(hub.url) as hall:
        yield hall


@pytest.mark.slow
def test_the_attract_page_says_that_the_hub_is_away_and_recovers_by_itself(at_hub: Stand, hub: HubProcess) -> None:
    hub.kill()
    at_hub.until(lambda: at_hub.find("attract.notice-0-text") is not None)
    at_hub.until(lambda: "网络已断开" in at_hub.text("attract.notice-0-text"))
    hub.start()
    at_hub.until(lambda: "网络已断开" not in at_hub.all_text())
    at_hub.until(lambda: at_hub.access.serving)


@pytest.mark.slow
def test_a_ticket_asked_of_a_hub_that_dies_comes_once_when_it_is_back(
    at_hub: Stand, hub: HubProcess, office: Hall
) -> None:
    at_hub.tap_to_business()
    at_hub.tap("business.queue.property")
    hub.freeze()
    at_hub.tap("confirm.take")
    hub.kill()
    at_hub.until(lambda: "您的选择都已保留" in at_hub.text("confirm.message-text"))
    hub.start()
    at_hub.until(lambda: at_hub.page == "page.ticket")
    assert at_hub.text("ticket.number") == "D001"
    assert len(office.ask(WaitingList())) == 1
    issued = [entry for entry in office.ask(JournalPage()) if entry.kind == "ticket.issued"]
    assert len(issued) == 1


@pytest.mark.slow
def test_who_cancels_while_the_hub_is_away_keeps_the_choice_and_holds_no_place(
    at_hub: Stand, hub: HubProcess, office: Hall
) -> None:
    at_hub.tap_to_business()
    at_hub.tap("business.queue.property")
    hub.kill()
    at_hub.until(lambda: not at_hub.access.reached)
    at_hub.tap("confirm.take")
    at_hub.tap("nav.back")
    assert at_hub.page == "page.confirm"
    hub.start()
    at_hub.until(lambda: at_hub.access.reached)
    assert at_hub.names().count("confirm.take") == 1
    at_hub.tap("nav.home")
    at_hub.until(lambda: office.ask(WaitingList()) == [] and at_hub.page == "page.home")
    kinds = [entry.kind for entry in office.ask(JournalPage())]
    assert kinds.count("ticket.issued") == kinds.count("ticket.cancelled")


def test_a_hall_that_cannot_be_opened_is_said_and_tried_again(qtbot: QtBot, tmp_path: Path) -> None:
    blocked = tmp_path / "hall.db"
    blocked.write_bytes(b"this is no database" * 100)
    access = HallAccess(lambda: open_hall(f"sqlite:///{blocked}", role=Role.KIOSK), retry_ms=RETRY_MS)
    access.open()
    qtbot.waitUntil(lambda: access.trouble is not None)
    blocked.unlink()
    with qtbot.waitSignal(access.changed):
        qtbot.waitUntil(lambda: access.trouble is not None and access.trouble.code == "not_set_up")
    access.close()
    access.deleteLater()
