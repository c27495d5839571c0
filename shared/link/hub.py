"""The hub's door: a WebSocket per window, a role per connection, and a bell after each commit.

``/hall`` speaks :mod:`shared.link.wire`; ``/health`` answers ``ok`` for those who watch the service.
"""

import asyncio
import hashlib
import ipaddress
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from shared.domain.refused import Code, Refused
from shared.errors import KnownError
from shared.hall.handlers.staff import session_hash
from shared.hall.handlers.work import Actor, Work
from shared.hall.staff import SignedIn, SignIn, SignOut
from shared.hall.terminals import EnrolTerminal, RevokeTerminal
from shared.link import wire
from shared.link.core import HallCore
from shared.security.role import Role

_LOG = logging.getLogger(__name__)
_BELL_SECONDS = 0.02
"""Bells that come closer together than this are one bell: a window cannot draw faster."""


class HubDoor:
    """Accepts connections for one core; ``keys_always`` asks for a terminal key also from this machine."""

    def __init__(self, core: HallCore, *, keys_always: bool = False) -> None:
        self._core = core
        self._keys_always = keys_always
        self._bell = asyncio.Event()
        self._seq = 0
        self._revoked: set[str] = set()

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
        try:
            actor = await self._greet(socket)
        except Refused as refusal:
            await socket.send_bytes(_reply(wire.HELLO, wire.refused(refusal)))
            await socket.close(code=1008)
            return
        except WebSocketDisconnect:
            return
        except (msgspec.MsgspecError, KeyError):
            await socket.close(code=1002)
            return
        async with asyncio.TaskGroup() as tasks:
            ringer = tasks.create_task(self._ring_for(socket, wanted := asyncio.Event()))
            with suppress(WebSocketDisconnect):
                await self._talk(socket, actor, wanted)
            ringer.cancel()

    async def _greet(self, socket: WebSocket) -> Actor:
        """Learn who connects; refuse a role that this machine or key has no right to."""
        hello = wire.decode_hello(await socket.receive_bytes())
        if hello.version != wire.VERSION:
            raise Refused(Code.BAD_MESSAGE, "This window and the hub are of different versions: update the older one.")
        role, terminal = await self._role(socket, hello)
        actor = Actor(role, terminal)
        if hello.session is not None:
            actor = await self._take_up_session(actor, session_hash(hello.session))
        await socket.send_bytes(_reply(wire.HELLO, wire.answered(actor.staff)))
        return actor

    async def _role(self, socket: WebSocket, hello: wire.Hello) -> tuple[Role, str]:
        if hello.role not in set(Role):
            raise Refused(Code.NO_RIGHT, f"There is no role {hello.role!r}.", role=hello.role, message="Hello")
        role = Role(hello.role)
        if self._is_this_machine(socket) and not self._keys_always:
            return role, hello.terminal
        key_hash = hashlib.sha256(_bearer(socket)).hexdigest()
        terminal = await asyncio.wrap_future(self._core.read(lambda work: work.terminals.by_key(key_hash)))
        if terminal is None or terminal.role != role:
            raise Refused(Code.NO_RIGHT, f"This terminal is not enrolled as {role}.", role=role, message="Hello")
        return role, terminal.name

    def _is_this_machine(self, socket: WebSocket) -> bool:
        return socket.client is not None and ipaddress.ip_address(socket.client.host).is_loopback

    async def _take_up_session(self, actor: Actor, key_hash: str) -> Actor:
        def look(work: Work) -> str | None:
            row = work.staff.by_session(key_hash)
            return None if row is None else row.id

        staff = await asyncio.wrap_future(self._core.read(look))
        return actor if staff is None else Actor(actor.role, actor.terminal, staff, key_hash)

    async def _talk(self, socket: WebSocket, actor: Actor, bell_wanted: asyncio.Event) -> None:
        """Answer one message after the other; a connection's order is kept."""
        loop = asyncio.get_running_loop()
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
            if actor.terminal in self._revoked:
                await socket.close(code=1008)
                return
            waiting: asyncio.Future[bytes] = loop.create_future()
            self._core.handle(bytes(request.body), message, actor, _delivery(loop, waiting))
            outcome = await waiting
            actor = _follow_session(actor, message, outcome)
            self._follow_terminals(message, outcome)
            await socket.send_bytes(_reply(request.n, outcome))

    def _follow_terminals(self, message: Any, outcome: bytes) -> None:
        """Remember whose key was taken back, so that a connection that stands is cut as well."""
        if not isinstance(message, RevokeTerminal | EnrolTerminal):
            return
        if not isinstance(wire.decode_outcome(outcome), wire.Answered):
            return
        if isinstance(message, RevokeTerminal):
            self._revoked.add(message.name)
        else:
            self._revoked.discard(message.name)

    async def _ring_for(self, socket: WebSocket, wanted: asyncio.Event) -> None:
        await wanted.wait()
        told = self._seq
        while True:
            if self._seq == told:
                await self._bell.wait()
            told = self._seq
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
