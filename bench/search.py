"""Search as you type: every key of many people typing, in each form and with each kind of slip, on a busy machine.

Another process keeps a core busy all the while. The floor is a plain scan and SQLite's full-text search over the same
entries with the same keys, for fewer people, because they take so much longer.
"""

import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.report import Goal, Report, Row, arguments, finish, row
from bench.search_floor import FullText, PlainScan, searchable
from bench.typing_sessions import EXACT, SLIPS, Session, real_names, sessions, synthetic_catalogue
from shared.search.build import index_arrays
from shared.search.cache import load, save
from shared.search.entry import Entry

_SEED = 20260302
_FLOOR_TARGETS = 2
_EDITION = 1
Find = Callable[[str], list[str]]


def main(argv: Sequence[str]) -> int:
    """Run the bench."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--items", type=int, default=60_000)
    parser.add_argument("--targets", type=int, default=20, help="how many names are typed in every way")
    parsed = parser.parse_args(argv)
    names, source = real_names()
    entries = synthetic_catalogue(names, parsed.items, _SEED)
    people = list(sessions(entries[: len(names)], parsed.targets, _SEED))
    few = people[: _FLOOR_TARGETS * len(EXACT + SLIPS)]
    report = Report("search")
    report.notes.append(f"{len(entries)} items: synthetic, {len(names)} real names of {source} and variants of them")
    with tempfile.TemporaryDirectory(prefix="onehall-search-") as folder, _busy_core():
        floor = _floor(report, searchable(entries), few, Path(folder))
        file = Path(folder) / "index.npz"
        built = _elsewhere(_build, entries, file) | _elsewhere(_hold, file, [one.text for one in few])
        began = time.thread_time()
        waits, recall = _type(people, _finder(file))
        own = (time.thread_time() - began) / len(waits) * 1000
        report.rows.append(row("this search", waits, sum(waits), floor))
        report.goals = _goals(report.rows[-1], recall)
        load_1 = os.getloadavg()[0]
        report.notes.append(f"{own:.2f} ms of processor time a key; load average of the machine {load_1:.1f}")
        report.notes += [f"index: {_figures(built)}", f"recall@10 of this search: {_figures(recall)}"]
    return finish(report, as_json=parsed.json)


def _goals(measured: Row, recall: dict[str, float]) -> list[Goal]:
    def mean(ways: Sequence[str]) -> float:
        return round(sum(recall[way] for way in ways) / len(ways), 4)

    return [
        Goal("key_p99_ms", measured.p99_ms, 16.0, "lower"),
        Goal("recall_exact", mean(EXACT), 0.99, "higher"),
        Goal("recall_errors", mean(SLIPS), 0.9, "higher"),
    ]


def _floor(report: Report, texts: Sequence[tuple[str, str]], few: Sequence[Session], folder: Path) -> float:
    """Measure the other ways; return how many keys a second the plain scan answers."""
    floor = 0.0
    for name, find in (
        ("plain scan", PlainScan(texts).find),
        ("SQLite FTS5, trigrams", FullText(texts, folder / "fts.db").find),
    ):
        waits, recall = _type(few, find)
        floor = floor or len(waits) / sum(waits)
        report.rows.append(row(name, waits, sum(waits), floor))
        report.notes.append(f"recall@10 of {name}: {_figures(recall)}")
    report.floor = {"plain_scan_keys_per_s": round(floor, 1), "what": "Python's `in` over every text, shortest first"}
    return floor


def _type(people: Sequence[Session], find: Find) -> tuple[list[float], dict[str, float]]:
    """Let people type; return the wait at every key, and for each way the share that ends with the target in sight."""
    waits: list[float] = []
    found: dict[str, list[bool]] = defaultdict(list)
    for one in people:
        names: list[str] = []
        for end in range(1, len(one.text) + 1):
            began = time.perf_counter()
            names = find(one.text[:end])
            waits.append(time.perf_counter() - began)
        found[one.way].append(one.target in names)
    return waits, {way: round(sum(hits) / len(hits), 4) for way, hits in found.items()}


def _finder(file: Path) -> Find:
    index = load(file, _EDITION)
    if index is None:
        raise RuntimeError("the index was not built")
    return lambda typed: [record.id for record in index.find(typed)]


def _build(entries: Sequence[Entry], file: Path) -> dict[str, float]:
    began = time.perf_counter()
    arrays = index_arrays(entries)
    built = time.perf_counter()
    save(file, arrays, _EDITION)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "build_s": round(built - began, 1),
        "build_peak_mb": round(peak, 1),
        "file_mb": round(file.stat().st_size / 1024**2, 1),
    }


def _hold(file: Path, texts: Sequence[str]) -> dict[str, float]:
    """Return what an index costs a hub: seconds to load it, and memory once it was used."""
    before = _resident_mb()
    began = time.perf_counter()
    find = _finder(file)
    loaded = time.perf_counter() - began
    for text in texts:
        find(text)
    return {"load_s": round(loaded, 2), "memory_mb": round(_resident_mb() - before, 1)}


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1024**2


def _elsewhere(work: Callable[..., dict[str, float]], *arguments: Any) -> dict[str, float]:
    """Do something in a fresh process, whose memory nothing else has touched."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(work, *arguments).result()


@contextmanager
def _busy_core() -> Iterator[None]:
    """Keep another core busy."""
    process = multiprocessing.get_context("spawn").Process(target=_spin, daemon=True)
    process.start()
    try:
        yield
    finally:
        process.kill()
        process.join()


def _spin() -> None:
    while True:
        sum(range(1000))


def _figures(values: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in values.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
