"""The Windows spooler: which calls with which arguments; nothing here has seen a Windows."""

import ctypes
import sys
from typing import Any

import pytest

from devices.lines import device_line
from devices.spooler_transport import ARGUMENTS, SpoolerTransport, raw_document
from devices.transport import PortAbsent, PortForbidden, PortLost, PortStalled


class RecordedSpooler:
    """Stands for winspool.drv: notes each call, and fails or takes less where told."""

    def __init__(self, *, fails: str = "", takes: int | None = None, error: int = 0) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self._fails, self._takes, self._error = fails, takes, error

    def GetLastError(self) -> int:  # noqa: N802 -- the library's name
        return self._error

    def __getattr__(self, name: str) -> Any:
        def call(*arguments: Any) -> int:
            assert len(arguments) == len(ARGUMENTS[name])
            if name == "WritePrinter":
                _, data, length, written = arguments
                self.calls.append((name, data, length))
                written._obj.value = length if self._takes is None else self._takes
            elif name == "StartDocPrinterW":
                document = arguments[2]._obj
                self.calls.append((name, arguments[1], document.pDocName, document.pOutputFile, document.pDatatype))
            else:
                self.calls.append((name, arguments[0]) if name == "OpenPrinterW" else (name,))
            return int(name != self._fails)

        return call


def test_a_write_is_one_raw_document_with_every_byte() -> None:
    library = RecordedSpooler()
    port = SpoolerTransport("Ticket printer", library)
    port.write(b"\x1b@\x00A\xff")
    assert port.read() == b""
    port.discard_input()
    port.close()
    assert library.calls == [
        ("OpenPrinterW", "Ticket printer"),
        ("StartDocPrinterW", 1, "OneHall ticket", None, "RAW"),
        ("StartPagePrinter",),
        ("WritePrinter", b"\x1b@\x00A\xff", 5),
        ("EndPagePrinter",),
        ("EndDocPrinter",),
        ("ClosePrinter",),
    ]


def test_the_document_has_the_layout_windows_expects() -> None:
    assert ctypes.sizeof(raw_document()) == 3 * ctypes.sizeof(ctypes.c_void_p)


@pytest.mark.parametrize(("error", "ours"), [(5, PortForbidden), (1801, PortAbsent)])
def test_a_queue_that_does_not_open_is_told_in_our_words(error: int, ours: type[Exception]) -> None:
    with pytest.raises(ours, match="Ticket printer"):
        SpoolerTransport("Ticket printer", RecordedSpooler(fails="OpenPrinterW", error=error))


@pytest.mark.parametrize("call", ["StartDocPrinterW", "StartPagePrinter", "WritePrinter"])
def test_a_document_that_is_not_taken_is_a_lost_port(call: str) -> None:
    library = RecordedSpooler(fails=call, error=6)
    with pytest.raises(PortLost, match="error 6"):
        SpoolerTransport("q", library).write(b"x")
    assert (("EndDocPrinter",) in library.calls) == (call != "StartDocPrinterW")


def test_a_document_taken_in_part_is_stalled() -> None:
    with pytest.raises(PortStalled, match="2 of 5"):
        SpoolerTransport("q", RecordedSpooler(takes=2)).write(b"hello")


@pytest.mark.skipif(sys.platform == "win32", reason="there it may open")
def test_elsewhere_there_is_no_spooler() -> None:
    with pytest.raises(PortAbsent, match="Windows only"):
        device_line("spooler:Ticket printer")()
