"""What is plugged in is listed with what its bus tells, and a change is noticed and told."""

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from devices.emulators.process import EmulatorProcess
from devices.presence.lookout import Lookout
from devices.presence.ports import Port, linked_ports, serial_ports, usb_printers
from tests.devices.listening import Heard
from tests.patience import PATIENCE_S


def test_a_folder_of_links_tells_address_and_identity_of_what_is_plugged_in(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    scanner = start("scanner")
    (directory / "no-device").symlink_to(directory / "nothing")
    (directory / "a-file").write_text("no link", encoding="utf-8")
    assert linked_ports(directory) == [Port(str(scanner.link), 0x1209, 3, "emulated-scanner")]
    scanner.control.ask("unplug")
    assert linked_ports(directory) == []
    scanner.control.ask("plug", **{"as": "tty-usb7"})
    (port,) = linked_ports(directory)
    assert (port.address, port.serial) == (str(directory / "tty-usb7"), "emulated-scanner")


def test_a_link_of_which_no_bus_tells_anything_is_a_port_without_identity(directory: Path) -> None:
    (directory / "tty").symlink_to("/dev/tty")
    (port,) = linked_ports(directory)
    assert (port, port.identity) == (Port(str(directory / "tty")), None)


def test_a_usb_printer_is_listed_with_its_identity_and_socket(tmp_path: Path) -> None:
    device = tmp_path / "devices" / "1-1.4"
    interface = device / "1-1.4:1.0"
    interface.mkdir(parents=True)
    for name, text in (("idVendor", "04b8\n"), ("idProduct", "0202\n"), ("serial", "P77\n")):
        (device / name).write_text(text, encoding="ascii")
    system = tmp_path / "usbmisc"
    (system / "lp0").mkdir(parents=True)
    (system / "lp0" / "device").symlink_to(interface)
    assert usb_printers(system, Path("/dev/usb")) == [Port("/dev/usb/lp0", 0x04B8, 0x0202, "P77", "1-1.4")]
    (device / "serial").unlink()
    (port,) = usb_printers(system, Path("/dev/usb"))
    assert port.identity == (0x04B8, 0x0202, "1-1.4")


def test_a_machine_without_usb_printers_has_none(tmp_path: Path) -> None:
    assert usb_printers(tmp_path / "usbmisc") == []


def test_the_systems_serial_ports_are_listed_without_pseudo_terminals() -> None:
    assert [port for port in serial_ports() if "/pts/" in port.address] == []


def test_a_lookout_tells_each_change_once_and_nothing_while_nothing_changes() -> None:
    here: list[Port] = [Port("a")]
    looked = Heard[int]()

    def ports() -> list[Port]:
        looked(len(here))
        return list(here)

    changes = Heard[str]()
    lookout = Lookout([ports], every_s=1000)
    lookout.on_change(lambda: changes("changed"))
    lookout.start()
    assert looked.next() == 1
    for now in ([Port("a")], [Port("a"), Port("b")], [Port("c")]):
        here[:] = now
        lookout.look()
        assert looked.next() == len(now)
    assert [changes.next(), changes.next()] == ["changed", "changed"]
    lookout.close()
    assert changes._queue.empty()


def test_a_lookout_looks_by_itself_every_so_often() -> None:
    here: list[Port] = []
    changed = threading.Event()
    lookout = Lookout([lambda: list(here)], every_s=0.01)
    lookout.on_change(changed.set)
    lookout.start()
    here.append(Port("a"))
    assert changed.wait(PATIENCE_S)
    lookout.close()


def test_what_an_emulator_tells_of_itself_is_what_a_bus_would(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    start("printer")
    told = json.loads((directory / "tty-printer.usb").read_text(encoding="utf-8"))
    assert told == {"vid": 0x1209, "pid": 2, "serial": "emulated-printer"}


class Observer:
    """Pyudev's thread as far as we use it: what the system announces is put into its callback by the test."""

    made: "list[Observer]" = []  # noqa: RUF012 emptied by each test that reads it

    def __init__(self, monitor: "Monitor", callback: Callable[[str], None], name: str) -> None:
        self.monitor, self.announce, self.name = monitor, callback, name
        self.life = ["made"]
        Observer.made.append(self)

    def start(self) -> None:
        self.life.append("started")

    def stop(self) -> None:
        self.life.append("stopped")


class Monitor:
    """Pyudev's monitor as far as we use it."""

    def __init__(self) -> None:
        self.subsystems: list[str] = []

    @classmethod
    def from_netlink(cls, _: object) -> "Monitor":
        return cls()

    def filter_by(self, subsystem: str) -> None:
        self.subsystems.append(subsystem)


def test_where_the_system_announces_ports_nobody_waits_for_the_next_look(monkeypatch: pytest.MonkeyPatch) -> None:
    Observer.made.clear()
    library = SimpleNamespace(Context=object, Monitor=Monitor, MonitorObserver=Observer)
    monkeypatch.setitem(sys.modules, "pyudev", library)
    here: list[Port] = []
    looked, changed = Heard[int](), Heard[str]()

    def ports() -> list[Port]:
        looked(len(here))
        return list(here)

    lookout = Lookout([ports], every_s=1000)
    lookout.on_change(lambda: changed("changed"))
    lookout.start()
    assert looked.next() == 0
    (observer,) = Observer.made
    here.append(Port("/dev/ttyUSB0"))
    observer.announce("add")
    assert changed.next() == "changed"
    lookout.close()
    assert (observer.monitor.subsystems, observer.life) == (["tty", "usbmisc"], ["made", "started", "stopped"])


def test_a_machine_without_udev_goes_on_looking_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyudev", None)
    looked = Heard[str]()
    lookout = Lookout([lambda: looked("looked") or []], every_s=0.01)
    lookout.start()
    assert [looked.next() for _ in range(3)] == ["looked"] * 3
    lookout.close()
