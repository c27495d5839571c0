"""The health of every device reaches the staff: told by machines, kept by the hall, noted when it changes."""

import json
import subprocess
import sys
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from shared.clock import ManualClock
from shared.hall import Code
from shared.hall.devices import DeviceHealth, DeviceList, ReportDevices
from shared.ids import new_id
from shared.link import Hall, open_hall, wire
from shared.link.core import HallCore
from shared.link.server import HubServer
from shared.security.role import Role
from shared.settings import Terminal
from tests.hall.house import House
from tests.hall.people import journal, kinds, refused
from tests.store.databases import sqlite_database

ROOT = Path(__file__).parents[2]


def health(clock: ManualClock, name: str = "printer", **changes: Any) -> DeviceHealth:
    """Return a ticket printer's health, ready unless ``changes`` say otherwise."""
    values: dict[str, Any] = {"kind": "printer", "name": name, "state": "ready", "since": clock.now(), **changes}
    return DeviceHealth(**values)


def shown(hall: Hall) -> list[tuple[str, str, str]]:
    """Return machine, device and state of all there is."""
    return [(device.terminal, device.health.name, device.health.state) for device in hall.ask(DeviceList())]


@pytest.fixture
def kiosk(house: House) -> Hall:
    """Return the end of the kiosk whose name is k1."""
    return house.connect(Role.KIOSK, "k1")


def test_the_staff_see_every_device_of_every_machine_as_it_was_told_last(
    house: House, hall: Hall, kiosk: Hall, clock: ManualClock
) -> None:
    out_of_paper = health(clock, state="fault", reasons=("paper_end",), last_ok=clock.now())
    kiosk.do(
        ReportDevices(terminal="k1", program="kiosk", devices=(health(clock, "reader", kind="id_card"), out_of_paper))
    )
    house.connect(Role.BOARD, "b1").do(
        ReportDevices(terminal="b1", program="voice", devices=(health(clock, "voice", kind="voice"),))
    )
    assert shown(hall) == [("b1", "voice", "ready"), ("k1", "printer", "fault"), ("k1", "reader", "ready")]
    printer = house.connect(Role.MONITOR).ask(DeviceList())[1]
    assert (printer.health, printer.reported_at) == (out_of_paper, clock.now())


def test_a_change_is_in_the_journal_and_the_same_again_is_not(hall: Hall, kiosk: Hall, clock: ManualClock) -> None:
    for _ in range(3):
        kiosk.do(ReportDevices(terminal="k1", program="kiosk", devices=(health(clock),)))
    kiosk.do(
        ReportDevices(terminal="k1", program="kiosk", devices=(health(clock, state="fault", reasons=("cover_open",)),))
    )
    assert kinds(hall)[1:] == ["device.changed", "device.changed"]
    told = journal(hall)[-1]
    assert (told.subject, told.actor) == ("k1", "kiosk:k1")
    assert told.body == {
        "device": "printer",
        "device_kind": "printer",
        "state": "fault",
        "reasons": ["cover_open"],
        "was": "ready",
    }


def test_the_last_good_answer_is_kept_without_a_line_in_the_journal(
    hall: Hall, kiosk: Hall, clock: ManualClock
) -> None:
    kiosk.do(ReportDevices(terminal="k1", program="kiosk", devices=(health(clock),)))
    clock.advance(timedelta(seconds=20))
    kiosk.do(ReportDevices(terminal="k1", program="kiosk", devices=(health(clock, last_ok=clock.now()),)))
    assert hall.ask(DeviceList())[0].health.last_ok == clock.now()
    assert kinds(hall)[1:] == ["device.changed"]


def test_a_device_that_its_machine_no_longer_has_is_forgotten_and_others_stay(
    house: House, hall: Hall, kiosk: Hall, clock: ManualClock
) -> None:
    house.connect(Role.KIOSK, "k2").do(
        ReportDevices(terminal="k2", program="kiosk", devices=(health(clock, "scanner"),))
    )
    kiosk.do(ReportDevices(terminal="k1", program="kiosk", devices=(health(clock), health(clock, "scanner"))))
    kiosk.do(ReportDevices(terminal="k1", program="kiosk", devices=(health(clock),)))
    assert shown(hall) == [("k1", "printer", "ready"), ("k2", "scanner", "ready")]
    assert kinds(hall)[-1] == "device.forgotten"


def test_a_machine_known_by_name_cannot_speak_for_another(hall: Hall, kiosk: Hall, clock: ManualClock) -> None:
    kiosk.do(ReportDevices(terminal="k2", program="kiosk", devices=(health(clock),)))
    assert shown(hall) == [("k1", "printer", "ready")]


def test_a_machine_without_a_name_says_its_own(house: House, hall: Hall, clock: ManualClock) -> None:
    house.connect(Role.KIOSK).do(ReportDevices(terminal="kiosk", program="kiosk", devices=(health(clock),)))
    assert shown(hall) == [("kiosk", "printer", "ready")]


def test_a_kiosk_may_report_and_not_look_and_a_desk_looks_only_with_its_clerk(house: House, kiosk: Hall) -> None:
    with refused(Code.NO_RIGHT, message="DeviceList"):
        kiosk.ask(DeviceList())
    with refused(Code.NOT_SIGNED_IN):
        house.connect(Role.DESK, "d1").ask(DeviceList())
    with refused(Code.NO_RIGHT, message="ReportDevices"):
        house.connect(Role.AGENT).do(ReportDevices(terminal="a1", program="kiosk", devices=()))


def test_a_machine_that_falls_silent_is_told_once_and_so_is_its_return(
    house: House, hall: Hall, kiosk: Hall, clock: ManualClock
) -> None:
    other = house.connect(Role.BOARD, "b1")
    report = ReportDevices(terminal="k1", program="kiosk", devices=(health(clock), health(clock, "scanner")))
    kiosk.do(report)
    heard = clock.now()
    for _ in range(6):
        clock.advance(timedelta(seconds=30))
        other.do(ReportDevices(terminal="b1", program="voice", devices=(health(clock, "voice", kind="voice"),)))
    silent = {device.health.name: device.silent_since for device in hall.ask(DeviceList())}
    assert silent == {"printer": heard, "scanner": heard, "voice": None}
    kiosk.do(msgspec.structs.replace(report, command_id=new_id()))
    assert {device.silent_since for device in hall.ask(DeviceList())} == {None}
    told = [(entry.kind, entry.subject, entry.body["program"]) for entry in journal(hall) if "machine." in entry.kind]
    assert told == [("machine.silent", "k1", "kiosk"), ("machine.heard", "k1", "kiosk")]


def test_a_clock_that_was_set_makes_no_machine_silent_and_a_hub_waits_a_minute_before_it_judges(
    house: House, hall: Hall, kiosk: Hall, clock: ManualClock
) -> None:
    other = house.connect(Role.BOARD, "b1")
    kiosk.do(ReportDevices(terminal="k1", program="kiosk", devices=(health(clock),)))
    clock.jump(clock.now() + timedelta(hours=1))
    for _ in range(2):
        clock.advance(timedelta(seconds=10))
        other.do(ReportDevices(terminal="b1", program="voice", devices=()))
    assert hall.ask(DeviceList())[0].silent_since is None
    assert "machine.silent" not in kinds(hall)


def test_two_programs_of_one_machine_do_not_forget_each_others_devices(
    hall: Hall, kiosk: Hall, clock: ManualClock
) -> None:
    kiosk.do(ReportDevices(terminal="k1", program="kiosk", devices=(health(clock),)))
    kiosk.do(ReportDevices(terminal="k1", program="voice", devices=(health(clock, "voice", kind="voice"),)))
    kiosk.do(ReportDevices(terminal="k1", program="kiosk", devices=()))
    assert shown(hall) == [("k1", "voice", "ready")]


@pytest.mark.parametrize(
    "bad",
    [
        {"state": "splendid"},
        {"kind": "Printer, HP"},
        {"reasons": ("欧阳先生在等",)},
        {"reasons": ("paper_end",) * 17},
        {"name": ""},
        {"since": "2026-03-02T10:00:00"},
    ],
)
def test_a_report_is_words_of_ours_and_cannot_carry_a_name_into_the_journal(
    bad: dict[str, Any], clock: ManualClock
) -> None:
    good = msgspec.to_builtins(ReportDevices(terminal="k1", program="kiosk", devices=(health(clock),)))
    assert wire.decode_message(wire.encode(good))
    good["devices"][0].update(bad)
    with pytest.raises(msgspec.ValidationError):
        wire.decode_message(wire.encode(good))


def test_the_devices_command_lists_what_the_machines_of_a_hub_reported(clock: ManualClock, tmp_path: Path) -> None:
    with ExitStack() as stack:
        core = HallCore(sqlite_database(tmp_path), tmp_path / "hall.keys", clock=clock)
        stack.callback(core.close)
        server = HubServer(core, "127.0.0.1", 0)
        server.start()
        stack.callback(server.stop)
        kiosk = stack.enter_context(open_hall(server.address, role=Role.KIOSK, terminal=Terminal(name="k1")))
        out_of_paper = health(clock, state="fault", reasons=("paper_end",))
        kiosk.do(ReportDevices(terminal="k1", program="kiosk", devices=(out_of_paper,)))
        command = [sys.executable, "main.py", "devices", "list", "--hall", server.address]
        as_json = subprocess.run([*command, "--json"], cwd=ROOT, capture_output=True, timeout=60, check=True).stdout
        as_text = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
        clock.advance(timedelta(seconds=61))
        kiosk.do(ReportDevices(terminal="k1", program="voice", devices=()))
        silent = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
    (row,) = json.loads(as_json)
    assert (row["terminal"], row["name"], row["state"], row["reasons"]) == ("k1", "printer", "fault", ["paper_end"])
    assert as_text.split()[:4] == ["k1", "printer", "fault", "paper_end"]
    assert " ".join(silent.split()).startswith("k1 printer silent not heard of since 2026-")
