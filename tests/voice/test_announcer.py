"""From a clerk's key to what is heard: each zone hears its own calls, and never a name."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from devices.ports import DeviceState, DeviceStatus, Reason
from devices.voice.driver import HallVoice
from devices.voice.sentences import Sentence
from kiosk.voice.announcer import Announcer
from shared.clock import ManualClock
from shared.errors import SetupError
from shared.hall.counters import OpenCounter
from shared.hall.tickets import CallNext, Holder, IssueTicket, MarkNoShow, Recall, StaffTicket
from shared.link import Hall, open_hall
from shared.security.role import Role
from tests.desk.lossy import LossyLine
from tests.devices.listening import Heard
from tests.hall.prepared import prepared_hall
from tests.kiosk.sample import with_sample_plan
from tests.patience import PATIENCE_S

ROOT = Path(__file__).parents[2]
EAST, WEST = "一楼东区", "一楼西区"


class Loudspeaker:
    """An engine and a sound in one, for a test's ears: what is said is heard as text."""

    lack: frozenset[Reason] = frozenset()

    def __init__(self) -> None:
        self.heard = Heard[str]()

    def supported(self) -> bool:
        return True

    def knows(self, sentence: Sentence) -> bool:
        return sentence.text != ""

    def render(self, sentence: Sentence) -> bytes:
        return sentence.text.encode()

    def play(self, wav: bytes) -> None:
        self.heard(wav.decode())


class Room:
    """A hall in which counters call, and a voice in one of its zones."""

    def __init__(self, folder: Path, end: ExitStack) -> None:
        self.clock = ManualClock(datetime(2026, 11, 20, 2, 0, tzinfo=UTC))
        self._end = end
        self.url = prepared_hall(with_sample_plan, folder, self.clock)
        self.admin: Hall = end.enter_context(open_hall(self.url, clock=self.clock))

    def listen(self, zone: str | None) -> tuple[Heard[str], LossyLine]:
        """Put a voice into a zone; return what is heard there and the line it hangs on."""
        speaker = Loudspeaker()
        line = self._end.enter_context(LossyLine(open_hall(self.url, clock=self.clock, role=Role.BOARD)))
        voice = HallVoice("voice", (speaker,), (speaker,))
        announcer = Announcer(line, voice, zone)
        statuses = Heard[DeviceStatus]()
        voice.start(statuses)
        self._end.callback(voice.close)
        statuses.until(lambda status: status.state is DeviceState.READY)
        thread = threading.Thread(target=announcer.run, name="announcer")
        thread.start()
        self._end.callback(thread.join, PATIENCE_S)
        self._end.callback(announcer.end)
        return speaker.heard, line

    def call(self, counter: str, queue: str) -> StaffTicket:
        """Have a counter call somebody who has just come."""
        self.admin.do(IssueTicket(queue=queue, holder=Holder("司马青衫", "11010519491231002X")))
        self.admin.do(OpenCounter(counter=counter))
        return self.admin.do(CallNext(counter=counter))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ExitStack() as end:
        yield Room(tmp_path, end)


def test_a_call_is_heard_twice_in_both_languages_and_holds_no_name(room: Room) -> None:
    heard, _ = room.listen(None)
    assert room.call("7", "property").ticket.number == "D001"
    said = [heard.next() for _ in range(4)]
    assert said == ["请 D 零 零 一 号 到 七 号窗口", "Number D 0 0 1 , please go to counter 7"] * 2


def test_a_zone_hears_the_calls_of_its_own_counters_only(room: Room) -> None:
    east, _ = room.listen(EAST)
    west, _ = room.listen(WEST)
    room.call("1", "advice")
    room.call("7", "property")
    assert [east.next() for _ in range(4)][::2] == ["请 H 零 零 一 号 到 一 号窗口"] * 2
    assert [west.next() for _ in range(4)][::2] == ["请 D 零 零 一 号 到 七 号窗口"] * 2


def test_a_recall_is_heard_again(room: Room) -> None:
    heard, _ = room.listen(None)
    ticket = room.call("7", "property").ticket
    first = [heard.next() for _ in range(4)]
    room.clock.advance(timedelta(seconds=11))
    room.admin.do(Recall(counter="7", ticket=ticket.id))
    assert [heard.next() for _ in range(4)] == first


def test_calls_from_before_a_pause_of_the_line_stay_unsaid(room: Room) -> None:
    heard, line = room.listen(None)
    line.set_cut(cut=True)
    room.call("7", "property")
    room.clock.advance(timedelta(minutes=3))
    line.set_cut(cut=False)
    room.call("9", "company")
    assert "九" in heard.next()


def test_somebody_who_did_not_come_is_called_no_more(room: Room) -> None:
    room.admin.do(IssueTicket(queue="company"))
    ticket = room.call("7", "property").ticket
    room.admin.do(MarkNoShow(counter="7", ticket=ticket.id))
    room.admin.do(OpenCounter(counter="9"))
    room.admin.do(CallNext(counter="9"))
    heard, _ = room.listen(None)
    assert "九" in heard.next()


def test_a_zone_the_hall_does_not_have_is_refused_with_those_it_has(room: Room) -> None:
    announcer = Announcer(room.admin, HallVoice("voice", (), ()), "三楼")
    with pytest.raises(SetupError, match=EAST):
        announcer.run()


@pytest.mark.slow
def test_the_program_says_how_it_is_and_ends_when_it_is_asked_to(room: Room, tmp_path: Path) -> None:
    command = [sys.executable, "main.py", "voice", "--hall", room.url, "--clips", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline().startswith("voice: ")
        program.terminate()
        assert program.wait(PATIENCE_S) == 0


@pytest.mark.slow
def test_the_program_refuses_a_zone_that_is_not_there(room: Room) -> None:
    command = [sys.executable, "main.py", "voice", "--hall", room.url, "--zone", "三楼"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert (said.returncode, WEST in said.stderr) == (2, True)
