"""An address leads to the right wire, with the right host, port and speed."""

import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

from devices.emulators.terminal import PseudoTerminal
from devices.lines import device_line
from devices.network_transport import TcpTransport
from devices.transport import PortAbsent, SerialTransport


@pytest.mark.parametrize("form", ["tcp://127.0.0.1:{}", "tcp://localhost:{}"])
def test_a_network_address_is_a_connection(form: str, devices_end: ExitStack) -> None:
    server = devices_end.enter_context(socket.create_server(("127.0.0.1", 0)))
    opened = device_line(form.format(server.getsockname()[1]))()
    devices_end.callback(opened.close)
    assert isinstance(opened, TcpTransport)


@pytest.mark.parametrize("address", ["tcp://", "tcp://:9100"])
def test_a_network_address_without_a_host_is_refused_at_once(address: str) -> None:
    with pytest.raises(ValueError, match="no host"):
        device_line(address)


def test_a_usb_printer_that_is_not_there_is_absent() -> None:
    with pytest.raises(PortAbsent):
        device_line("/dev/usb/lp97")()


def test_anything_else_is_a_serial_port_at_its_speed(directory: Path, devices_end: ExitStack) -> None:
    PseudoTerminal(directory / "tty").plug()
    opened = device_line(str(directory / "tty"), 9600)()
    devices_end.callback(opened.close)
    assert isinstance(opened, SerialTransport)
    assert opened._port.baudrate == 9600
