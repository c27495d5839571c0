"""Giving orders to a running emulator: the small client of its control socket."""

import json
import socket
from pathlib import Path
from typing import Any


class OrderFailed(Exception):
    """The emulator refused an order; the text says why."""


class EmulatorControl:
    """One emulator's control socket; every ``ask`` is a connection of its own, so any thread may call."""

    def __init__(self, path: Path, timeout_s: float = 10.0) -> None:
        self._path = path
        self._timeout_s = timeout_s

    def ask(self, do: str, **order: Any) -> dict[str, Any]:
        """Give one order and return the answer's values; raises OrderFailed, OSError."""
        with socket.socket(socket.AF_UNIX) as wire:
            wire.settimeout(self._timeout_s)
            wire.connect(str(self._path))
            wire.sendall(json.dumps({"do": do, **order}).encode() + b"\n")
            answer: dict[str, Any] = json.loads(wire.makefile("rb").readline())
        if not answer.pop("ok"):
            raise OrderFailed(answer["error"])
        return answer
