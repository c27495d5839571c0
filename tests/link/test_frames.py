"""Broken frames: each is answered or cut off, and the hub serves everybody else as before."""

import asyncio
import logging
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from shared.hall import Code, Refused
from shared.hall.places import PlanView
from shared.hall.tickets import IssueTicket
from shared.link import Hall, open_hall, wire
from shared.link.core import HallCore
from shared.link.hub import HubDoor
from shared.link.server import HubServer
from tests.domain.plans import small_plan
from tests.hall.people import issue


@pytest.fixture
def line(hub: HubServer, caplog: pytest.LogCaptureFixture) -> Iterator[ClientConnection]:
    """Open a connection without a client of ours; afterwards the hub must serve, and must not have stumbled."""
    with connect(hub.address + "/hall", max_size=None, proxy=None) as socket:
        yield socket
    with open_hall(hub.address) as window:
        assert window.ask(PlanView()) == small_plan()
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def _greet(line: ClientConnection, **changes: object) -> bytes:
    line.send(wire.encode({"type": "Hello", "role": "admin", **changes}))
    return bytes(wire.decode_reply(line.recv(5, decode=False)).body)


def _refusal(outcome: bytes) -> Refused:
    with pytest.raises(Refused) as refusal:
        wire.answer_in(outcome, object)
    return refusal.value


def _code_of_end(line: ClientConnection) -> int | None:
    with pytest.raises(ConnectionClosed) as end:
        line.recv(5)
    return end.value.rcvd.code if end.value.rcvd else None


@pytest.mark.parametrize(
    "frame", [b"", b"\xc1", b"\x00" * 100, wire.encode(["Hello"]), wire.encode({"type": "Bye"}), "text"]
)
def test_garbage_instead_of_a_greeting_is_cut_off(line: ClientConnection, frame: bytes | str) -> None:
    line.send(frame)
    assert _code_of_end(line) == 1002


@pytest.mark.parametrize("changes", [{"session": "no hex"}, {"session": 7}, {"terminal": "t" * 65}, {"role": None}])
def test_a_greeting_with_nonsense_in_it_is_cut_off(line: ClientConnection, changes: dict[str, object]) -> None:
    line.send(wire.encode({"type": "Hello", "role": "admin", **changes}))
    assert _code_of_end(line) == 1002


def test_a_window_of_another_version_hears_that_it_is(line: ClientConnection) -> None:
    refusal = _refusal(_greet(line, version=wire.VERSION + 1))
    assert (refusal.code, "different versions" in refusal.text) == (Code.BAD_MESSAGE, True)
    assert _code_of_end(line) == 1008


def test_one_who_greets_and_goes_harms_nobody(line: ClientConnection) -> None:
    _greet(line)
    line.send(wire.encode([2, PlanView()]))


def test_one_who_goes_while_the_bell_rings_harms_nobody(line: ClientConnection, admin: Hall) -> None:
    _greet(line)
    line.send(wire.encode([wire.BELL, None]))
    line.send(wire.encode([2, PlanView()]))
    assert wire.decode_reply(line.recv(5, decode=False)).n == 2
    line.socket.shutdown(2)
    for _ in range(20):
        issue(admin)


def test_one_who_goes_without_a_greeting_harms_nobody(line: ClientConnection) -> None:
    assert line.protocol.state.name == "OPEN"


@pytest.mark.parametrize("frame", [b"\xc1", b"", wire.encode({"n": 2}), wire.encode(["two", {}]), "text"])
def test_a_frame_that_nobody_could_answer_is_cut_off(line: ClientConnection, frame: bytes | str) -> None:
    _greet(line)
    line.send(frame)
    assert _code_of_end(line) == 1002


def test_a_frame_of_two_megabytes_is_cut_off(line: ClientConnection) -> None:
    """The hub hangs up while the frame is still on its way, so the sender may see the cut before the code 1009."""
    _greet(line)
    with suppress(ConnectionClosed):
        line.send(b"\0" * (2 * 1024 * 1024))
    assert _code_of_end(line) in {1009, None}


@pytest.mark.parametrize(
    "message",
    [
        None,
        {},
        {"type": "OpenTheSafe"},
        {"type": "CallNext"},
        {"type": "CallNext", "counter": ""},
        {"type": "CallNext", "counter": "c1", "command_id": "'; DROP TABLE ticket"},
        {"type": "IssueTicket", "queue": 7},
        {"type": "IssueTicket", "queue": "a" * 65},
        {"type": "WaitingList", "most": 0},
        {"type": "JournalPage", "most": 100_000},
        {"type": "JournalPage", "after": -1},
    ],
)
def test_a_message_that_is_none_is_refused_and_the_connection_goes_on(line: ClientConnection, message: object) -> None:
    _greet(line)
    line.send(wire.encode([2, message]))
    reply = wire.decode_reply(line.recv(5, decode=False))
    assert (reply.n, _refusal(bytes(reply.body)).code) == (2, Code.BAD_MESSAGE)
    line.send(wire.encode([3, PlanView()]))
    assert wire.decode_reply(line.recv(5, decode=False)).n == 3


def test_a_connections_order_is_kept(line: ClientConnection) -> None:
    _greet(line)
    for n in range(2, 40):
        line.send(wire.encode([n, PlanView()]))
    assert [wire.decode_reply(line.recv(5, decode=False)).n for _ in range(2, 40)] == list(range(2, 40))


def test_every_message_is_read_back_as_it_was_sent() -> None:
    raw = wire.encode(PlanView())
    assert msgspec.msgpack.decode(raw) == {"type": "PlanView"}
    assert wire.decode_message(raw) == PlanView()


class GoneWindow:
    """A window that is gone, as the server under the hub tells of it: nothing reaches it, what it sent still comes."""

    def __init__(self) -> None:
        self._frames = [
            wire.encode({"type": "Hello", "role": "admin"}),
            wire.encode([wire.BELL, None]),
            wire.encode([2, IssueTicket(queue="advice")]),
            wire.encode([3, PlanView()]),
        ]
        self._connected = False
        self._rung = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        if not self._connected:
            self._connected = True
            return {"type": "websocket.connect"}
        if len(self._frames) == 1:
            await self._rung.wait()
        if not self._frames:
            return {"type": "websocket.disconnect", "code": 1006}
        return {"type": "websocket.receive", "bytes": self._frames.pop(0)}

    async def send(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "websocket.send" and wire.decode_reply(message["bytes"]).n == wire.BELL:
            self._rung.set()
            raise BrokenPipeError


def test_a_window_that_goes_while_it_is_rung_for_and_answered_harms_nobody(core: HallCore) -> None:
    async def attend() -> None:
        app, window = HubDoor(core).app(), GoneWindow()
        scope = {"type": "websocket", "path": "/hall", "headers": [], "client": ("127.0.0.1", 1), "subprotocols": []}
        async with app.router.lifespan_context(app):
            await app(scope, window.receive, window.send)

    asyncio.run(attend())
