"""Open ticket pages: ``python -m bench.pages [--json]``: from "call next" in a hall to a thousand telephones.

A hub, its agent, a centre on PostgreSQL and a thousand live connections, each of another ticket of one queue: the worst
case, because every call changes every page. Measured from before the clerk's act: when the called person's page turned,
and when each of the others showed one fewer ahead; beside that, how long the act itself took and what the pages weigh.
"""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from bench.halls import bench_plan, hub_process, open_counter
from bench.report import Goal, Report, Row, arguments, finish, row
from bench.sync import enrolled
from shared.hall.places import ConfigureHall
from shared.hall.tickets import CallNext, IssueTicket, MarkNoShow
from shared.link import Hall, open_hall
from shared.security.role import Role
from shared.sync.app import start_agent
from tests.store.databases import postgres_database

_ROOT = Path(__file__).parents[1]
_NAME, _QUEUE, _COUNTER = "online", "q0", "c0"
_EACH_ADDRESS = 250
_PATIENCE_SECONDS = 30.0
_AHEAD = re.compile(rb'class="ahead">[^0-9<]*([0-9]*)')
_CALLED = b'data-standing="called"'


@dataclass
class OpenPage:
    """A telephone with a ticket's page open; ``ahead`` is what it shows, -1 for called, ``changed`` rings at news."""

    path: str
    address: str
    ahead: int = 10**6
    at: float = 0.0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self, host: str, port: int) -> None:
        """Hold the live connection."""
        reader, writer = await asyncio.open_connection(host, port, local_addr=(self.address, 0))
        writer.write(f"GET {self.path}/live HTTP/1.1\r\nHost: {host}\r\nAccept-Language: zh\r\n\r\n".encode())
        async for line in reader:
            seen = _AHEAD.search(line)
            if _CALLED in line or seen:
                self.ahead = int(seen[1] or b"0") if seen else -1
                self.at = time.perf_counter()
                self.changed.set()

    async def shows(self, ahead: int) -> float:
        """Return the moment since when the page shows at most so many ahead."""
        while self.ahead > ahead:
            self.changed.clear()
            await self.changed.wait()
        return self.at


def main(argv: Sequence[str]) -> int:
    """Measure."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--calls", type=int, default=20)
    parsed = parser.parse_args(argv)
    report = Report("pages")
    with (
        tempfile.TemporaryDirectory(prefix="onehall-pages-") as folder,
        postgres_database(None) as url,
        _centre(url, Path(folder)) as (address, centre),
        hub_process(f"sqlite:///{folder}/hall.db") as (hub, _),
        open_hall(hub) as hall,
        open_hall(hub, role=Role.AGENT) as link_of_agent,
    ):
        hall.do(ConfigureHall(plan=bench_plan(1)))
        open_counter(hall, _COUNTER)
        codes = [hall.do(IssueTicket(queue=_QUEUE)).ticket.code for _ in range(parsed.pages)]
        agent = start_agent(link_of_agent, enrolled(url, address, Path(folder), _NAME))
        report.rows, weight = asyncio.run(_measure(address, hall, codes, parsed.calls, centre))
        agent.close()
    acts, turned, others = report.rows
    report.floor = {"act_p50_ms": acts.p50_ms}
    report.goals = [
        Goal("called_page_p99_ms", turned.p99_ms, 2000, "lower"),
        Goal("all_pages_p99_ms", others.p99_ms, 2000, "lower"),
        Goal("memory_per_page_kb", round(weight), 200, "lower"),
    ]
    report.notes.append(
        f"{parsed.pages} live pages of one queue, {parsed.calls} calls, each of which changes all of them"
    )
    return finish(report, as_json=parsed.json)


async def _measure(address: str, hall: Hall, codes: Sequence[str], calls: int, centre: int) -> tuple[list[Row], float]:
    """Return the rows, and how many kilobytes a live page takes in the centre."""
    host, port = urlsplit(address).hostname or "", urlsplit(address).port or 0
    pages = [OpenPage(f"/t/{_NAME}/{code}", f"127.0.1.{n // _EACH_ADDRESS + 1}") for n, code in enumerate(codes)]
    await _until_there(pages[-1], host, port)
    before = _memory_kb(centre)
    listening = [asyncio.create_task(page.listen(host, port)) for page in pages]
    await asyncio.gather(*(page.shows(n) for n, page in enumerate(pages)))
    weight = (_memory_kb(centre) - before) / len(pages)
    acts, turned, others = [list[float]() for _ in range(3)]
    begun = time.perf_counter()
    for n in range(calls):
        pressed = time.perf_counter()
        called = await asyncio.to_thread(hall.do, CallNext(counter=_COUNTER))
        acts.append(time.perf_counter() - pressed)
        async with asyncio.timeout(_PATIENCE_SECONDS):
            turned.append(await pages[n].shows(-1) - pressed)
            later = pages[n + 1 :]
            others += [await page.shows(ahead) - pressed for ahead, page in enumerate(later)]
        await asyncio.to_thread(hall.do, MarkNoShow(counter=_COUNTER, ticket=called.ticket.id))
    seconds = time.perf_counter() - begun
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    return [
        row("the clerk's act", acts, seconds, 1),
        row("the called page turned", turned, seconds, 1),
        row("every other page", others, seconds, 1),
    ], weight


async def _until_there(page: OpenPage, host: str, port: int) -> None:
    """Wait until the centre has the last ticket."""
    while True:
        reader, writer = await asyncio.open_connection(host, port, local_addr=("127.0.2.1", 0))
        writer.write(f"GET {page.path}/now HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        if answer.startswith(b"HTTP/1.1 200"):
            return
        await asyncio.sleep(0.5)


@contextmanager
def _centre(url: str, folder: Path) -> Iterator[tuple[str, int]]:
    """Run a centre that knows this machine for a crowd; give its address and process id."""
    command = [sys.executable, str(_ROOT / "main.py"), "central", "--database", url, "serve", "--port", "0"]
    environment = {**os.environ, "ONEHALL_CENTRAL_CROWDS": "127.0.0.0/8", "PYTHONPATH": str(_ROOT)}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None  # noqa: S101 it was opened with a pipe
        yield process.stdout.readline().strip().partition(" ")[2], process.pid
    finally:
        process.kill()
        process.communicate()


def _memory_kb(process: int) -> int:
    """Return how much memory a process holds."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmRSS:\s+([0-9]+) kB", status)[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
