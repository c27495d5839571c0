"""A kiosk that died in the middle of a ticket: the hall hears of it at the next start, and no paper comes twice."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from devices.ports import PrintResult
from devices.printer.journal_file import FileJournal
from kiosk.devices import Drivers
from kiosk.left_over_papers import LeftOverPapers
from kiosk.plugged import plugged_in
from kiosk.print_record import job_of
from shared.clock import ManualClock
from shared.errors import SetupError
from shared.hall.devices import DeviceList
from shared.hall.places import JournalPage
from shared.hall.tickets import IssueTicket
from shared.ids import new_id
from shared.link import Hall, open_hall
from shared.settings import Devices
from shared.stage_client import StagePlayer
from tests.kiosk.plugs import Plugs
from tests.kiosk.stand import Stand
from tests.kiosk.test_hub_gone import HubProcess

ROOT = Path(__file__).parents[2]


class KioskProcess:
    """``main.py kiosk`` with the emulated printer and a journal, started again and again."""

    def __init__(self, hub: HubProcess, plugs: Plugs) -> None:
        journal = plugs.directory / "journal.jsonl"
        self._settings = plugs.directory / "kiosk.toml"
        self._settings.write_text(
            f'hall = "{hub.url}"\n[devices]\nprinter = "{plugs.printer.link}"\nprint_journal = "{journal}"\n'
        )
        self._stage = plugs.directory / "stage"

    @contextmanager
    def running(self) -> Iterator[StagePlayer]:
        """Start it, and end it as a power cut does."""
        self._stage.unlink(missing_ok=True)
        config = ["--config", str(self._settings), "--stage", str(self._stage), "--windowed", "1080x1920"]
        with subprocess.Popen([sys.executable, "main.py", "kiosk", *config], cwd=ROOT) as process:
            try:
                with StagePlayer(self._stage) as play:
                    yield play
            finally:
                process.kill()


def papers(hall: Hall) -> list[tuple[str, str]]:
    """Return what the hall knows of papers, oldest first: number of the ticket, what became of it."""
    known = hall.ask(JournalPage())
    return [(entry.body["number"], entry.kind) for entry in known if entry.kind.startswith("ticket.print")]


def can_print(hall: Hall) -> bool:
    return any(device.health.state == "ready" for device in hall.ask(DeviceList()))


def printed(plugs: Plugs) -> list[bytes]:
    return [file.read_bytes() for file in sorted(plugs.directory.glob("ticket-*.bin"))]


def take(play: StagePlayer) -> None:
    for name in ("attract.start", "home.queue.property", "confirm.take"):
        play.wait(name)
        play.click(name)


@pytest.mark.slow
def test_a_kiosk_killed_while_it_prints_says_at_its_next_start_that_the_paper_may_be_out(
    qtbot: QtBot, tmp_path: Path, plugs: Plugs
) -> None:
    with ExitStack() as end:
        hub = HubProcess(tmp_path)
        end.callback(hub.kill)
        hall = end.enter_context(open_hall(hub.url))
        kiosk = KioskProcess(hub, plugs)
        with kiosk.running() as play:
            play.wait("attract.waiting.property", text="0")
            qtbot.waitUntil(lambda: can_print(hall))
            plugs.printer.control.ask("without", proof=True, fence=True)  # the kiosk waits ten seconds for its proof
            take(play)
            qtbot.waitUntil((plugs.directory / "ticket-1.bin").exists)
        assert papers(hall) == []
        plugs.printer.control.ask("heal")
        with kiosk.running() as play:
            play.wait("attract.waiting.property", text="1")
            qtbot.waitUntil(lambda: papers(hall) == [("D001", "ticket.print_unknown")])
            qtbot.waitUntil(lambda: plugs.printer.control.ask("state")["tells_changes"])
            take(play)
            qtbot.waitUntil(lambda: len(papers(hall)) > 1)
    numbers = [number for paper in printed(plugs) for number in (b"D001", b"D002") if number in paper]
    assert numbers == [b"D001", b"D002"]


@pytest.fixture
def left(hall: Hall, tmp_path: Path) -> Path:
    """Return the journal of a kiosk that died with one paper in the printer and one that waited behind it."""
    path = tmp_path / "print.jsonl"
    with closing(FileJournal(path)) as journal:
        jobs = [job_of(hall.do(IssueTicket(queue="property", language="zh")).ticket.id, new_id()) for _ in range(2)]
        for job in jobs:
            journal.queued(job)
        journal.sending(jobs[0])
    return path


def test_papers_left_over_are_told_once_however_often_the_kiosk_starts(
    qtbot: QtBot, hall: Hall, clock: ManualClock, left: Path
) -> None:
    for number in ("D003", "D004"):
        with Stand(qtbot, hall, clock) as stand:
            left_over = LeftOverPapers(stand.devices, stand.access)
            stand.open(Drivers(journal=FileJournal(left)))
            stand.tap_to_business()
            stand.tap("business.queue.property")
            stand.tap("confirm.take")
            stand.until(lambda: {"D001", "D002", number} <= dict(papers(hall)).keys())  # noqa: B023  waited for here
            left_over.deleteLater()
    told = sorted((number, kind.removeprefix("ticket.print_")) for number, kind in papers(hall))
    assert told == [("D001", "unknown"), ("D002", "failed"), ("D003", "failed"), ("D004", "failed")]


def test_what_the_citizen_says_about_a_paper_ends_the_question(
    qtbot: QtBot, hall: Hall, clock: ManualClock, plugs: Plugs
) -> None:
    path = plugs.directory / "journal.jsonl"
    with Stand(qtbot, hall, clock) as stand:
        stand.open(plugged_in(Devices(printer=str(plugs.printer.link), print_journal=str(path))))
        stand.until(lambda: stand.devices.can_print)
        plugs.printer.control.ask("paper_out_after", bytes=60)
        stand.tap_to_business()
        stand.tap("business.queue.property")
        stand.tap("confirm.take")
        stand.until(lambda: stand.find("print.taken") is not None)
        assert [outcome.result for outcome in stand.devices.left_over] == [PrintResult.UNKNOWN]
        stand.tap("print.taken")
        assert stand.devices.left_over == []
    with closing(FileJournal(path)) as again:
        assert again.to_ask == ()


def test_a_journal_that_cannot_be_kept_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"devices\.print_journal"):
        plugged_in(Devices(printer="tcp://printer", print_journal=str(tmp_path / "missing" / "journal.jsonl")))


def test_a_roll_of_58_mm_gets_papers_of_58_mm(qtbot: QtBot, hall: Hall, clock: ManualClock, plugs: Plugs) -> None:
    with Stand(qtbot, hall, clock) as stand:
        stand.open(plugged_in(Devices(printer=f"escpos-58@{plugs.printer.link}")))
        assert stand.devices.roll_mm == 58
