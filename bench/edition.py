"""60,000 items are published at a centre and taken over by a hall that carries its agent, while people draw tickets.

Then the same again with one item changed. The centre is on PostgreSQL. The floor is a ticket before anything came.
"""

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.catalogue import draw_tickets, many
from bench.halls import bench_plan, hub_process
from bench.report import Goal, Report, arguments, finish, row
from bench.sync import centre_process, enrolled
from central.catalogue.publishing import Publication, publish
from central.store.database import Database
from shared.clock import SystemClock
from shared.domain.catalogue.catalogue import Catalogue
from shared.hall.catalogue import EditionView
from shared.hall.places import ConfigureHall
from shared.link import Hall, open_hall
from tests.store.databases import postgres_database

_ITEMS = 60_000
_ALONE_S = 5.0
_NAME = "bench"
_LOOK_S = 0.25


def main(argv: Sequence[str]) -> int:
    """Measure."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--items", type=int, default=_ITEMS)
    parsed = parser.parse_args(argv)
    catalogue = many(parsed.items)
    report = Report("edition", notes=["the items are synthetic: the built-in ones many times over"])
    with (
        tempfile.TemporaryDirectory(prefix="onehall-edition-") as folder,
        postgres_database(None) as url,
        centre_process(url, Path(folder)) as address,
    ):
        enrolled(url, address, Path(folder), _NAME)
        with_agent = ["--centre", address, "--identity", f"{folder}/{_NAME}.json"]
        with hub_process(f"sqlite:///{folder}/hall.db", more=with_agent) as (hub, _), open_hall(hub) as hall:
            hall.do(ConfigureHall(plan=bench_plan(1)))
            _measure(report, hub, hall, url, catalogue)
    return finish(report, as_json=parsed.json)


def _measure(report: Report, hub: str, hall: Hall, url: str, catalogue: Catalogue) -> None:
    context = multiprocessing.get_context("spawn")
    stop, results = context.Event(), context.SimpleQueue()
    citizen = context.Process(target=draw_tickets, args=(hub, stop, results))
    citizen.start()
    results.get()  # the first ticket is drawn
    time.sleep(_ALONE_S)
    first = _publish(report, url, hall, catalogue)
    items = list(catalogue.items)
    items[len(items) // 2] = replace(items[len(items) // 2], name="改名的事项")
    second = _publish(report, url, hall, replace(catalogue, items=tuple(items)))
    stop.set()
    drawn: list[tuple[float, float]] = results.get()
    citizen.join()
    alone = [wait for at, wait in drawn if at + wait < first[0]]
    report.floor = {"ticket_alone_per_s": round(1 / (sum(alone) / len(alone)), 1)}
    floor = len(alone) / sum(alone)
    report.rows.append(row("a ticket, before", alone, _ALONE_S, floor))
    worst = 0.0
    for name, (begun, ended) in (("the first edition", first), ("one item changed", second)):
        waits = [wait for at, wait in drawn if at + wait >= begun and at <= ended]
        report.rows.append(row(f"a ticket, during {name}", waits, ended - begun, floor))
        worst = max(worst, *waits)
    report.goals = [Goal("ticket_max_ms", round(worst * 1000, 1), 500, "lower")]


def _publish(report: Report, url: str, hall: Hall, catalogue: Catalogue) -> tuple[float, float]:
    """Publish, and wait until people see it; return when it was published and when it was there."""
    before = hall.ask(EditionView())
    database = Database(url)
    begun = time.perf_counter()
    done = publish(database, catalogue, SystemClock().now())
    published = time.perf_counter()
    database.close()
    while hall.ask(EditionView()) == before:
        time.sleep(_LOOK_S)
    ended = time.perf_counter()
    report.notes.append(_sentence(done, published - begun, ended - published))
    return published, ended


def _sentence(done: Publication, publishing: float, taking: float) -> str:
    travelled = f"{done.new_parts} of {done.parts} parts, {done.new_bytes / 1e6:.1f} MB"
    return f"published in {publishing:.1f} s ({travelled} to travel), seen in the hall {taking:.1f} s later"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
