"""Plays a window from outside as a person would, without importing Qt.

``StagePlayer(path).click(name)``, ``key("F1")``, ``type("text")``, ``wait(name, text=, enabled=)``, ``text(name)``,
``shot(png)``, ``resize(width, height)``, ``names()``. The window's program was started with ``--stage PATH``; each
method returns when the window has answered and raises ``StageError`` with the window's sentence when it refused.
"""

import json
import socket
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CONNECT_EVERY_S = 0.02
ANSWER_GRACE_S = 10.0


class StageError(RuntimeError):
    """The window could not do what it was asked: hidden, disabled, not there, or not in time."""


class StagePlayer:
    """A person at one window: one request at a time over the window's local socket."""

    def __init__(self, path: Path | str, *, timeout_s: float = 15.0) -> None:
        """Connect to the socket at ``path``, waiting up to ``timeout_s`` for the program to open it."""
        self._socket = _connect(str(path), timeout_s)
        self._lines = self._socket.makefile("r", encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Leave the window alone."""
        self._lines.close()
        self._socket.close()

    def click(self, name: str) -> None:
        """Click the visible, enabled widget called ``name``."""
        self._ask({"do": "click", "name": name})

    def key(self, key: str, modifiers: Sequence[str] = ()) -> None:
        """Press ``key`` (``"F1"``, ``"Return"``, ``"A"``) with ``modifiers`` out of ``ctrl``, ``shift``, ``alt``."""
        self._ask({"do": "key", "key": key, "modifiers": list(modifiers)})

    def type(self, text: str) -> None:
        """Type ``text`` where the caret is."""
        self._ask({"do": "type", "text": text})

    def wait(self, name: str, *, text: str | None = None, enabled: bool | None = None, timeout_s: float = 10.0) -> str:
        """Wait until ``name`` is visible (and holds ``text``, and is enabled or not); return its text."""
        request: dict[str, Any] = {"do": "wait", "name": name, "timeout_ms": round(timeout_s * 1000)}
        if text is not None:
            request["text"] = text
        if enabled is not None:
            request["enabled"] = enabled
        return str(self._ask(request, timeout_s)["text"])

    def text(self, name: str) -> str:
        """Return the text of the visible widget ``name``."""
        return str(self._ask({"do": "text", "name": name})["text"])

    def shot(self, path: Path | str) -> None:
        """Save a picture of the window as PNG."""
        self._ask({"do": "shot", "path": str(path)})

    def resize(self, width: int, height: int) -> None:
        """Give the window a size in pixels."""
        self._ask({"do": "resize", "width": width, "height": height})

    def names(self) -> list[str]:
        """Return the names of all widgets that are visible and enabled."""
        return list(self._ask({"do": "names"})["names"])

    def _ask(self, request: dict[str, Any], patience_s: float = 0.0) -> dict[str, Any]:
        self._socket.settimeout(patience_s + ANSWER_GRACE_S)
        self._socket.sendall((json.dumps(request) + "\n").encode())
        line = self._lines.readline()
        if not line:
            raise StageError(f"The window closed while it was asked to {request}.")
        answer: dict[str, Any] = json.loads(line)
        if not answer.pop("ok"):
            raise StageError(f"{answer['error']} (asked to {request})")
        return answer


def _connect(path: str, timeout_s: float) -> socket.socket:
    deadline = time.monotonic() + timeout_s
    while True:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(path)
        except (FileNotFoundError, ConnectionRefusedError):
            connection.close()
            if time.monotonic() > deadline:
                raise StageError(f"No window opened its stage at {path} within {timeout_s} s.") from None
            time.sleep(CONNECT_EVERY_S)  # another process's file appears; there is nothing to wait on
        else:
            return connection
