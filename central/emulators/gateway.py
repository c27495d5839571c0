"""An SMS gateway as ``docs/messages.md`` describes it: takes texts over HTTP, sends none, and fails on demand.

``main.py central emulate-gateway --record FILE`` prints where it serves, and leaves each text it took as one JSON line.
``POST /faults`` with ``["refuse", …]`` plays those, one for each request that follows.
"""

import asyncio
import json
import threading
from collections import deque
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from shared.serving import Service

SLOW_SECONDS = 1.0


class Fault(StrEnum):
    """What a gateway does wrong."""

    REFUSE = "refuse"
    """No such number: 422."""
    BUSY = "busy"
    """Too many at once: 429."""
    ERROR = "error"
    """500, and the text was not taken."""
    ERROR_AFTER = "error_after"
    """500, although the text was taken."""
    SILENT = "silent"
    """The text is taken, and no answer comes until the caller gives up."""
    SLOW = "slow"
    """The text is taken, and the answer comes a second later."""


@dataclass(frozen=True)
class Text:
    """A text that was taken; ``key`` is its idempotency key."""

    key: str
    to: str
    text: str


class _Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    to: str
    text: str


class Gateway:
    """The emulated gateway: its texts, and the faults still to play."""

    def __init__(self, key: str, record: Path | None = None) -> None:
        self._key, self._record = key, record
        self._changed = threading.Condition()
        self._texts: dict[str, Text] = {}
        self._faults: deque[Fault] = deque()
        self.asked = 0
        routes = [
            Route("/messages", self._messages, methods=["POST"]),
            Route("/faults", self._play, methods=["POST"]),
        ]
        self.app = Starlette(routes=routes)

    @property
    def texts(self) -> list[Text]:
        """Return what was taken, in order."""
        with self._changed:
            return list(self._texts.values())

    def fail(self, *faults: Fault) -> None:
        """Play these faults, one for each request."""
        self._faults.extend(faults)

    def wait_for(self, count: int, seconds: float) -> bool:
        """Wait until so many texts were taken; tell whether they were."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._texts) >= count, seconds)

    async def _play(self, request: Request) -> Response:
        self.fail(*msgspec.json.decode(await request.body(), type=list[Fault]))
        return JSONResponse({})

    async def _messages(self, request: Request) -> Response:
        self.asked += 1
        if request.headers.get("authorization") != f"Bearer {self._key}":
            return JSONResponse({"reason": "key"}, 401)
        key = request.headers.get("idempotency-key", "")
        try:
            wanted = msgspec.json.decode(await request.body(), type=_Wanted)
        except msgspec.MsgspecError:
            return JSONResponse({"reason": "body"}, 400)
        fault = self._faults.popleft() if self._faults else None
        if fault in _NOT_TAKEN:
            return JSONResponse({"reason": fault}, _NOT_TAKEN[fault])
        self._take(Text(key, wanted.to, wanted.text))
        if fault is Fault.ERROR_AFTER:
            return JSONResponse({}, 500)
        if fault is Fault.SLOW:
            await asyncio.sleep(SLOW_SECONDS)
        if fault is Fault.SILENT:
            await request.receive()  # the body was read, so the next thing to come is the caller's leaving
        return JSONResponse({"id": key})

    def _take(self, text: Text) -> None:
        """Keep a text, unless its key was here before."""
        with self._changed:
            if text.key in self._texts:
                return
            self._texts[text.key] = text
            if self._record is not None:
                with self._record.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(asdict(text), ensure_ascii=False) + "\n")
            self._changed.notify_all()


_NOT_TAKEN = {Fault.REFUSE: 422, Fault.BUSY: 429, Fault.ERROR: 500}


def serve(gateway: Gateway, port: int = 0) -> Service:
    """Return the gateway as a service on loopback; port 0 takes a free one."""
    return Service(gateway.app, ("127.0.0.1", port), what="gateway")
