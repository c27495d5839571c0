"""The programs of a demonstration hall: hub, emulated devices and windows, each a process that ends with us."""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from types import TracebackType
from typing import Self

from devices.emulators.process import EmulatorProcess
from shared.catalogue.bringing import bring
from shared.catalogue.folder import BUILT_IN, load_folder
from shared.catalogue.lossless import records_of
from shared.domain.hours import OpeningHours, Span
from shared.domain.plan import HallPlan
from shared.errors import SetupError
from shared.hall.places import ConfigureHall
from shared.hall.staff import AddStaff
from shared.link import Hall, open_hall
from shared.link.app import read_plan

_ROOT = Path(__file__).parents[2]
_PLAN = _ROOT / "resources" / "halls" / "sample.toml"
_END_SECONDS = 5.0
_ALL_DAY = Span(time(0), time(23, 59, 59, 999999))


@dataclass(frozen=True)
class Clerk:
    """A member of staff of the demonstration; the password is made anew for every run."""

    login: str
    name: str
    password: str


@dataclass(frozen=True, repr=False)
class Citizen:
    """A person of the demonstration, who does not exist."""

    name: str
    id_number: str
    phone: str


class Stand:
    """The processes of one demonstration; ``folder`` keeps the hall's database and what the printer printed."""

    def __init__(self, folder: Path, plan: HallPlan | None = None) -> None:
        self._exit = ExitStack()
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        # Unix sockets have short names, so they get a short folder of their own.
        self.sockets = Path(self._exit.enter_context(tempfile.TemporaryDirectory(prefix="onehall-")))
        self.pages = f"http://127.0.0.1:{_free_port()}"
        """Where the centre's pages are for citizens; their address is on the tickets, so it is known beforehand."""
        self.settings = {
            "ONEHALL_CENTRAL_PUBLIC": self.pages,
            "ONEHALL_DEVICES__FOLDER": str(self.sockets),
            "ONEHALL_DEVICES__PRINT_JOURNAL": str(self.sockets / "print-journal.jsonl"),
        }
        self.plan = plan or demo_plan()
        self.clerks = tuple(
            Clerk(login, name, secrets.token_urlsafe(12)) for login, name in (("wang", "王敏"), ("li", "李强"))
        )
        self._leave_accounts()
        self.address = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exit.close()

    def _leave_accounts(self) -> None:
        """Leave the clerks' passwords of this run where only this user's programs can read them."""
        accounts = [{"login": clerk.login, "name": clerk.name, "password": clerk.password} for clerk in self.clerks]
        path = self.sockets / "accounts.json"
        path.touch(mode=0o600)
        path.write_text(json.dumps(accounts, ensure_ascii=False), encoding="utf-8")

    def start_hub(self) -> Hall:
        """Start the hub on a new database, give it plan, catalogue and clerks, and return an administrator's link."""
        url = f"sqlite:///{self.folder / 'hall.db'}"
        self.address = self._started("hub", "--hall", url, "serve", "--port", "0")
        hall = self._exit.enter_context(open_hall(self.address))
        hall.do(ConfigureHall(plan=self.plan))
        bring(hall, records_of(load_folder(BUILT_IN)))
        for clerk in self.clerks:
            hall.do(AddStaff(login=clerk.login, name=clerk.name, password=clerk.password))
        return hall

    def start_centre(self, *, stopped: bool = False) -> None:
        """Start a centre, enrol the hall there by a code as an administrator would, and start the hall's agent.

        The texts it sends people are taken by an emulated gateway and left in ``messages.jsonl``.

        ``stopped``: the centre is gone before the agent reaches it.
        """
        texts = str(self.folder / "messages.jsonl")
        self.settings["ONEHALL_CENTRAL_SMS_KEY"] = secrets.token_urlsafe(12)
        gateway = self._started("central", "emulate-gateway", "--record", texts, "--port", "0")
        self.settings["ONEHALL_CENTRAL_SMS_URL"] = gateway
        database = ("--database", f"sqlite:///{self.folder / 'central.db'}")
        identity = self.folder / "centre.json"
        address = self._started("central", *database, "serve", "--port", self.pages.rpartition(":")[2])
        code = self._said("central", *database, "enrol-code", self.plan.id)
        self._said("sync", "--identity", str(identity), "enrol", self.plan.id, "--centre", address, "--code", code)
        if stopped:
            _end(self._last)
        self._start("sync", "--hall", self.address, "--identity", str(identity))

    def start_devices(self) -> tuple[EmulatorProcess, EmulatorProcess, EmulatorProcess]:
        """Start the emulated devices; return the card reader, the printer and the scanner, which a visitor handles."""
        enter = self._exit.enter_context
        enter(EmulatorProcess("sign", self.sockets))
        enter(EmulatorProcess("keypad", self.sockets))
        return (
            enter(EmulatorProcess("idcard", self.sockets)),
            enter(EmulatorProcess("printer", self.sockets, record=self.folder / "ticket.bin")),
            enter(EmulatorProcess("scanner", self.sockets)),
        )

    @property
    def keypad(self) -> str:
        """Where the emulated rating keypad is plugged in."""
        return str(self.sockets / "tty-keypad")

    def start_window(self, mode: str, *options: str) -> "subprocess.Popen[str]":
        """Start one of OneHall's windows at this hall."""
        return self._start(mode, "--hall", self.address, *options)

    def start_tool(self, mode: str, *options: str) -> "subprocess.Popen[str]":
        """Start a program that needs no hall."""
        return self._start(mode, *options)

    def _started(self, mode: str, *options: str) -> str:
        """Start a service and return the address it says it serves at."""
        self._last = self._start(mode, *options, pipe=True)
        pipe = self._last.stdout
        word, _, address = (pipe.readline() if pipe else "").strip().partition(" ")
        if word != mode:
            raise SetupError(f"{mode}_start", f"The {mode} did not start; its own words stand above.")
        return address

    def _said(self, mode: str, *options: str) -> str:
        """Run a command to its end and return what it said."""
        command = [sys.executable, str(_ROOT / "main.py"), mode, *options]
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)  # noqa: S603 our own
        if done.returncode:
            raise SetupError(f"{mode}_failed", done.stderr)
        return done.stdout.strip()

    def _start(self, mode: str, *options: str, pipe: bool = False) -> "subprocess.Popen[str]":
        process = subprocess.Popen(  # noqa: S603 our own program
            [sys.executable, str(_ROOT / "main.py"), mode, *options],
            stdout=subprocess.PIPE if pipe else None,
            text=True,
            cwd=_ROOT,
            env={**os.environ, **self.settings},
        )
        self._exit.callback(_end, process)
        return process


def demo_plan() -> HallPlan:
    """Return the sample hall, open around the clock, because a demonstration may be given on a Sunday night."""
    plan = read_plan(_PLAN)
    return replace(plan, hours=OpeningHours(week=((_ALL_DAY,),) * 7))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _end(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
