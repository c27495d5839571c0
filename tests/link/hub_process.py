"""A hub as its own process, started as the product starts it."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from tests.patience import PATIENCE_S

ROOT = Path(__file__).parents[2]


def run_hub(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run ``main.py hub`` with ``arguments`` to its end."""
    command = [sys.executable, "main.py", "hub", *arguments]
    return subprocess.run(
        command, cwd=ROOT, input=stdin, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )


class HubProcess:
    """``main.py hub`` over a database; in a ``with`` block, killed at its end."""

    def __init__(self, url: str, *, port: int = 0, more: Sequence[str] = ()) -> None:
        command = [sys.executable, "main.py", "hub", "--hall", url, "--port", str(port), *more]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith("hub ws://"), line + self._process.communicate()[1]
        self.address = line.removeprefix("hub ").strip()

    @property
    def port(self) -> int:
        """Return the port it listens on."""
        return int(self.address.rsplit(":", 1)[1])

    def kill(self) -> None:
        """End it as a power cut does."""
        self._process.kill()
        self._process.communicate()

    def stop(self) -> tuple[int, str]:
        """End it as the system's service manager does; return its exit code and what it complained about."""
        self._process.terminate()
        said = self._process.communicate(timeout=PATIENCE_S)[1]
        return self._process.returncode, said

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self.kill()
