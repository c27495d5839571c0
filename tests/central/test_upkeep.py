"""What time asks for goes on beside the requests, whatever happens once, and ends before the database does."""

import asyncio
import threading

import pytest

from central.centre import Centre
from central.recurring import recurring
from shared.errors import StoreError
from tests.central.stand import Stand

_PATIENCE = 30.0


def test_work_that_failed_is_done_the_next_time_and_a_fault_of_ours_is_told(
    stand: Stand, caplog: pytest.LogCaptureFixture
) -> None:
    faults: list[Exception] = [StoreError("disk_full", "The disk is full."), ZeroDivisionError()]
    done = threading.Event()

    def work(_centre: Centre) -> None:
        if faults:
            raise faults.pop(0)
        done.set()

    async def work_until_done() -> None:
        async with recurring(stand.centre, [(work, 0.0)]):
            assert await asyncio.to_thread(done.wait, _PATIENCE)

    asyncio.run(work_until_done())
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]


def test_work_under_way_has_ended_when_the_centre_leaves_and_is_not_begun_again(stand: Stand) -> None:
    begun, may_end, told = threading.Event(), threading.Event(), list[str]()

    def work(centre: Centre) -> None:
        told.append("begun")
        begun.set()
        assert may_end.wait(_PATIENCE)
        with centre.database.reading() as session:
            (count,) = session.run("SELECT count(*) FROM hall").fetchone()
        told.append(f"{count} halls")

    async def leave_while_it_works() -> None:
        async with recurring(stand.centre, [(work, 0.0)]):
            assert await asyncio.to_thread(begun.wait, _PATIENCE)
            asyncio.get_running_loop().call_soon(may_end.set)
        told.append("left")

    asyncio.run(leave_while_it_works())
    assert told == ["begun", "0 halls", "left"]


def test_work_that_rests_holds_nobody_up(stand: Stand) -> None:
    begun = threading.Event()

    def work(_centre: Centre) -> None:
        begun.set()

    async def leave_while_it_rests() -> None:
        async with recurring(stand.centre, [(work, 6 * 3600.0)]):
            assert await asyncio.to_thread(begun.wait, _PATIENCE)

    asyncio.run(asyncio.wait_for(leave_while_it_rests(), _PATIENCE))
