"""The device manager on emulated devices: all are found, none is lost by another name, each can be tried out."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from devices.emulators.process import EmulatorProcess
from devices.ports import DeviceKind, DeviceState, DeviceStatus, Reason
from devices.presence.connection import AUTO, Connection
from devices.presence.lookout import Lookout
from devices.presence.manager import DeviceManager
from devices.presence.ports import Port, linked_ports
from devices.profiles.shelf import Shelf
from devices.transport import PortAbsent, serial_port
from shared.errors import SetupError
from shared.settings import Devices
from tests.devices.listening import Heard
from tests.patience import PATIENCE_S, within

ALL = ("idcard", "printer", "scanner")


class AtWork:
    """A manager over a folder of emulators, and what it tells."""

    def __init__(self, folder: Path, ports: Devices | None = None) -> None:
        self.told = Heard[DeviceStatus]()
        lookout = Lookout([partial(linked_ports, folder)], every_s=0.1)
        self.manager = DeviceManager(ports or Devices(), Shelf(), lookout)

    def start(self) -> None:
        self.manager.start(self.told)
        self.manager.settle(PATIENCE_S)

    def status(self, name: str) -> DeviceStatus:
        return self.manager.devices[name].device.status

    def until(self, name: str, state: DeviceState) -> DeviceStatus:
        """Return the first status told of the device ``name`` in ``state``."""
        return self.told.until(lambda status: status.name == name and status.state is state)

    def port(self, name: str) -> str:
        port = self.manager.devices[name].connection.port
        assert port is not None
        return Path(port.address).name


@pytest.fixture
def at_work(directory: Path) -> Iterator[AtWork]:
    """Return a manager over the folder of emulators, closed afterwards."""
    work = AtWork(directory)
    with work.manager:
        yield work


def test_every_device_in_the_folder_is_found_by_its_profile_and_is_ready(
    start: Callable[..., EmulatorProcess], at_work: AtWork
) -> None:
    for kind in ALL:
        start(kind)
    at_work.start()
    assert {name: present.device.status.state for name, present in at_work.manager.devices.items()}.items() >= {
        "reader": DeviceState.READY,
        "printer": DeviceState.READY,
        "scanner": DeviceState.READY,
    }.items()
    assert at_work.manager.devices["printer"].connection.profile.id == "emulated-printer"


def test_a_device_that_is_not_there_is_absent_and_comes_when_it_is_plugged_in(
    start: Callable[..., EmulatorProcess], at_work: AtWork
) -> None:
    at_work.start()
    assert at_work.status("reader").state is DeviceState.ABSENT
    start("idcard")
    at_work.until("reader", DeviceState.READY)


@pytest.mark.parametrize(("kind", "name"), [("idcard", "reader"), ("printer", "printer"), ("scanner", "scanner")])
def test_a_pulled_device_is_seen_within_a_second_and_comes_back_under_another_name_by_itself(
    start: Callable[..., EmulatorProcess], at_work: AtWork, kind: str, name: str
) -> None:
    emulator = start(kind)
    at_work.start()
    at_work.until(name, DeviceState.READY)
    plugged = count(1)

    def pull() -> float:
        pulled = time.monotonic()
        emulator.control.ask("unplug")
        at_work.until(name, DeviceState.ABSENT)
        seconds, times = time.monotonic() - pulled, next(plugged)
        emulator.control.ask("plug", **{"as": f"tty-usb{times}"})
        back = at_work.until(name, DeviceState.READY)
        assert (at_work.port(name), back.counters.reconnects) == (f"tty-usb{times}", times)
        return seconds

    within(1, pull)


def test_whoever_plugs_it_in_after_an_hour_does_not_wait_for_the_next_try(
    start: Callable[..., EmulatorProcess], at_work: AtWork
) -> None:
    emulator = start("scanner")
    at_work.start()
    emulator.control.ask("unplug")
    at_work.until("scanner", DeviceState.ABSENT)
    at_work.manager.devices["scanner"].device._driver._worker._back_off = SlowBackOff()
    emulator.control.ask("plug", **{"as": "tty-usb9"})
    at_work.until("scanner", DeviceState.READY)


class SlowBackOff:
    """A wait that nobody would live to see the end of."""

    def after(self, failures: int) -> float:
        return 1e6 * failures


def test_a_device_set_by_its_port_is_still_the_one_when_its_name_has_changed(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    emulator = start("scanner")
    work = AtWork(directory, Devices(scanner=str(emulator.link)))
    with work.manager:
        work.start()
        emulator.control.ask("unplug")
        work.until("scanner", DeviceState.ABSENT)
        emulator.control.ask("plug", **{"as": "tty-usb2"})
        work.until("scanner", DeviceState.READY)
        assert work.port("scanner") == "tty-usb2"


def test_a_port_that_another_program_holds_is_called_busy_and_taken_when_it_is_free(
    start: Callable[..., EmulatorProcess], at_work: AtWork
) -> None:
    emulator = start("scanner")
    other = serial_port(str(emulator.link))()
    at_work.start()
    assert at_work.status("scanner").reasons == {Reason.PORT_BUSY}
    other.close()
    at_work.until("scanner", DeviceState.READY)


def test_a_printer_prints_its_test_paper_and_says_why_it_cannot(
    start: Callable[..., EmulatorProcess], at_work: AtWork
) -> None:
    emulator = start("printer")
    at_work.start()
    device = at_work.manager.devices["printer"].device
    assert str(device.test(20)) == "printed a test paper"
    assert emulator.control.ask("take")["papers"][0]["whole"]
    emulator.control.ask("cover_open")
    at_work.until("printer", DeviceState.FAULT)
    assert str(device.test(20)) == "printed nothing (cover_open)"


def test_a_reader_tells_the_kind_of_a_card_and_never_whose_it_is(
    start: Callable[..., EmulatorProcess], at_work: AtWork
) -> None:
    emulator = start("idcard")
    at_work.start()
    device = at_work.manager.devices["reader"].device
    emulator.control.ask("lay", card="resident")
    assert str(device.test(20)) == "read a card (resident)"
    emulator.control.ask("lay", card="wrong_digit")
    assert str(device.test(20)) == "a card lies there and was not read (bad_number)"


def test_a_scanner_tells_the_length_of_a_code_and_silence_is_no_success(
    start: Callable[..., EmulatorProcess], at_work: AtWork
) -> None:
    emulator = start("scanner")
    at_work.start()
    device = at_work.manager.devices["scanner"].device
    assert device.test(0) is None
    with ThreadPoolExecutor(1) as hand:
        outcome = hand.submit(device.test, 20)
        codes = (f"13800138{n:03d}" for n in range(1000))  # another each time: the same one twice is one scan
        while not outcome.done():
            emulator.control.ask("scan", code=next(codes))
    assert str(outcome.result()) == "read a code of 11 characters"


def connection(wanted: str, *ports: Port) -> Connection:
    """Return a printer's connection on a machine with ``ports``."""
    return Connection(DeviceKind.PRINTER, wanted, "escpos-80", Shelf(), Lookout([lambda: ports]))


def test_a_setting_may_name_the_profile_of_a_device_that_nothing_else_tells() -> None:
    assert connection("/dev/ttyS0").profile.id == "escpos-80"
    assert connection("escpos-58@/dev/ttyS0").profile.id == "escpos-58"
    assert connection("escpos-58@/dev/ttyUSB0", Port("/dev/ttyUSB0", 0x04B8)).profile.id == "escpos-58"
    assert connection("/dev/ttyUSB0", Port("/dev/ttyUSB0", 0x1209, 2)).profile.id == "emulated-printer"
    with pytest.raises(SetupError, match="escpos-80"):
        connection("escpos-79@/dev/ttyS0")


def test_a_device_set_by_its_port_is_remembered_however_often_it_was_not_there(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    emulator = start("scanner")
    lookout = Lookout([partial(linked_ports, directory)])
    way = Connection(DeviceKind.SCANNER, str(emulator.link), "scanner-serial", Shelf(), lookout)
    emulator.control.ask("unplug")
    for _ in range(3):
        with pytest.raises(PortAbsent):
            way()
    emulator.control.ask("plug", **{"as": "tty-usb7"})
    way().close()
    assert way.port is not None
    assert way.port.address.endswith("tty-usb7")


def test_a_lasting_name_of_a_port_leads_to_the_profile_of_what_is_on_it(tmp_path: Path) -> None:
    node, by_id = tmp_path / "ttyUSB0", tmp_path / "usb-printer-by-id"
    node.touch()
    by_id.symlink_to(node)
    way = connection(str(by_id), Port(str(node), 0x1209, 2, "P77"))
    assert (way.profile.id, way.port) == ("emulated-printer", Port(str(node), 0x1209, 2, "P77"))


def test_of_two_devices_that_fit_equally_the_first_is_taken_and_none_is_told_as_absent() -> None:
    two = connection(AUTO, Port("/dev/ttyUSB1", 0x04B8), Port("/dev/ttyUSB0", 0x04B8))
    assert two.port == Port("/dev/ttyUSB0", 0x04B8)
    with pytest.raises(PortAbsent):
        connection(AUTO, Port("/dev/ttyUSB0", 0x9999))()
