"""Thousands of tickets through a printer that fails in every way: each is printed once, failed, or unknown and asked.

Printer and printing program are processes of their own. Faults strike between two bytes of a ticket, chosen by the
seed; the program is killed in the middle of jobs and started again on the same journal. What it said of every ticket is
then held against the papers the printer cut.
"""

import json
import random
import selectors
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from devices.emulators.process import EmulatorProcess

_ROOT = Path(__file__).parents[1]
_LIMIT_S = 60.0
_FAULT_SHARE = 0.15
_TICKET_BYTES = 420
_LATEST_KILL_S = 0.012
_SILENT_PEOPLE = 0.2  # so many never answer whether the paper came


@dataclass
class Verdict:
    """What the program said of the tickets, and what the papers say of the program."""

    tickets: int = 0
    printed: int = 0
    failed: int = 0
    unknown: int = 0
    without_end: int = 0
    twice: int = 0
    promised_and_missing: int = 0
    failed_and_printed: int = 0
    unknown_not_asked: int = 0
    restarts: int = 0
    faults: dict[str, int] = field(default_factory=dict)

    @property
    def broken(self) -> int:
        """Promises broken; must be none."""
        return (
            self.without_end + self.twice + self.promised_and_missing + self.failed_and_printed + self.unknown_not_asked
        )


class Desk:
    """The printing program, which can be killed and started again on the same journal."""

    def __init__(self, link: Path, journal: Path) -> None:
        self._command = [sys.executable, "-m", "bench.ticket_desk", str(link), str(journal)]
        self.found = self._start()

    def ask(self, **order: Any) -> None:
        """Give an order."""
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101 -- as it was started
        pipe.write(json.dumps(order).encode() + b"\n")

    def hear(self, seconds: float = _LIMIT_S) -> dict[str, Any] | None:
        """Return the next thing told, ``None`` when nothing comes in time."""
        ears = self._process.stdout
        assert ears is not None  # noqa: S101 -- as it was started
        with selectors.DefaultSelector() as selector:
            selector.register(ears, selectors.EVENT_READ)
            if not selector.select(seconds):
                return None
        told: dict[str, Any] = json.loads(ears.readline())
        return told

    def kill(self) -> None:
        """Kill it without warning and start it anew."""
        self._process.send_signal(signal.SIGKILL)
        self._end()
        self.found = self._start()

    def close(self) -> None:
        """Let it end by itself."""
        assert self._process.stdin is not None  # noqa: S101 -- as it was started
        self._process.stdin.close()
        self._end()

    def _start(self) -> Mapping[str, Any]:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT, bufsize=0
        )
        return self.hear() or {}

    def _end(self) -> None:
        self._process.wait(_LIMIT_S)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


class Storm:
    """One run; ``run`` sends every ticket, then compares."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._chance = random.Random(seed)
        self._printer = EmulatorProcess("printer", folder)
        self._order = self._printer.control.ask
        self._desk = Desk(self._printer.link, folder / "printer.jsonl")
        self._papers: Counter[str] = Counter()
        self._results: dict[str, str] = {}
        self._unanswered: set[str] = set()
        self.verdict = Verdict()
        self._faults: dict[str, Callable[[int], object]] = {
            "paper out": lambda n: self._order("paper_out_after", bytes=n),
            "cover": lambda n: self._after(n, "cover_open"),
            "knife": lambda n: self._after(n, "cutter_jam"),
            "hot": lambda n: self._after(n, "overheat"),
            "silent": lambda n: self._after(n, "silent"),
            "unplugged": lambda n: self._after(n, "unplug"),
            "unplugged before": lambda _: self._order("unplug"),
            "garbled": lambda n: self._order("garble", answers=1 + n % 7),
            "stalled": lambda n: self._order("stall", after=n * 20),
            "killed": lambda _: None,
        }

    def run(self, tickets: int) -> Verdict:
        """Send ``tickets`` tickets and return what became of them."""
        try:
            for n in range(tickets):
                self._one(f"OH1:{n:05d}")
            self._gather()
            self._desk.kill()
            self._compare(tickets)
        finally:
            self._desk.close()
            self._printer.stop()
        return self.verdict

    def _one(self, code: str) -> None:
        fault = self._arm()
        self._print(code, is_long=fault == "stalled", kill=fault == "killed")
        if fault is not None or self._results.get(code) != "printed":
            self._heal()
        if self._results.get(code) == "unknown":
            self._ask_the_person(code)

    def _arm(self) -> str | None:
        if self._chance.random() >= _FAULT_SHARE:
            return None
        weights = [1 if name == "stalled" else 8 for name in self._faults]
        (fault,) = self._chance.choices(list(self._faults), weights)
        self._faults[fault](self._chance.randint(1, _TICKET_BYTES))
        self.verdict.faults[fault] = self.verdict.faults.get(fault, 0) + 1
        return fault

    def _after(self, count: int, do: str) -> None:
        self._order("after", bytes=count, order={"do": do})

    def _print(self, code: str, *, is_long: bool = False, kill: bool = False) -> None:
        """Ask for a paper and hear its end; a program killed on the way is asked for the same job again."""
        order = {"print": code, "code": code, "long": is_long}
        self._desk.ask(**order)
        told: Mapping[str, Any] | None = self._desk.hear(self._chance.uniform(0, _LATEST_KILL_S) if kill else _LIMIT_S)
        if kill:
            told = self._after_a_kill(order, told)
        if told is not None:
            self._results[told["job"]] = told["result"]

    def _after_a_kill(self, order: Mapping[str, Any], known: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
        """Return the end of a job as the next life of the program tells it; no end when the two lives differ."""
        self._desk.kill()
        self.verdict.restarts += 1
        self._desk.ask(**order)
        told = self._desk.hear()
        return told if known in (None, told) else None

    def _heal(self) -> None:
        if self._chance.random() < 0.5:
            self._order("power_cycle")
        self._order("heal")
        self._order("plug")
        self._desk.ask(ready=True)
        self._desk.hear()

    def _ask_the_person(self, code: str) -> None:
        """Have a person look for the paper; who misses it gets one under a new job, who says nothing stays asked."""
        self._gather()
        if self._chance.random() < _SILENT_PEOPLE:
            self._unanswered.add(code)
            return
        self._desk.ask(answer=code, taken=bool(self._papers[code]))
        if not self._papers[code]:
            self._print(code.replace("OH1", "COPY"))

    def _gather(self) -> None:
        for paper in self._order("take")["papers"]:
            self._papers.update(paper["qr"])

    def _compare(self, tickets: int) -> None:
        verdict, results = self.verdict, self._results
        ends = Counter(results.get(f"OH1:{n:05d}") for n in range(tickets))
        verdict.tickets = tickets
        verdict.printed, verdict.failed, verdict.unknown = ends["printed"], ends["failed"], ends["unknown"]
        verdict.without_end = ends[None]
        verdict.twice = sum(count > 1 for count in self._papers.values())
        verdict.promised_and_missing = sum(not self._papers[job] for job in results if results[job] == "printed")
        verdict.failed_and_printed = sum(bool(self._papers[job]) for job in results if results[job] == "failed")
        copies = {job for job in results if job.startswith("COPY") and results[job] == "unknown"}
        verdict.unknown_not_asked = len((self._unanswered | copies) ^ set(self._desk.found["to_ask"]))


def storm(folder: Path, tickets: int, seed: int) -> Verdict:
    """Return what became of ``tickets`` tickets; ``folder`` must have a short name (Unix sockets)."""
    return Storm(folder, seed).run(tickets)
