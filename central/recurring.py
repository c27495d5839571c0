"""What time asks for, beside the requests: when the application has ended all of it has, and the database may go."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Iterable
from typing import TypeVar

from shared.errors import StoreError

Side = TypeVar("Side")
"""What is worked on: a centre, or its pages' side."""

Recurring = tuple[Callable[[Side], None], float]
"""A piece of work, done in a thread, and the seconds from its end to its next beginning."""

_log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def recurring(side: Side, works: Iterable[Recurring[Side]]) -> AsyncIterator[None]:
    """Do these again and again inside the block; what is under way at its end is waited for, and never given up.

    A thread cannot be cancelled: its task could, and the thread would find the database closed.
    """
    leaving = asyncio.Event()
    tasks = [asyncio.create_task(_again_and_again(side, work, seconds, leaving)) for work, seconds in works]
    try:
        yield
    finally:
        leaving.set()
        await asyncio.gather(*tasks)


async def _again_and_again(side: Side, work: Callable[[Side], None], seconds: float, leaving: asyncio.Event) -> None:
    """Do it until everybody leaves; what fails is done the next time, and a fault of ours is told."""
    while not leaving.is_set():
        try:
            await asyncio.to_thread(work, side)
        except StoreError:
            pass
        except Exception:  # noqa: BLE001 one fault, or one row that cannot be read, does not end the work for everybody
            _log.exception("%s failed", work.__name__)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(leaving.wait(), seconds)
