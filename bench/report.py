"""The one form in which every bench prints what it measured."""

import argparse
import json
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class Row:
    """One measured way: how often, how fast, and its ratio to the floor; waits in milliseconds."""

    name: str
    n: int
    ops_per_s: float
    ratio: float
    p50_ms: float
    p99_ms: float
    max_ms: float


@dataclass(frozen=True)
class Goal:
    """A figure that others read by name, and the limit it is held to."""

    name: str
    value: float
    limit: float
    better: Literal["higher", "lower"]

    @property
    def met(self) -> bool:
        """Tell whether the figure keeps the limit."""
        return self.value >= self.limit if self.better == "higher" else self.value <= self.limit

    def as_text(self) -> str:
        """Return one line for people."""
        bound = "least" if self.better == "higher" else "most"
        return f"{'met ' if self.met else 'MISS'} {self.name} = {self.value:g} (at {bound} {self.limit:g})"


@dataclass
class Report:
    """Everything one bench has to say."""

    bench: str
    floor: dict[str, Any] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        """Return one JSON object."""
        return json.dumps(
            {
                "bench": self.bench,
                "machine": machine(),
                "floor": self.floor,
                "rows": [asdict(row) for row in self.rows],
                "goals": [{**asdict(goal), "met": goal.met} for goal in self.goals],
                "notes": self.notes,
            },
            ensure_ascii=False,
        )

    def as_text(self) -> str:
        """Return a table for people."""
        lines = [f"{self.bench} on {machine()['cores']} cores; floor {self.floor}"]
        lines += [
            f"  {row.name:<34} {row.ops_per_s:>9.1f}/s  ×{row.ratio:<5.2f} p50 {row.p50_ms:.2f} "
            f"p99 {row.p99_ms:.2f} max {row.max_ms:.2f} ms"
            for row in self.rows
        ]
        lines += [f"  {goal.as_text()}" for goal in self.goals]
        return "\n".join(lines + [f"  {note}" for note in self.notes])


def machine() -> dict[str, Any]:
    """Return what this machine is, without naming it."""
    return {"system": platform.system(), "python": platform.python_version(), "cores": os.cpu_count()}


def row(name: str, waits_s: Sequence[float], seconds: float, floor_per_s: float) -> Row:
    """Return the row of a series of waits that together took ``seconds``."""
    ordered = sorted(waits_s)
    rate = len(ordered) / seconds
    return Row(
        name=name,
        n=len(ordered),
        ops_per_s=round(rate, 1),
        ratio=round(rate / floor_per_s, 3),
        p50_ms=round(statistics.median(ordered) * 1000, 3),
        p99_ms=round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))] * 1000, 3),
        max_ms=round(ordered[-1] * 1000, 3),
    )


def finish(report: Report, *, as_json: bool) -> int:
    """Print the report; 0 when every goal is met."""
    print(report.as_json() if as_json else report.as_text())
    return 0 if all(goal.met for goal in report.goals) else 1


def arguments(description: str) -> argparse.ArgumentParser:
    """Return the parser every bench begins with."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser
