"""What time asks for, beside the requests: when the application has ended all of it has, and the database may go."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Iterable

from central.centre import Centre
from shared.errors import StoreError

Recurring = tuple[Callable[[Centre], None], float]
"""A piece of work, done in a thread, and the seconds from its end to its next beginning."""

_log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def recurring(centre: Centre, works: Iterable[Recurring]) -> AsyncIterator[None]:
    """Do these again and again inside the block; what is under way at its end is waited for, and never given up.

    A thread cannot be cancelled: its task could, and the thread would find the database closed.
    """
    leaving = asyncio.Event()
    tasks = [asyncio.create_task(_again_and_again(centre, work, seconds, leaving)) for work, seconds in works]
    try:
        yield
    finally:
        leaving.set()
        await asyncio.gather(*tasks)


async def _again_and_again(
    centre: Centre, work: Callable[[Centre], None], seconds: float, leaving: asyncio.Event
) -> None:
    """Do it until everybody leaves; what fails is done the next time, and a fault of ours is told."""
    while not leaving.is_set():
        try:
            await asyncio.to_thread(work, centre)
        except StoreError:
            pass
        except Exception:  # noqa: BLE001 one fault, or one row that cannot be read, does not end the work for everybody
            _log.exception("%s failed", work.__name__)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(leaving.wait(), seconds)
