"""A printer behind the Windows spooler, given raw bytes that its driver must not touch.

Written from Microsoft's documentation of winspool.drv and NOT tried on Windows: the tests look at the calls and their
arguments only, through a library that records them. The spooler is one-way, so its printer needs a profile with
``answers = false``: papers go out unseen and each of them ends UNKNOWN. Where a printer offers a COM port, use that.
"""

import ctypes
import sys
import time
from ctypes import wintypes
from typing import Any

from devices.transport import READ_WAIT_S, OneThread, PortAbsent, PortForbidden, PortLost, PortStalled, TransportFactory

_DOCUMENT = "OneHall ticket"
_ACCESS_DENIED = 5


class DocInfo1(ctypes.Structure):
    """DOC_INFO_1W: what the spooler's window shows, no file, and a data type that is passed on untouched."""

    _fields_ = (
        ("pDocName", wintypes.LPWSTR),
        ("pOutputFile", wintypes.LPWSTR),
        ("pDatatype", wintypes.LPWSTR),
    )


def raw_document() -> DocInfo1:
    """Return the document every write becomes; its name says nothing of the person."""
    return DocInfo1(_DOCUMENT, None, "RAW")


class SpoolerTransport:
    """One queue of the spooler; each write is one raw document, so that nothing of it mixes with other programs'."""

    def __init__(self, queue: str, library: Any = None) -> None:
        self._thread = OneThread()
        self._spool = library or _winspool()
        self._printer = wintypes.HANDLE()
        if not self._spool.OpenPrinterW(queue, ctypes.byref(self._printer), None):
            denied = self._error() == _ACCESS_DENIED
            raise (PortForbidden if denied else PortAbsent)(f"the spooler does not open {queue!r}")

    def read(self) -> bytes:
        """See Transport; a spooler never says anything."""
        self._thread.check()
        time.sleep(READ_WAIT_S)
        return b""

    def write(self, data: bytes) -> None:
        """See Transport; raises PortLost when the document is not taken and PortStalled when only a part of it is."""
        self._thread.check()
        if not self._spool.StartDocPrinterW(self._printer, 1, ctypes.byref(raw_document())):
            raise PortLost(f"the spooler takes no document (error {self._error()})")
        try:
            self._write_page(data)
        finally:
            self._spool.EndDocPrinter(self._printer)

    def discard_input(self) -> None:
        """See Transport; there is none."""
        self._thread.check()

    def cancel_read(self) -> None:
        """See Transport; a read wakes by its 20 ms."""

    def close(self) -> None:
        """See Transport."""
        self._thread.check()
        self._spool.ClosePrinter(self._printer)

    def _write_page(self, data: bytes) -> None:
        written = wintypes.DWORD()
        if not self._spool.StartPagePrinter(self._printer):
            raise PortLost(f"the spooler takes no page (error {self._error()})")
        if not self._spool.WritePrinter(self._printer, data, len(data), ctypes.byref(written)):
            raise PortLost(f"the spooler takes no bytes (error {self._error()})")
        if written.value != len(data):
            raise PortStalled(f"the spooler took {written.value} of {len(data)} bytes")
        self._spool.EndPagePrinter(self._printer)

    def _error(self) -> int:
        return int(self._spool.GetLastError())


def _winspool() -> Any:
    """Return the spooler's library with the types of its calls; raises PortAbsent on other systems."""
    if sys.platform != "win32":
        raise PortAbsent("the Windows spooler is on Windows only")
    library = ctypes.WinDLL("winspool.drv", use_last_error=True)
    for name, arguments in ARGUMENTS.items():
        call = getattr(library, name)
        call.argtypes, call.restype = arguments, wintypes.DWORD if name == "StartDocPrinterW" else wintypes.BOOL
    library.GetLastError = ctypes.get_last_error
    return library


ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "OpenPrinterW": (wintypes.LPWSTR, ctypes.POINTER(wintypes.HANDLE), ctypes.c_void_p),
    "StartDocPrinterW": (wintypes.HANDLE, wintypes.DWORD, ctypes.POINTER(DocInfo1)),
    "StartPagePrinter": (wintypes.HANDLE,),
    "WritePrinter": (wintypes.HANDLE, ctypes.c_char_p, wintypes.DWORD, ctypes.POINTER(wintypes.DWORD)),
    "EndPagePrinter": (wintypes.HANDLE,),
    "EndDocPrinter": (wintypes.HANDLE,),
    "ClosePrinter": (wintypes.HANDLE,),
}


def spooler_port(queue: str) -> TransportFactory:
    """Return what opens the spooler's ``queue`` now and again after every loss."""
    return lambda: SpoolerTransport(queue)
