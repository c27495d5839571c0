"""The halls' door: every request under ``/v1/halls/`` is signed by its hall, every answer by the centre.

Behind it a route finds ``request.state.hall`` and ``request.state.body`` (unpacked); what it answers is signed. A new
route for halls needs nothing but its path.
"""

import asyncio
import re
from email.utils import format_datetime

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as StarletteMessage

from central.keys import HallKeyring
from central.nonces import Nonces
from shared.clock import Clock
from shared.errors import StoreError
from shared.store.moments import stored
from shared.sync.bounds import TooMuch, pack, unpack
from shared.sync.messages import Problem
from shared.sync.signing import Answer, Message, check_request, claimed_key, sign_answer

MOST_PACKED = 1_000_000
MOST_UNPACKED = 4_000_000
_BODY_SECONDS = 10.0
_WORTH_PACKING = 2000
_PATH = re.compile(r"/v1/halls/([^/]+)(/.*)?")


class Refusal(Exception):
    """The request is not taken; status, code and sentence."""

    def __init__(self, status: int, code: str, text: str) -> None:
        super().__init__(text)
        self.status, self.code, self.text = status, code, text


class HallDoor:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, *, keyring: HallKeyring, key: Ed25519PrivateKey, clock: Clock) -> None:
        self._app = app
        self._keyring, self._key, self._clock = keyring, key, clock
        self._nonces = Nonces(clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, pass on, sign."""
        match = _PATH.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if match is None:
            await self._app(scope, receive, send)
            return
        message = _message(scope)
        answer = _Collected()
        try:
            async with asyncio.timeout(_BODY_SECONDS):
                packed = await _body(receive)
            await self._admit(match[1], message, packed)
            scope.setdefault("state", {}).update(hall=match[1], body=_unpacked(message, packed))
        except Refusal as refusal:
            answer.take_problem(self._problem(refusal), refusal.status)
        except TimeoutError:
            answer.take_problem(self._problem(Refusal(408, "slow", "The request came too slowly.")), 408)
        else:
            try:
                await self._app(scope, _nothing_more(receive), answer.send)
            except StoreError as error:
                answer.take_problem(self._problem(Refusal(503, error.code, error.text)), 503)
        await self._send_signed(message, answer, send)

    async def _admit(self, hall: str, message: Message, packed: bytes) -> None:
        """Raise for a request that this hall did not sign just now."""
        if "signature" not in message.headers or "signature-input" not in message.headers:
            raise Refusal(401, "unsigned", "Every request is signed (RFC 9421).")
        if claimed_key(message) != hall:
            raise Refusal(401, "bad_signature", "The signature does not fit.")
        try:
            known = self._keyring.known(hall) or await run_in_threadpool(self._keyring.look_up, hall)
        except StoreError as error:
            raise Refusal(503, error.code, error.text) from error
        signed = None if known is None else check_request(message, packed, known.key, hall)
        if known is None or signed is None:
            self._keyring.forget(hall)  # it may have been enrolled anew a moment ago
            raise Refusal(401, "bad_signature", "The signature does not fit.")
        if known.revoked:
            raise Refusal(401, "revoked", "This hall's key counts no longer: enrol it again.")
        refused = self._nonces.refusal(signed)
        if refused == "clock":
            raise Refusal(401, "clock", "This was signed more than five minutes from now: set the clock.")
        if refused == "replay":
            raise Refusal(401, "replay", "This request was seen before: sign it anew.")

    def _problem(self, refusal: Refusal) -> bytes:
        problem = Problem(code=refusal.code, text=refusal.text, time=stored(self._clock.now()))
        return msgspec.json.encode(problem)

    async def _send_signed(self, message: Message, answer: "_Collected", send: Send) -> None:
        now = self._clock.now()
        headers = {**answer.headers, "date": format_datetime(now, usegmt=True)}
        if len(answer.body) >= _WORTH_PACKING and "zstd" in message.headers.get("accept-encoding", ""):
            answer.body = pack(answer.body)
            headers["content-encoding"] = "zstd"
        sign_answer(Answer(answer.status, headers, message), answer.body, self._key, now)
        headers["content-length"] = str(len(answer.body))
        raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": answer.status, "headers": raw})
        await send({"type": "http.response.body", "body": answer.body})


class _Collected:
    """What the application answers, whole, so that it can be signed."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: dict[str, str] = {}
        self.body = b""

    async def send(self, part: StarletteMessage) -> None:
        """Take a part of the answer."""
        if part["type"] == "http.response.start":
            self.status = part["status"]
            self.headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in part["headers"]}
            self.headers.pop("content-length", None)
        elif part["type"] == "http.response.body":
            self.body += part.get("body", b"")

    def take_problem(self, body: bytes, status: int) -> None:
        """Answer with a problem instead."""
        self.status, self.body = status, body
        self.headers = {"content-type": "application/json"}


def _message(scope: Scope) -> Message:
    """Return a request as its signer saw it: path and query as they came over the line."""
    headers = Headers(scope=scope)
    fields: dict[str, str] = {}
    for name, value in headers.items():
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    path = scope.get("raw_path") or scope["path"].encode()
    query = scope["query_string"]
    url = f"http://centre{path.partition(b'?')[0].decode('latin-1')}"
    return Message(scope["method"], url + (f"?{query.decode('latin-1')}" if query else ""), fields)


async def _body(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        event = await receive()
        if event["type"] == "http.disconnect":
            raise Refusal(400, "cut", "The request was cut off.")
        body += event.get("body", b"")
        if len(body) > MOST_PACKED:
            raise Refusal(413, "too_large", "Send fewer events at once.")
        if not event.get("more_body"):
            return bytes(body)


def _unpacked(message: Message, packed: bytes) -> bytes:
    encoding = message.headers.get("content-encoding", "identity")
    if encoding not in {"zstd", "identity"}:
        raise Refusal(415, "unknown_encoding", "Content-Encoding is zstd, or nothing.")
    try:
        return unpack(packed, MOST_UNPACKED) if encoding == "zstd" else packed
    except TooMuch as error:
        raise Refusal(413, "too_large", str(error)) from error


def _nothing_more(receive: Receive) -> Receive:
    """Return what a route hears: an empty body (it has the real one in its state), then whether the hall has gone."""
    told = False

    async def hear() -> StarletteMessage:
        nonlocal told
        if not told:
            told = True
            return {"type": "http.request", "body": b"", "more_body": False}
        return await receive()

    return hear
