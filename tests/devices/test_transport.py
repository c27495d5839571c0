"""The wire's errors are ours, its calls belong to one thread, and a serial server works like a port."""

import errno
import importlib
import pkgutil
import socket
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
import serial

from devices.emulators.process import EmulatorProcess
from devices.emulators.terminal import PseudoTerminal
from devices.idcard.codec import FIND_CARD, request
from devices.transport import (
    MAPPED_ERRORS,
    PortAbsent,
    PortBusy,
    PortForbidden,
    PortLost,
    PortRefused,
    PortStalled,
    SerialTransport,
    Transport,
    TransportError,
    _why_not_open,
    serial_port,
)

BUG_IN_OUR_PROGRAM = "a device's port is used by the one thread that opened it"


def test_pyserial_has_grown_no_exception_we_do_not_map() -> None:
    found = set()
    for module in pkgutil.iter_modules(serial.__path__):
        if module.name in ("serialutil", "serialposix", "rfc2217"):
            content = vars(importlib.import_module(f"serial.{module.name}"))
            found |= {
                thing
                for thing in content.values()
                if isinstance(thing, type) and issubclass(thing, Exception) and thing.__module__.startswith("serial")
            }
    assert found == {error for error in MAPPED_ERRORS if error.__module__.startswith("serial")}


def test_bytes_go_both_ways(port: SerialTransport, cable: PseudoTerminal) -> None:
    port.write(b"\x00\x11\x13\xff")
    assert cable.receive() == b"\x00\x11\x13\xff"
    cable.send(b"\x03\x04\x1a\n\r")
    assert port.read() == b"\x03\x04\x1a\n\r"


def test_a_read_with_nothing_to_read_ends_with_nothing(port: SerialTransport) -> None:
    assert port.read() == b""


def test_discarded_bytes_never_come(port: SerialTransport, cable: PseudoTerminal) -> None:
    cable.send(b"late")
    port.discard_input()
    cable.send(b"fresh")
    assert port.read() == b"fresh"


def test_a_port_that_is_not_there_is_absent(directory: Path) -> None:
    with pytest.raises(PortAbsent):
        SerialTransport(str(directory / "nothing"))


def test_a_port_held_by_another_is_busy(port: SerialTransport, directory: Path) -> None:
    assert port.read() == b""
    with pytest.raises(PortBusy):
        SerialTransport(str(directory / "tty"))


def test_a_file_that_is_no_port_is_not_opened(directory: Path) -> None:
    (directory / "file").write_bytes(b"")
    with pytest.raises(TransportError):
        SerialTransport(str(directory / "file"))


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (serial.SerialException(errno.EACCES, "no"), PortForbidden),
        (serial.SerialException(errno.EBUSY, "no"), PortBusy),
        (serial.SerialException("could not open port 'COM3': PermissionError(13, 'Denied', None, 5)"), PortBusy),
        (serial.SerialException(errno.ENOENT, "no"), PortAbsent),
        (MAPPED_ERRORS[-1](errno.EINVAL, "Invalid argument"), PortRefused),
        (ValueError("unknown option"), PortRefused),
    ],
)
def test_why_a_port_does_not_open_is_told_in_our_words(error: Exception, ours: type[TransportError]) -> None:
    assert type(_why_not_open(error)) is ours


def test_a_pulled_cable_is_a_lost_port_for_reading_and_writing(port: SerialTransport, cable: PseudoTerminal) -> None:
    cable.unplug()
    with pytest.raises(PortLost):
        port.read()
    with pytest.raises(PortLost):
        port.write(b"anybody there")


def test_a_device_that_takes_no_bytes_is_stalled_and_not_waited_for(port: SerialTransport) -> None:
    with pytest.raises(PortStalled):
        port.write(bytes(200_000))


def test_another_thread_may_not_touch_the_port(port: SerialTransport) -> None:
    caught: list[str] = []

    def trespass() -> None:
        for touch in (port.read, port.discard_input, port.close, lambda: port.write(b"x")):
            try:
                touch()
            except AssertionError as error:
                caught.append(str(error))

    thread = threading.Thread(target=trespass)
    thread.start()
    thread.join()
    assert caught == [BUG_IN_OUR_PROGRAM] * 4


def test_a_serial_server_on_the_network_works_like_a_port(devices_end: ExitStack) -> None:
    server = devices_end.enter_context(socket.create_server(("127.0.0.1", 0)))
    opened = serial_port(f"socket://127.0.0.1:{server.getsockname()[1]}")()
    devices_end.callback(opened.close)
    far, _ = server.accept()
    devices_end.enter_context(far)
    opened.write(b"hello")
    assert far.recv(5) == b"hello"
    far.sendall(b"world")
    heard = b""
    while len(heard) < 5:
        heard += opened.read()
    assert heard == b"world"
    opened.cancel_read()
    far.close()
    with pytest.raises(PortLost):
        read_on(opened)


def test_a_server_that_is_not_there_is_absent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = gone.getsockname()[1]
    with pytest.raises(PortAbsent):
        serial_port(f"socket://127.0.0.1:{address}")()


def test_an_emulated_device_comes_back_behind_the_same_link(start: Callable[..., EmulatorProcess]) -> None:
    emulator = start("idcard")
    emulator.control.ask("unplug")
    with pytest.raises(PortAbsent):
        serial_port(str(emulator.link))()
    emulator.control.ask("plug")
    again = serial_port(str(emulator.link))()
    again.write(request(FIND_CARD))
    heard = b""
    while len(heard) < 11:
        heard += again.read()
    assert heard.hex() == "aaaaaa9669000400008084"
    again.close()


def read_on(port: Transport) -> None:
    """Read until the port breaks."""
    while True:
        port.read()
