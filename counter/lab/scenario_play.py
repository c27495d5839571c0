"""A scenario at play: orders by the clock from a thread of its own, each told to the window, stopped at any moment."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from devices.emulators.control import OrderFailed
from devices.emulators.scenario import Scenario, Step, play
from shared.ui.background import marshal


class _Stopped(Exception):
    """Somebody pressed stop."""


class ScenarioPlay(QObject):
    """Sends ``done(Step)`` after each order, then ``ended(trouble)``: empty at the end or when stopped.

    A pool thread would be kept from the devices' own orders for as long as the play lasts.
    """

    done = Signal(object)
    ended = Signal(str)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._stop = threading.Event()
        self._tell_done = marshal(self, self.done.emit)
        self._tell_ended = marshal(self, self._end)
        self.running: Scenario | None = None

    def start(self, scenario: Scenario) -> None:
        """Begin, unless one is at play."""
        if self.running is None:
            self.running, self._stop = scenario, threading.Event()
            threading.Thread(target=self._play, args=(scenario, self._stop), name="scenario", daemon=True).start()

    def stop(self) -> None:
        """Give no further order; the devices stay as they are."""
        self._stop.set()

    def _play(self, scenario: Scenario, stop: threading.Event) -> None:
        def wait(seconds: float) -> None:
            if stop.wait(seconds):
                raise _Stopped

        def told(step: Step) -> None:
            self._tell_done(step)
            wait(0)

        trouble = ""
        try:
            play(scenario, self._folder, wait=wait, told=told)
        except _Stopped:
            pass
        except (OrderFailed, OSError) as error:
            trouble = str(error)
        self._tell_ended(trouble)

    def _end(self, trouble: str) -> None:
        self.running = None
        self.ended.emit(trouble)
