"""The hub's door: a WebSocket per window, a role per connection, and a bell after each commit.

``/hall`` speaks :mod:`shared.link.wire`; ``/health`` answers ``ok`` for those who watch the service.
"""

import asyncio
import hashlib
import ipaddress
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketDisconnected

from shared.domain.refused import Code, Refused
from shared.errors import KnownError
from shared.hall.handlers.staff import session_hash
from shared.hall.handlers.work import Actor, Work
from shared.hall.staff import SignedIn, SignIn, SignOut
from shared.link import wire
from shared.link.core import HallCore
from shared.security.role import Role
from shared.store.staff import TerminalRow

_LOG = logging.getLogger(__name__)
_BELL_SECONDS = 0.02
"""Bells that come closer together than this are one bell: a window cannot draw faster."""


@dataclass(frozen=True)
class _Caller:
    """Who is at the other end; ``key_hash`` is of the terminal's key, known to count ``as_of`` a version of them."""

    actor: Actor
    key_hash: str | None = None
    as_of: int = 0


class HubDoor:
    """Accepts connections for one core; ``keys_always`` asks for a terminal key also from this machine."""

    def __init__(self, core: HallCore, *, keys_always: bool = False) -> None:
        self._core = core
        self._keys_always = keys_always
        self._bell = asyncio.Event()
        self._seq = 0

    def app(self) -> Starlette:
        """Return the ASGI application."""
        routes = [Route("/health", self._health), WebSocketRoute("/hall", self._serve)]
        return Starlette(routes=routes, lifespan=self._lifespan)

    @asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()

        def ring(seq: int) -> None:
            with suppress(RuntimeError):  # the loop has ended: nobody is left to ring for
                loop.call_soon_threadsafe(self._ring, seq)

        self._core.listen(ring)
        yield
        self._core.unlisten(ring)

    def _ring(self, seq: int) -> None:
        self._seq = max(self._seq, seq)
        bell, self._bell = self._bell, asyncio.Event()
        bell.set()

    async def _health(self, _request: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    async def _serve(self, socket: WebSocket) -> None:
        await socket.accept()
        with suppress(WebSocketDisconnect):
            try:
                caller = await self._greet(socket)
            except Refused as refusal:
                await socket.send_bytes(_reply(wire.HELLO, wire.refused(refusal)))
                await socket.close(code=1008)
            except (msgspec.MsgspecError, KeyError):  # KeyError: a frame of text, not of bytes
                await socket.close(code=1002)
            else:
                await self._attend(socket, caller)

    async def _attend(self, socket: WebSocket, caller: "_Caller") -> None:
        """Answer and ring until the window goes."""
        async with asyncio.TaskGroup() as tasks:
            ringer = tasks.create_task(self._ring_for(socket, wanted := asyncio.Event()))
            with suppress(WebSocketDisconnect, WebSocketDisconnected):  # the latter where the bell found out first
                await self._talk(socket, caller, wanted)
            ringer.cancel()

    async def _greet(self, socket: WebSocket) -> "_Caller":
        """Learn who connects; refuse a role that this machine or key has no right to."""
        hello = wire.decode_hello(await socket.receive_bytes())
        if hello.version != wire.VERSION:
            raise Refused(Code.BAD_MESSAGE, "This window and the hub are of different versions: update the older one.")
        caller = await self._admit(socket, hello)
        if hello.session is not None:
            actor = await self._take_up_session(caller.actor, session_hash(hello.session))
            caller = replace(caller, actor=actor)
        await socket.send_bytes(_reply(wire.HELLO, wire.answered(caller.actor.staff)))
        return caller

    async def _admit(self, socket: WebSocket, hello: wire.Hello) -> "_Caller":
        if hello.role not in set(Role):
            raise Refused(Code.NO_RIGHT, f"There is no role {hello.role!r}.", role=hello.role, message="Hello")
        role = Role(hello.role)
        if self._is_this_machine(socket) and not self._keys_always:
            return _Caller(Actor(role, hello.terminal))
        as_of = self._core.terminals_version
        key_hash = hashlib.sha256(_bearer(socket)).hexdigest()
        terminal = await self._terminal(key_hash)
        if terminal is None or terminal.role != role:
            raise Refused(Code.NO_RIGHT, f"This terminal is not enrolled as {role}.", role=role, message="Hello")
        return _Caller(Actor(role, terminal.name), key_hash, as_of)

    async def _terminal(self, key_hash: str) -> TerminalRow | None:
        found: TerminalRow | None = await asyncio.wrap_future(
            self._core.read(lambda work: work.terminals.by_key(key_hash))
        )
        return found

    def _is_this_machine(self, socket: WebSocket) -> bool:
        return socket.client is not None and ipaddress.ip_address(socket.client.host).is_loopback

    async def _take_up_session(self, actor: Actor, key_hash: str) -> Actor:
        def look(work: Work) -> str | None:
            row = work.staff.by_session(key_hash)
            return None if row is None else row.id

        staff = await asyncio.wrap_future(self._core.read(look))
        return actor if staff is None else Actor(actor.role, actor.terminal, staff, key_hash)

    async def _talk(self, socket: WebSocket, caller: "_Caller", bell_wanted: asyncio.Event) -> None:
        """Answer one message after the other; a connection's order is kept."""
        while True:
            request = await _next_request(socket)
            if request is None:
                await socket.close(code=1002)
                return
            if request.n == wire.BELL:
                bell_wanted.set()
                continue
            try:
                message = wire.decode_message(request.body)
            except msgspec.MsgspecError as error:
                await socket.send_bytes(_reply(request.n, wire.refused(Refused(Code.BAD_MESSAGE, str(error)))))
                continue
            as_of = self._core.terminals_version
            if not await self._may_stay(caller, as_of):
                await socket.close(code=1008)
                return
            outcome = await self._outcome(bytes(request.body), message, caller.actor)
            caller = replace(caller, actor=_follow_session(caller.actor, message, outcome), as_of=as_of)
            await socket.send_bytes(_reply(request.n, outcome))

    async def _may_stay(self, caller: "_Caller", as_of: int) -> bool:
        """Tell whether a connection's key still counts; looked up again only after some terminal's key changed."""
        if caller.key_hash is None or caller.as_of == as_of:
            return True
        return await self._terminal(caller.key_hash) is not None

    async def _outcome(self, raw: bytes, message: Any, actor: Actor) -> bytes:
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[bytes] = loop.create_future()
        self._core.handle(raw, message, actor, _delivery(loop, waiting))
        return await waiting

    async def _ring_for(self, socket: WebSocket, wanted: asyncio.Event) -> None:
        await wanted.wait()
        told = self._seq
        while True:
            if self._seq == told:
                await self._bell.wait()
            told = self._seq
            with suppress(WebSocketDisconnect, RuntimeError):  # the window is going: who talks with it ends this too
                await socket.send_bytes(_reply(wire.BELL, wire.encode(told)))
            await asyncio.sleep(_BELL_SECONDS)


async def _next_request(socket: WebSocket) -> wire.Request | None:
    """Return the request in the next frame, ``None`` for one so broken that nobody could answer it."""
    try:
        return wire.decode_request(await socket.receive_bytes())
    except (msgspec.MsgspecError, KeyError):  # KeyError: a frame of text, not of bytes
        return None


def _reply(n: int, outcome: bytes) -> bytes:
    return wire.encode(wire.Reply(n, msgspec.Raw(outcome)))


def _bearer(socket: WebSocket) -> bytes:
    return socket.headers.get("authorization", "").removeprefix("Bearer ").encode()


def _delivery(loop: asyncio.AbstractEventLoop, waiting: "asyncio.Future[bytes]") -> Any:
    """Return a way for another thread to hand an outcome to the loop, when the window may be gone already."""

    def settle(outcome: bytes) -> None:
        if not waiting.done():
            waiting.set_result(outcome)

    return lambda outcome: loop.call_soon_threadsafe(settle, outcome)


def _follow_session(actor: Actor, message: Any, outcome: bytes) -> Actor:
    if isinstance(message, SignIn):
        try:
            signed_in: SignedIn = wire.answer_in(outcome, SignedIn)
        except (Refused, KnownError):
            return actor
        return Actor(actor.role, actor.terminal, signed_in.staff, session_hash(message.session))
    return Actor(actor.role, actor.terminal) if isinstance(message, SignOut) else actor
