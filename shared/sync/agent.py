"""The hall's agent: a thread brings the journal up, one the feed down, one what came of the catalogue into the hall.

None waits for another: an appointment comes down while sixty thousand items are brought in.
"""

import logging
import threading
from collections.abc import Callable

from shared.clock import Clock, SystemClock
from shared.domain.refused import Refused
from shared.errors import KnownError
from shared.hall.sync import JoinCentre
from shared.link import Hall
from shared.sync.downloader import Downloader
from shared.sync.editions import EditionTaker
from shared.sync.pace import BackOff
from shared.sync.port import CentreError, CentrePort
from shared.sync.uploader import Uploader

_LOG = logging.getLogger(__name__)
GATHER_SECONDS = 0.1
"""Acts that come closer together travel together."""

_LEAVE_SECONDS = 5.0


class SyncAgent:
    """Works from ``start`` to ``close``; the hall and the ports are the caller's to make and the agent's to close.

    ``joining`` tells the hall where it belongs; ``up`` and ``down`` are two ends of that centre, because each thread
    waits at its own.
    """

    def __init__(
        self, hall: Hall, joining: JoinCentre, up: CentrePort, down: CentrePort, *, clock: Clock | None = None
    ) -> None:
        self._hall, self._joining, self._ports = hall, joining, (up, down)
        self._joined = False
        self._uploader = Uploader(hall, up, clock or SystemClock())
        self._arrived = threading.Event()
        self._arrived.set()
        self._downloader = Downloader(hall, down, arrived=self._arrived.set)
        self._editions = EditionTaker(hall)
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, args=(self._up,), name="sync-up", daemon=True),
            threading.Thread(target=self._run, args=(self._down,), name="sync-down", daemon=True),
            threading.Thread(target=self._run, args=(self._catalogue,), name="sync-catalogue", daemon=True),
        ]

    def start(self) -> None:
        """Begin; the journal's bell wakes the way up."""
        self._hall.on_change(self._wake.set)
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop; what is under way is cut off, and done again by the next start."""
        self._stop.set()
        self._wake.set()
        self._editions.close()
        self._arrived.set()
        for port in self._ports:
            port.close()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(_LEAVE_SECONDS)

    def _run(self, step: Callable[[], None]) -> None:
        back_off = BackOff()
        while not self._stop.is_set():
            try:
                step()
                back_off.succeeded()
            except (CentreError, KnownError, Refused) as error:
                if not self._stop.is_set():
                    self._pause_after(error, back_off.failed())
            except Exception as error:  # noqa: BLE001 logged whole; the hall and the other way go on
                _LOG.exception("a fault of ours in the sync agent")
                self._pause_after(error, back_off.failed())

    def _pause_after(self, error: Exception, seconds: float) -> None:
        _LOG.info("again in %.1f s: %s", seconds, error)
        self._stop.wait(seconds)

    def _up(self) -> None:
        """Send until the centre has everything, then wait for the bell."""
        self._wake.clear()
        if not self._joined:
            self._hall.do(self._joining)
            self._joined = True
        pause = self._uploader.step()
        self._stop.wait(self._uploader.rest)
        if pause and self._wake.wait(pause):
            self._stop.wait(GATHER_SECONDS)

    def _down(self) -> None:
        self._downloader.step()

    def _catalogue(self) -> None:
        """Wait until something came down, and see whether it makes a catalogue whole."""
        self._arrived.wait()
        self._arrived.clear()
        if self._stop.is_set():
            return
        try:
            self._editions.step()
        except BaseException:
            self._arrived.set()
            raise
