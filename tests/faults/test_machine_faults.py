"""The machine's rows of the fault model: a clock that jumps, a window that must not freeze, a machine that dies."""

import time
from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer

from shared.hall.tickets import IssueTicket
from tests.faults.hall_at_work import TICKET, HallAtWork

pytestmark = pytest.mark.slow

LONGEST_PAUSE_S = 1.0
"""Of the event loop while devices fail: a stalled printer alone would hold it for two; seen was 0.25 s on a machine
on which ten other programs ran."""


def test_a_clock_that_jumps_changes_no_wait_and_no_device(work: HallAtWork) -> None:
    number = work.take()
    work.prints(number)
    work.clock.jump(work.clock.now() + timedelta(hours=1))
    work.kiosk.pass_time(5)
    assert work.kiosk.page == "page.ticket"  # it stays 15 s, counted by what does not jump
    work.clock.jump(work.clock.now() - timedelta(minutes=50))
    work.kiosk.pass_time(11)
    assert work.kiosk.page == "page.attract"
    work.nothing_lost_nothing_twice(number)
    work.nobody_sees_trouble()


def test_no_window_stands_still_while_devices_hang(work: HallAtWork) -> None:
    pauses: list[float] = []
    beat = QTimer(interval=10)
    last = [time.monotonic()]

    def note() -> None:
        now = time.monotonic()
        pauses.append(now - last[0])
        last[0] = now

    beat.timeout.connect(note)
    work.choose()
    work.order("printer", "stall")
    work.order("reader", "silent")
    last[0] = time.monotonic()
    beat.start()
    number = work.confirm()
    work.clerk_reads("no answer")
    work.manager_reads("id_card", "no answer")
    work.until(lambda: "正在打印" not in work.kiosk.text(TICKET))
    beat.stop()
    assert max(pauses) < LONGEST_PAUSE_S
    work.until(lambda: len(work.fates()) == 1)
    work.nothing_lost_nothing_twice(number)


def test_a_kiosk_that_died_is_told_to_the_staff_within_a_minute_and_a_half(work: HallAtWork) -> None:
    heard = f"{work.clock.now().astimezone():%H:%M}"
    work.kiosk.devices.close()
    work.kiosk.access.close()
    work.clock.advance(timedelta(seconds=61))
    work.admin.do(IssueTicket(queue="advice"))  # whatever the hub does next, it looks who fell silent
    work.clerk_reads(f"not heard of since {heard}")
    work.manager_reads("printer", f"not heard of since {heard}")
