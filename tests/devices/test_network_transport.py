"""A network printer is the same wire as a cable, and a dead peer is noticed."""

import select
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from devices.emulators.process import EmulatorProcess
from devices.network_transport import TcpTransport, tcp_port
from devices.ports import DeviceState, DeviceStatus, PrintOutcome, PrintResult
from devices.printer.driver import EscPosPrinter
from devices.transport import PortAbsent, PortLost, PortStalled, SerialTransport
from tests.devices.conftest import QUICK_BACK_OFF, QUICK_PRINTER
from tests.devices.listening import FONT, Heard
from tests.devices.tickets import ticket

HOST = "127.0.0.1"


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.create_server((HOST, 0)) as server:
        yield server


@pytest.fixture
def pair(server: socket.socket, devices_end: ExitStack) -> tuple[TcpTransport, socket.socket]:
    near = TcpTransport(HOST, server.getsockname()[1])
    devices_end.callback(near.close)
    far, _ = server.accept()
    devices_end.enter_context(far)
    return near, far


def read_on(port: TcpTransport) -> bytes:
    while not (data := port.read()):
        pass
    return data


def write_on(port: TcpTransport) -> None:
    """Write until the port breaks."""
    while True:
        port.write(bytes(1000))


def test_bytes_go_both_ways(pair: tuple[TcpTransport, socket.socket]) -> None:
    near, far = pair
    near.write(b"\x00\x11\x13\xff")
    assert far.recv(9) == b"\x00\x11\x13\xff"
    far.sendall(b"\x12")
    assert read_on(near) == b"\x12"
    assert near.read() == b""


def test_discarded_bytes_never_come(pair: tuple[TcpTransport, socket.socket]) -> None:
    near, far = pair
    far.sendall(b"late")
    select.select([near._socket], [], [])
    near.discard_input()
    far.sendall(b"fresh")
    assert read_on(near) == b"fresh"


def test_a_peer_that_hangs_up_is_a_lost_port(pair: tuple[TcpTransport, socket.socket]) -> None:
    near, far = pair
    far.close()
    with pytest.raises(PortLost):
        read_on(near)
    with pytest.raises(PortLost):
        near.discard_input()


def test_a_peer_that_resets_is_a_lost_port_for_writing(pair: tuple[TcpTransport, socket.socket]) -> None:
    near, far = pair
    far.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    far.close()
    with pytest.raises(PortLost):
        write_on(near)


def test_a_printer_that_takes_no_bytes_is_stalled_and_not_waited_for(
    pair: tuple[TcpTransport, socket.socket],
) -> None:
    with pytest.raises(PortStalled):
        pair[0].write(bytes(20_000_000))


def test_nobody_there_is_absent(server: socket.socket) -> None:
    port = server.getsockname()[1]
    server.close()
    with pytest.raises(PortAbsent):
        tcp_port(HOST, port)()


@pytest.mark.skipif(sys.platform != "linux", reason="the names of the probes are Linux's")
def test_a_half_open_connection_is_given_up_within_ten_seconds(pair: tuple[TcpTransport, socket.socket]) -> None:
    option = pair[0]._socket.getsockopt
    assert option(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
    idle, every, times = (
        option(socket.IPPROTO_TCP, name) for name in (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT)
    )
    assert idle + every * times <= 10
    assert option(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) <= 10_000


def test_another_thread_may_not_touch_the_port(pair: tuple[TcpTransport, socket.socket]) -> None:
    caught: list[str] = []

    def trespass() -> None:
        for touch in (pair[0].read, pair[0].discard_input, pair[0].close, lambda: pair[0].write(b"x")):
            try:
                touch()
            except AssertionError as error:
                caught.append(str(error))

    thread = threading.Thread(target=trespass)
    thread.start()
    thread.join()
    assert len(caught) == 4


class Converter:
    """A box between the network and a printer's cable, as halls buy it: one connection at a time."""

    def __init__(self, link: Path, port: int = 0) -> None:
        self._link = link
        self._server = socket.create_server((HOST, port))
        self.port = self._server.getsockname()[1]
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def switch_off(self) -> None:
        """Drop everything at once."""
        self._ends.set()
        self._thread.join()
        self._server.close()

    def _run(self) -> None:
        self._server.settimeout(0.02)
        while not self._ends.is_set():
            try:
                guest, _ = self._server.accept()
            except TimeoutError:
                continue
            with guest:
                self._pass_on(guest)

    def _pass_on(self, guest: socket.socket) -> None:
        cable = SerialTransport(str(self._link))
        while not self._ends.is_set():
            if select.select([guest], [], [], 0.002)[0]:
                data = guest.recv(65536)
                if not data:
                    break
                cable.write(data)
            if answer := cable.read():
                guest.sendall(answer)
        cable.close()


def test_a_network_printer_prints_and_comes_back_after_the_network_was_gone(
    start: Callable[..., EmulatorProcess], devices_end: ExitStack
) -> None:
    emulator = start("printer")
    first = Converter(emulator.link)
    devices_end.callback(first.switch_off)
    statuses, done = Heard[DeviceStatus](), Heard[PrintOutcome]()
    driver = EscPosPrinter("printer", tcp_port(HOST, first.port), FONT, timing=QUICK_PRINTER, back_off=QUICK_BACK_OFF)
    devices_end.callback(driver.close)
    driver.start(statuses)
    driver.print_paper("1", ticket(), done)
    assert done.next().result is PrintResult.PRINTED
    first.switch_off()
    statuses.until(lambda status: status.state is DeviceState.ABSENT)
    second = Converter(emulator.link, first.port)
    devices_end.callback(second.switch_off)
    statuses.until(lambda status: status.state is DeviceState.READY)
    driver.print_paper("2", ticket("A013"), done)
    assert done.next() == PrintOutcome("2", PrintResult.PRINTED)
    assert len(emulator.control.ask("take")["papers"]) == 2
