"""The system's own word that something was plugged in or pulled out: udev, where Linux and pyudev have it."""

from collections.abc import Callable
from importlib import import_module

_SUBSYSTEMS = ("tty", "usbmisc")


def announce(look: Callable[[], None]) -> Callable[[], None]:
    """Have ``look`` called, in a thread of its own, at each event of a port; return what ends that.

    Without pyudev (an optional package), libudev or a netlink socket nothing is announced, and regular looks are all
    there is.
    """
    try:
        pyudev = import_module("pyudev")
        monitor = pyudev.Monitor.from_netlink(pyudev.Context())
        for subsystem in _SUBSYSTEMS:
            monitor.filter_by(subsystem)
    except (ImportError, OSError):
        return lambda: None
    observer = pyudev.MonitorObserver(monitor, callback=lambda _: look(), name="port announcements")
    observer.start()
    end: Callable[[], None] = observer.stop
    return end
