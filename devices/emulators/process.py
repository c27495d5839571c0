"""Starting an emulator as the separate program it is, and ending it with whoever started it."""

import selectors
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, TypeAlias

from devices.emulators.control import EmulatorControl

EmulatorKind: TypeAlias = Literal["idcard", "printer", "scanner", "sign", "keypad", "camera"]
_ROOT = Path(__file__).parents[2]
_START_S = 20.0
_END_S = 5.0


class EmulatorFailed(Exception):
    """An emulator process did not come up; the text holds what it said."""


class EmulatorProcess:
    """One emulator process; it ends when this object does, or when the program that made it dies (its stdin closes).

    ``directory`` holds the port's link and the control socket and must be short (a Unix socket path has 107 bytes).
    Options become command-line options: ``record=Path("ticket.bin")`` is ``--record ticket.bin``.
    """

    def __init__(self, kind: EmulatorKind, directory: Path, **options: Path | str) -> None:
        self.link = directory / f"tty-{kind}"
        self.control = EmulatorControl(directory / f"{kind}.sock")
        arguments = {"link": self.link, "control": directory / f"{kind}.sock", **options}
        command = [sys.executable, "-m", f"devices.emulators.{kind}"]
        for name, value in arguments.items():
            command += [f"--{name.replace('_', '-')}", str(value)]
        self._process = subprocess.Popen(  # noqa: S603 -- our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT
        )
        self._wait_until_ready()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process and wait until its link is gone."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self._process.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait_until_ready(self) -> None:
        voice = self._process.stdout
        with selectors.DefaultSelector() as selector:
            if voice is not None:
                selector.register(voice, selectors.EVENT_READ)
            if voice is None or not selector.select(_START_S) or voice.readline() != b"ready\n":
                self.stop()
                raise EmulatorFailed(f"the emulator did not start: {self._process.args!r}")
