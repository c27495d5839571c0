"""What time asks for goes on beside the requests, whatever happens once."""

import asyncio
import contextlib

import pytest

from central.centre import Centre
from central.factory import _again_and_again
from shared.errors import StoreError
from tests.central.stand import Stand


def test_work_that_failed_is_done_the_next_time_and_a_fault_of_ours_is_told(
    stand: Stand, caplog: pytest.LogCaptureFixture
) -> None:
    faults: list[Exception] = [StoreError("disk_full", "The disk is full."), ZeroDivisionError()]

    async def work_until_done() -> None:
        done = asyncio.Event()
        loop = asyncio.get_running_loop()

        def work(_centre: Centre) -> None:
            if faults:
                raise faults.pop(0)
            loop.call_soon_threadsafe(done.set)

        task = asyncio.create_task(_again_and_again(stand.centre, work, 0.0))
        await asyncio.wait_for(done.wait(), 10)
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    asyncio.run(work_until_done())
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]
