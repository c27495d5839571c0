"""Halls for benches: a plan with room for many numbers, a hub as its own process, and a client that serves people."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import time as day_time
from pathlib import Path
from typing import Any

from shared.domain.hours import OpeningHours, Span
from shared.domain.plan import Counter, Group, HallPlan, Queue
from shared.hall.counters import OpenCounter
from shared.hall.messages import Act
from shared.hall.tickets import BeginService, CallNext, FinishService, IssueTicket
from shared.link import Hall

_ROOT = Path(__file__).parent.parent
_ALWAYS = OpeningHours(week=((Span(day_time(0), day_time(23, 59, 59, 999999)),),) * 7)
_QUEUES = 8


def bench_plan(counters: int) -> HallPlan:
    """Return a hall that is always open, with eight queues of a million numbers and as many counters as asked."""
    queues = tuple(
        Queue(id=f"q{n}", letter=chr(ord("A") + n), name=f"业务{n}", name_en=f"Q{n}", group="g", last_number=999_999)
        for n in range(_QUEUES)
    )
    return HallPlan(
        id="bench",
        name="测试大厅",
        name_en="Bench",
        zone="Asia/Shanghai",
        hours=_ALWAYS,
        groups=(Group("g", "业务", "All", "queue"),),
        queues=queues,
        counters=tuple(Counter(f"c{n}", str(n), "", "", (f"q{n % _QUEUES}",)) for n in range(max(counters, _QUEUES))),
    )


@contextmanager
def hub_process(
    url: str, *, port: int = 0, environment: Mapping[str, str] | None = None, more: Sequence[str] = ()
) -> Iterator[tuple[str, int]]:
    """Run a hub, with ``more`` arguments; give its address and process id."""
    process = start_hub(url, port=port, environment=environment, more=more)
    try:
        yield hub_address(process), process.pid
    finally:
        process.terminate()
        process.wait()


def start_hub(
    url: str, *, port: int = 0, environment: Mapping[str, str] | None = None, more: Sequence[str] = ()
) -> "subprocess.Popen[str]":
    """Start a hub and return at once."""
    return subprocess.Popen(
        [sys.executable, str(_ROOT / "main.py"), "hub", "--hall", url, "serve", "--port", str(port), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **(environment or {})},
        cwd=_ROOT,
    )


def hub_address(process: "subprocess.Popen[str]") -> str:
    """Wait for a hub to say where it listens."""
    assert process.stdout is not None  # noqa: S101 it was opened with a pipe
    word, _, address = process.stdout.readline().strip().partition(" ")
    if word != "hub":
        raise RuntimeError("the hub did not start")
    return address


def serve_one(hall: Hall, counter: str, queue: str) -> list[float]:
    """Issue a ticket, call, begin and finish one person; return the four waits in seconds."""
    waits = []

    def timed(act: Act[Any]) -> Any:
        began = time.perf_counter()
        answer = hall.do(act)
        waits.append(time.perf_counter() - began)
        return answer

    timed(IssueTicket(queue=queue))
    called = timed(CallNext(counter=counter))
    timed(BeginService(counter=counter, ticket=called.ticket.id))
    timed(FinishService(counter=counter, ticket=called.ticket.id))
    return waits


def open_counter(hall: Hall, counter: str) -> None:
    """Open a counter for a bench's client."""
    hall.do(OpenCounter(counter=counter))
