"""Hub, agent and centre killed at random, with a faulty line between: ``python -m bench.syncstorm --events 12000``.

Acts go on all the while. At the end the centre must have the hall's journal, line for line, in order: nothing lost,
nothing doubled. Runs on SQLite, and on PostgreSQL with ``--engine postgresql`` (hall and centre each a database).
"""

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.halls import bench_plan
from bench.report import Goal, Report, arguments, finish
from central.store.database import Database
from shared.errors import KnownError
from shared.hall.places import ConfigureHall
from shared.hall.sync import SyncStatus
from shared.hall.tickets import IssueTicket
from shared.link import Hall, open_hall
from shared.store.engine import make_engine
from shared.store.session import Session
from shared.sync.app import join

_ROOT = Path(__file__).parents[1]
_HALL = "storm"
_SETTLE_S = 300.0
_LEAST_KILLS = 6
_PAUSE_S = 0.004
"""Between two acts, so that the programs die in the middle of them and not after."""


@dataclass
class Verdict:
    """What one seed left on both sides."""

    seed: int
    engine: str
    events: int = 0
    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


class Program:
    """One of the storm's programs, killed and started again with the same command."""

    def __init__(self, folder: Path, *command: str) -> None:
        self._folder = folder
        self._command = [sys.executable, *command]
        self.said = ""
        self.start()

    def start(self) -> None:
        """Start it and wait for its first line."""
        self._process = subprocess.Popen(
            self._command,
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None  # noqa: S101 it was opened with a pipe
        self.said = self._process.stdout.readline().strip()

    def kill(self) -> None:
        """Kill it without warning."""
        self._process.kill()
        self._process.communicate()


class Storm:
    """One run: ``run`` plays until the hall has written ``events`` lines, then lets both sides settle."""

    def __init__(self, folder: Path, hall_url: str, centre_url: str, seed: int) -> None:
        self._folder, self._hall_url, self._centre_url = folder, hall_url, centre_url
        self._chance = random.Random(seed)
        self.verdict = Verdict(seed, "sqlite" if hall_url.startswith("sqlite") else "postgresql")
        self._killed_often = threading.Event()
        self._exit = ExitStack()
        hub, centre = str(_free_port()), str(_free_port())
        self._programs = {
            "centre": self._program(
                str(_ROOT / "main.py"), "central", "--database", centre_url, "serve", "--port", centre
            ),
            "hub": self._program(str(_ROOT / "main.py"), "hub", "--hall", hall_url, "serve", "--port", hub),
        }
        self._hub_address = f"ws://127.0.0.1:{hub}"
        proxy = self._program("-m", "bench.fault_proxy", f"127.0.0.1:{centre}", str(seed))
        self._join(f"http://127.0.0.1:{centre}", f"http://127.0.0.1:{proxy.said}")
        identity = str(folder / "centre.json")
        self._programs["agent"] = self._program(
            str(_ROOT / "main.py"), "sync", "--hall", self._hub_address, "--identity", identity, "run"
        )

    def run(self, events: int) -> Verdict:
        """Play."""
        began = time.monotonic()
        try:
            with open_hall(self._hub_address) as hall:
                hall.do(ConfigureHall(plan=bench_plan(8)))
                stop = threading.Event()
                killer = threading.Thread(target=self._kill_now_and_then, args=(stop,))
                killer.start()
                _write_lines(hall, events)
                self._killed_often.wait(_SETTLE_S)
                stop.set()
                killer.join()
                self._settle(hall)
        finally:
            self._exit.close()
        self._judge()
        self.verdict.seconds = round(time.monotonic() - began, 1)
        return self.verdict

    def _program(self, *command: str) -> Program:
        program = Program(self._folder, *command)
        self._exit.callback(program.kill)
        return program

    def _join(self, centre: str, proxy: str) -> None:
        """Enrol at the centre itself, then let every later request take the faulty line."""
        command = [
            sys.executable,
            str(_ROOT / "main.py"),
            "central",
            "--database",
            self._centre_url,
            "enrol-code",
            _HALL,
        ]
        code = subprocess.run(command, cwd=self._folder, capture_output=True, text=True, check=True).stdout.strip()
        path = self._folder / "centre.json"
        join(path, centre, _HALL, code)
        path.write_text(path.read_text(encoding="utf-8").replace(centre, proxy), encoding="utf-8")

    def _kill_now_and_then(self, stop: threading.Event) -> None:
        while not stop.wait(self._chance.uniform(0.5, 3.0)):
            name = self._chance.choice(list(self._programs))
            self._programs[name].kill()
            self._programs[name].start()
            self.verdict.kills[name] = self.verdict.kills.get(name, 0) + 1
            if sum(self.verdict.kills.values()) >= _LEAST_KILLS:
                self._killed_often.set()

    def _settle(self, hall: Hall) -> None:
        """Wait until the hall says that the centre has everything; the line stays as bad as it was."""
        deadline = time.monotonic() + _SETTLE_S
        while time.monotonic() < deadline:
            try:
                now = hall.ask(SyncStatus())
            except KnownError:
                continue
            if now.pending == 0 and now.acknowledged:
                return
            time.sleep(0.1)

    def _judge(self) -> None:
        here = _column(self._hall_url, "SELECT event_id FROM journal ORDER BY seq")
        with _centre_session(self._centre_url) as session:
            sql = "SELECT event_id FROM event ORDER BY hall_id, epoch, seq"
            there = [row[0] for row in session.run(sql).fetchall()]
        verdict = self.verdict
        verdict.events = len(here)
        verdict.lost = len(set(here) - set(there))
        verdict.doubled = len(there) - len(set(there))
        verdict.out_of_order = sum(one != other for one, other in zip(here, there, strict=False))


def _write_lines(hall: Hall, events: int) -> None:
    """Issue tickets until the journal holds so many lines; each act is sent until it is answered."""
    for n in range(events - 1):
        act = IssueTicket(queue=f"q{n % 8}")
        while True:
            try:
                hall.do(act)
                break
            except KnownError:
                continue
        time.sleep(_PAUSE_S)


def _column(url: str, sql: str) -> list[str]:
    session = Session(make_engine(url, read_only=True))
    with session.transaction():
        found = [row[0] for row in session.run(sql).fetchall()]
    session.close()
    return found


@contextmanager
def _centre_session(url: str) -> Iterator[Session]:
    database = Database(url)
    with database.reading() as session:
        yield session
    database.close()


@contextmanager
def databases(engine: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the addresses of two fresh databases, for the hall and for the centre."""
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'hall.db'}", f"sqlite:///{folder / 'central.db'}"
        return
    from tests.store.databases import postgres_database  # noqa: PLC0415 only where there is a server

    with postgres_database(None) as hall, postgres_database(None) as centre:
        yield hall, centre


def _free_port() -> int:
    import socket  # noqa: PLC0415 only here

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def storm(engine: str, events: int, seed: int) -> Verdict:
    """Return what one seed left."""
    with (
        tempfile.TemporaryDirectory(prefix="onehall-syncstorm-") as folder,
        databases(engine, Path(folder)) as (hall, centre),
    ):
        return Storm(Path(folder), hall, centre, seed).run(events)


def main(argv: Sequence[str]) -> int:
    """Run the storms."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--engine", choices=("sqlite", "postgresql", "both"), default="both")
    parsed = parser.parse_args(argv)
    engines = ("sqlite", "postgresql") if parsed.engine == "both" else (parsed.engine,)
    verdicts = [storm(engine, parsed.events, seed) for engine in engines for seed in range(1, parsed.seeds + 1)]
    report = Report("syncstorm", floor={"events": sum(verdict.events for verdict in verdicts)})
    report.goals = [
        Goal(name, sum(getattr(verdict, name) for verdict in verdicts), 0, "lower")
        for name in ("lost", "doubled", "out_of_order")
    ]
    report.notes = [f"{v.engine} seed {v.seed}: {v.events} events, kills {v.kills}, {v.seconds} s" for v in verdicts]
    return finish(report, as_json=parsed.json)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
