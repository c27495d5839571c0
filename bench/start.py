"""A kiosk's cold start and memory beside a bare PySide6 window, in the same run, turn by turn.

*First frame* is the attract page painted; *usable* is when the hub has answered and a touch can begin a ticket.
Both programs are fresh processes with compiled bytecode; the disk is warm.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.halls import bench_plan, hub_process
from bench.report import Goal, Report, arguments, finish, row
from shared.hall.places import ConfigureHall
from shared.link import open_hall

_ROOT = Path(__file__).parent.parent
_MEGABYTE = 1024 * 1024
Start = Mapping[str, tuple[float, int]]


def main(argv: Sequence[str]) -> int:
    """Run the bench."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--turns", type=int, default=9)
    parsed = parser.parse_args(argv)
    with (
        tempfile.TemporaryDirectory(prefix="onehall-start-") as folder,
        hub_process(f"sqlite:///{folder}/hall.db") as (address, _pid),
    ):
        with open_hall(address) as hall:
            hall.do(ConfigureHall(plan=bench_plan(1)))
        for what in ("bare", "kiosk"):
            _start(what, address)
        starts = [(_start("bare", address), _start("kiosk", address)) for _ in range(parsed.turns)]
    return finish(_report([bare for bare, _ in starts], [kiosk for _, kiosk in starts]), as_json=parsed.json)


def _report(bare: Sequence[Start], kiosk: Sequence[Start]) -> Report:
    report = Report("start")
    floor_s, floor_bytes = _median(bare, "painted")
    frame_s, _ = _median(kiosk, "painted")
    usable_s, usable_bytes = _median(kiosk, "usable")
    report.floor = {"bare_window_ms": round(floor_s * 1000, 1), "bare_window_mb": round(floor_bytes / _MEGABYTE, 1)}
    for name, starts, moment in (
        ("bare window, first frame", bare, "painted"),
        ("kiosk, first frame", kiosk, "painted"),
        ("kiosk, usable", kiosk, "usable"),
    ):
        waits = [start[moment][0] for start in starts]
        report.rows.append(row(name, waits, sum(waits), 1 / floor_s))
    report.goals = [
        Goal("cold_start_ratio", round(usable_s / floor_s, 2), 2.5, "lower"),
        Goal("first_frame_ratio", round(frame_s / floor_s, 2), 1.8, "lower"),
        Goal("memory_ratio", round(usable_bytes / floor_bytes, 2), 1.8, "lower"),
    ]
    report.notes.append(f"kiosk when usable: {usable_bytes / _MEGABYTE:.1f} MB")
    return report


def _median(starts: Sequence[Start], moment: str) -> tuple[float, int]:
    seconds = statistics.median(start[moment][0] for start in starts)
    return seconds, int(statistics.median(start[moment][1] for start in starts))


def _start(what: str, address: str) -> Start:
    """Start a fresh process; return when it told each moment (seconds after launch) and its resident bytes then."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "bench.start_child", what, address]
    began = time.perf_counter()
    moments: dict[str, tuple[float, int]] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT, env=environment) as process:
        for line in process.stdout or ():
            moment, resident = line.split()
            moments[moment] = time.perf_counter() - began, int(resident)
    if "usable" not in moments:
        raise RuntimeError(f"{what} did not become usable")
    return moments


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
