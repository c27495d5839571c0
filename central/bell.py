"""Wakes the halls that wait for news: at once when this process published, within a second when another one did."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from central.feed import Feed
from central.store.database import Database
from shared.errors import StoreError

_LOOK_SECONDS = 1.0


class Bell:
    """Rings in the server's loop; ``wait`` returns after a ring or after ``seconds``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._event = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting = 0
        self.closed = False

    def close(self) -> None:
        """Let everybody go who waits, and nobody wait any more: the server stops."""
        self.closed = True
        self._ring()

    def ring(self) -> None:
        """Wake everybody who waits; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._ring)

    async def wait(self, seconds: float) -> None:
        """Wait for the next ring."""
        self._waiting += 1
        try:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(asyncio.create_task(self._event.wait())), seconds)
        finally:
            self._waiting -= 1

    @contextlib.asynccontextmanager
    async def hung(self) -> AsyncIterator[None]:
        """Look for what other processes published, for as long as the server runs."""
        self._loop = asyncio.get_running_loop()
        watch = asyncio.create_task(self._watch())
        yield
        watch.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watch
        self._ring()
        self._loop = None

    def _ring(self) -> None:
        bell, self._event = self._event, asyncio.Event()
        bell.set()

    async def _watch(self) -> None:
        seen = -1
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            if self._waiting:
                with contextlib.suppress(StoreError):
                    newest = await asyncio.to_thread(self._newest)
                    if newest != seen:
                        seen = newest
                        self._ring()

    def _newest(self) -> int:
        with self._database.reading() as session:
            return Feed(session).newest()
