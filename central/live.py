"""What open pages know of each hall: one picture a hall, made anew when its journal grew or some seconds passed.

However many pages of a hall are open, the database is asked once; a picture is at most ``FRESH_SECONDS`` old, and a
second behind the journal where another process takes that in.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from central.read.hall_now import HallNow, hall_now
from central.store.cursors import newest_versions
from central.store.database import Database
from shared.clock import Clock
from shared.errors import StoreError

FRESH_SECONDS = 10.0
_LOOK_SECONDS = 1.0
_MOST_HALLS = 500


class _Hall:
    """One hall's picture, and the bell of those who wait for the next."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.bell = asyncio.Event()
        self.picture: HallNow | None = None
        self.made_at = float("-inf")
        self.waiting = 0

    @property
    def is_fresh(self) -> bool:
        """Tell whether whoever asks gets this picture, and no new one."""
        return time.monotonic() - self.made_at <= FRESH_SECONDS

    @property
    def in_use(self) -> bool:
        """Tell whether somebody would see this picture: a page that waits, or the next one to be opened."""
        return self.waiting > 0 or self.is_fresh

    def ring(self) -> None:
        """Have the next picture made anew, and wake everybody who waits."""
        self.made_at = float("-inf")
        bell, self.bell = self.bell, asyncio.Event()
        bell.set()


class LiveHalls:
    """The pictures of all halls that somebody looks at; used in the server's loop, ``ring`` from any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._halls: OrderedDict[str, _Hall] = OrderedDict()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.closed = False

    def close(self) -> None:
        """Wake everybody, and let nobody wait any more: the server stops."""
        self.closed = True
        for hall in self._halls.values():
            hall.ring()

    def ring(self, hall: str) -> None:
        """Say that a hall's journal grew."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._ring, hall)

    async def now(self, hall: str) -> HallNow | None:
        """Return a hall as it is, ``None`` where there is no such hall; raises ``StoreError``."""
        known = self._halls.get(hall)
        if known is None:
            known = _Hall()
        async with known.lock:
            if not known.is_fresh:
                begun = time.monotonic()
                known.made_at = begun
                known.picture = await asyncio.to_thread(self._look, hall)
        if known.picture is not None:
            self._keep(hall, known)
        return known.picture

    def bell(self, hall: str) -> asyncio.Event:
        """Return the bell that rings at the hall's next news; to be taken before the picture is looked at."""
        known = self._halls.get(hall)
        return asyncio.Event() if known is None else known.bell

    async def news(self, hall: str, bell: asyncio.Event, seconds: float) -> None:
        """Wait until a bell rings, or for some seconds."""
        if self.closed:
            return
        known = self._halls.setdefault(hall, _Hall())
        known.waiting += 1
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await bell.wait()
        finally:
            known.waiting -= 1

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Look every second for what other processes took in, for as long as the server runs."""
        self._loop = asyncio.get_running_loop()
        watch = asyncio.create_task(self._watch())
        yield
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch
        self._loop = None

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            watched = {name: hall.picture for name, hall in self._halls.items() if hall.picture and hall.in_use}
            if not watched:
                continue
            with suppress(StoreError):
                newest = await asyncio.to_thread(self._newest, list(watched))
                for name, picture in watched.items():
                    if newest.get(name, picture.version) != picture.version:
                        self._ring(name)

    def _ring(self, hall: str) -> None:
        known = self._halls.get(hall)
        if known is not None:
            known.ring()

    def _look(self, hall: str) -> HallNow | None:
        with self._database.reading() as session:
            return hall_now(session, hall, self._clock.now())

    def _newest(self, halls: list[str]) -> dict[str, str]:
        with self._database.reading() as session:
            return newest_versions(session, halls)

    def _keep(self, name: str, hall: _Hall) -> None:
        """Keep a picture, and let go of those that were looked at longest ago and that nobody waits at."""
        self._halls[name] = self._halls.get(name, hall)
        self._halls.move_to_end(name)
        for old in list(self._halls)[: max(0, len(self._halls) - _MOST_HALLS)]:
            if not self._halls[old].waiting:
                del self._halls[old]
