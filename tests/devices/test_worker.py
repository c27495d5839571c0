"""A device's thread opens, serves, and comes back; its waits double up to half a minute."""

import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from devices.emulators.terminal import PseudoTerminal
from devices.health import Health
from devices.ports import DeviceKind, DeviceState, DeviceStatus, Reason
from devices.transport import PortAbsent, PortForbidden, Transport, TransportError, serial_port
from devices.worker import BackOff, Worker
from tests.devices.listening import Heard


class Diary:
    """A driver that only notes what its worker asks of it."""

    def __init__(self) -> None:
        self.told: Heard[str] = Heard()
        self.threads: set[int] = set()

    def opened(self, port: Transport) -> None:
        assert port.read() == b""
        self._note("opened")

    def serve(self, port: Transport) -> None:
        if data := port.read():
            self._note(data.decode())

    def offline(self) -> None:
        self._note("offline")

    def ended(self) -> None:
        self._note("ended")

    def _note(self, what: str) -> None:
        self.threads.add(threading.get_ident())
        self.told(what)


def health(statuses: Heard[DeviceStatus]) -> Health:
    kept = Health(DeviceKind.SCANNER, "diary", lambda: 0.0)
    kept.tell(statuses)
    return kept


@pytest.mark.parametrize(("failures", "plain"), [(1, 0.5), (2, 1.0), (3, 2.0), (6, 16.0), (7, 30.0), (1000, 30.0)])
def test_the_wait_doubles_up_to_half_a_minute_give_or_take_a_fifth(failures: int, plain: float) -> None:
    waits = [BackOff().after(failures) for _ in range(50)]
    assert all(0.8 * plain <= wait <= 1.2 * plain for wait in waits)
    assert len(set(waits)) > 1


def test_a_port_is_opened_served_lost_and_opened_again_in_one_thread(directory: Path, devices_end: ExitStack) -> None:
    cable, driver = PseudoTerminal(directory / "tty"), Diary()
    kept = health(Heard())
    cable.plug()
    worker = Worker(driver, kept, serial_port(str(directory / "tty")), BackOff(0.01, 0.05))
    devices_end.callback(worker.close)
    worker.start()
    assert driver.told.next() == "opened"
    cable.send(b"1")
    assert driver.told.next() == "1"
    cable.unplug()
    assert driver.told.next() == "offline"
    cable.plug()
    driver.told.until(lambda what: what == "opened")
    cable.send(b"2")
    assert driver.told.next() == "2"
    worker.close()
    assert driver.told.next() == "ended"
    assert kept.status.counters.reconnects == 1
    assert len(driver.threads) == 1


@pytest.mark.parametrize(
    ("error", "state", "reasons"),
    [(PortAbsent("gone"), DeviceState.ABSENT, set()), (PortForbidden("no"), DeviceState.FAULT, {Reason.NO_PERMISSION})],
)
def test_a_port_that_does_not_open_is_told_with_its_reason(
    error: TransportError, state: DeviceState, reasons: set[Reason], devices_end: ExitStack
) -> None:
    def connect() -> Transport:
        raise error

    statuses: Heard[DeviceStatus] = Heard()
    worker = Worker(Diary(), health(statuses), connect, BackOff())
    devices_end.callback(worker.close)
    worker.start()
    told = statuses.next()
    assert (told.state, told.reasons) == (state, frozenset(reasons))


def test_somebody_who_waits_makes_the_worker_try_again_at_once(directory: Path, devices_end: ExitStack) -> None:
    driver = Diary()
    worker = Worker(driver, health(Heard()), serial_port(str(directory / "tty")), BackOff(1000.0, 1000.0))
    devices_end.callback(worker.close)
    worker.start()
    assert driver.told.next() == "offline"
    PseudoTerminal(directory / "tty").plug()
    worker.wake()
    assert driver.told.next() == "opened"


def test_closing_does_not_wait_for_the_next_try(directory: Path) -> None:
    driver = Diary()
    worker = Worker(driver, health(Heard()), serial_port(str(directory / "tty")), BackOff(1000.0, 1000.0))
    worker.start()
    assert driver.told.next() == "offline"
    worker.close()
    assert driver.told.next() == "ended"


def test_a_bug_in_a_driver_is_reported_and_the_device_does_not_look_ready(
    directory: Path, devices_end: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Bug(Diary):
        def serve(self, port: Transport) -> None:
            super().serve(port)
            raise ZeroDivisionError

    reported = Heard[type[BaseException]]()
    statuses = Heard[DeviceStatus]()
    monkeypatch.setattr(threading, "excepthook", lambda arguments: reported(arguments.exc_type))
    driver = Bug()
    PseudoTerminal(directory / "tty").plug()
    worker = Worker(driver, health(statuses), serial_port(str(directory / "tty")), BackOff())
    devices_end.callback(worker.close)
    worker.start()
    assert reported.next() is ZeroDivisionError
    assert statuses.until(lambda status: status.state is DeviceState.FAULT)
    assert [driver.told.next(), driver.told.next()] == ["opened", "ended"]


def test_the_same_health_is_told_once() -> None:
    statuses: Heard[DeviceStatus] = Heard()
    kept = health(statuses)
    for _ in range(3):
        kept.is_now(DeviceState.READY)
    kept.is_now(DeviceState.DEGRADED, Reason.PAPER_NEAR_END)
    kept.is_now(DeviceState.READY)
    told = [statuses.next().state for _ in range(3)]
    assert told == [DeviceState.READY, DeviceState.DEGRADED, DeviceState.READY]
