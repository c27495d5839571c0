"""60,000 items come into the catalogue through the hub while people draw tickets: rows a second, and the longest wait.

The floor is the same rows written straight at the SQLite driver in one transaction. The items are synthetic: the built-
in ones, many times over under other ids.
"""

import itertools
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from sqlcipher3 import dbapi2

from bench.halls import bench_plan, hub_process
from bench.report import Goal, Report, arguments, finish, row
from shared.catalogue.bringing import bring
from shared.catalogue.folder import BUILT_IN, load_folder
from shared.catalogue.lossless import records_of
from shared.domain.catalogue.catalogue import Catalogue
from shared.hall.guide import DepartmentList, ItemList
from shared.hall.places import ConfigureHall
from shared.hall.tickets import IssueTicket
from shared.link import open_hall

_ITEMS = 60_000
_PAUSE_S = 0.02
_ALONE_S = 3.0
_QUESTIONS = 50


def main(argv: Sequence[str]) -> int:
    """Run the bench."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--items", type=int, default=_ITEMS)
    parser.add_argument("--hall", help="an empty database's URL (default: a SQLite file of its own)")
    parsed = parser.parse_args(argv)
    report = Report("catalogue", notes=["the items are synthetic: the built-in ones many times over"])
    with tempfile.TemporaryDirectory(prefix="onehall-bench-") as folder:
        catalogue = many(parsed.items)
        floor = _floor(Path(folder) / "floor.db", catalogue)
        report.floor = {"driver_rows_per_s": round(floor, 1), "what": "sqlcipher3 driver, one transaction"}
        with hub_process(parsed.hall or f"sqlite:///{folder}/hall.db") as (address, _pid):
            _through_hub(report, address, catalogue, floor)
    return finish(report, as_json=parsed.json)


def many(count: int) -> Catalogue:
    """Return the built-in catalogue with its items over and over."""
    built_in = load_folder(BUILT_IN)
    items = itertools.islice(itertools.cycle(built_in.items), count - len(built_in.items))
    more = (replace(item, id=f"{item.id}-{n}", name=f"{item.name}（{n}）") for n, item in enumerate(items))
    return replace(built_in, items=(*built_in.items, *more))


def _floor(file: Path, catalogue: Catalogue) -> float:
    """Return how many rows a second the driver alone takes."""
    rows = [(1, item.id, msgspec.json.encode(item).decode()) for item in catalogue.items]
    connection = dbapi2.connect(str(file), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE item (edition INTEGER, id TEXT, body TEXT, PRIMARY KEY (edition, id))")
    began = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO item VALUES (?, ?, ?)", rows)
    connection.execute("COMMIT")
    seconds = time.perf_counter() - began
    connection.close()
    return len(rows) / seconds


def _through_hub(report: Report, address: str, catalogue: Catalogue, floor: float) -> None:
    context = multiprocessing.get_context("spawn")
    with open_hall(address) as hall:
        hall.do(ConfigureHall(plan=bench_plan(1)))
        stop, results = context.Event(), context.SimpleQueue()
        citizen = context.Process(target=draw_tickets, args=(address, stop, results))
        citizen.start()
        results.get()  # the first ticket is drawn
        time.sleep(_ALONE_S)
        began = time.perf_counter()
        bring(hall, records_of(catalogue))
        seconds = time.perf_counter() - began
        stop.set()
        drawn = results.get()
        citizen.join()
        alone = [wait for at, wait in drawn if at + wait < began]
        tickets = [wait for at, wait in drawn if at + wait >= began]
        rows = sum(1 for _ in records_of(catalogue)) - 1
        report.rows.append(row("a ticket, before the import", alone, _ALONE_S, floor))
        report.rows.append(row("a ticket, during the import", tickets, seconds, floor))
        rate = rows / seconds
        report.notes.append(f"{rows} rows in {seconds:.1f} s, publishing and sweeping included")
        report.goals = [
            Goal("rows_per_s", round(rate, 1), 1000, "higher"),
            Goal("ticket_max_ms", round(max(tickets) * 1000, 1), 100, "lower"),
        ]
        for name, question in (
            ("a page of one department", ItemList(department="market", most=20)),
            ("a page of all items", ItemList(most=20)),
            ("the departments", DepartmentList()),
        ):
            asked = [_wait(lambda question=question: hall.ask(question)) for _ in range(_QUESTIONS)]
            report.rows.append(row(name, asked, sum(asked), floor))


def draw_tickets(address: str, stop: Any, results: Any) -> None:
    """Draw a ticket every moment until ``stop``; put ``None`` when the first is drawn, then every moment and wait."""
    drawn = []
    with open_hall(address) as hall:
        hall.do(IssueTicket(queue="q0"))
        results.put(None)
        while not stop.wait(_PAUSE_S):
            at = time.perf_counter()
            drawn.append((at, _wait(lambda: hall.do(IssueTicket(queue="q0")))))
    results.put(drawn)


def _wait(what: Any) -> float:
    began = time.perf_counter()
    what()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
