"""A code scanner on a serial line of the clerk's machine: plugged in, reported to the hall, taken back at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from counter.desk.window import DeskWindow
from devices.presence.lookout import lookout_here
from devices.profiles.shelf import Shelf
from devices.scanner.plugged import scanner_at
from shared.clock import SystemClock
from shared.device_reports import DeviceReports
from shared.hall.devices import at_counter
from shared.link import Hall
from shared.settings import Settings

PROGRAM = "counter"


@contextmanager
def desk_scanner(
    window: DeskWindow, hall: Hall, wanted: str | None, settings: Settings, counter: str | None
) -> Iterator[None]:
    """Give the desk the scanner that is set, if any; of a desk that has its counter both names say which."""
    if not wanted:
        yield
        return
    name, program = (at_counter(word, counter) if counter else word for word in ("scanner", PROGRAM))
    lookout = lookout_here(settings.devices.folder)
    scanner = scanner_at(wanted, Shelf(), lookout, name)
    reports = DeviceReports(hall, program, settings.terminal.name, lambda: [scanner.status], SystemClock())
    lookout.start()
    window.plug_in(scanner, reports.look)
    reports.start()
    try:
        yield
    finally:
        reports.close()
        reports.take_back()
        scanner.close()
        lookout.close()
