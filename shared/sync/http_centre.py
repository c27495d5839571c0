"""Our own centre over HTTP: every request signed, every answer checked and bounded before it is believed."""

import secrets
import socket
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeVar

import httpx
import msgspec

from shared.clock import Clock
from shared.sync.bounds import TooMuch, check_depth, pack, unpack
from shared.sync.identity import Identity, check_address
from shared.sync.messages import (
    MOST_ANSWER_BYTES,
    Enrolled,
    Enrolment,
    EventBatch,
    EventsAck,
    FeedPage,
    Problem,
    SnapshotPage,
)
from shared.sync.port import BadAnswer, CentreAway, CentreError, NotInOrder, Rejected, SnapshotNeeded, TooLarge
from shared.sync.signing import Answer, Message, check_answer, sign_request

ANSWER_SECONDS = 10.0
_JSON = "application/json"
_SENT_AGAIN = {"clock", "replay"}
N = TypeVar("N")
M = TypeVar("M", EventsAck, FeedPage, SnapshotPage)


class HttpCentre:
    """A :class:`shared.sync.port.CentrePort` of one thread; ``close`` may come from any."""

    def __init__(self, identity: Identity, clock: Clock) -> None:
        self._identity, self._clock = identity, clock
        self._line = _Line(check_address(identity.centre))
        self._key, self._centre_key = identity.signing_key, identity.answering_key
        self._clock_off = timedelta()
        self._base = f"/v1/halls/{identity.hall}"

    @property
    def clock_off(self) -> timedelta:
        """Return the centre's time minus ours, as of its last believable answer."""
        return self._clock_off

    def push(self, batch: EventBatch) -> EventsAck:
        """Send lines of the journal."""
        return self._ask("POST", f"{self._base}/events", EventsAck, body=pack(msgspec.json.encode(batch)))

    def feed(self, topics: Sequence[str], after: str, wait: float) -> FeedPage:
        """Return what changed after a cursor."""
        query = {"topic": list(topics), "after": after, "wait": f"{wait:g}"}
        return self._ask("GET", f"{self._base}/feed", FeedPage, query=query, wait=wait)

    def snapshot(self, topic: str, after: str, cursor: str) -> SnapshotPage:
        """Return the next chunk of a whole topic."""
        query = {"after": after, "cursor": cursor}
        return self._ask("GET", f"{self._base}/snapshots/{topic}", SnapshotPage, query=query)

    def close(self) -> None:
        """End what is under way."""
        self._line.close()

    def _ask(
        self,
        method: str,
        path: str,
        kind: type[M],
        *,
        query: Mapping[str, Any] | None = None,
        body: bytes = b"",
        wait: float = 0,
    ) -> M:
        """Send a request and return its answer; once more where only the moment or the nonce was wrong."""
        for last in (False, True):
            status, content = self._exchange(self._line.request(method, path, query, body), body, wait)
            if status == httpx.codes.OK:
                answer: M = _decoded(content, kind)
                self._heed_time(answer.time)
                return answer
            problem = _decoded(content, Problem)
            self._heed_time(problem.time)
            if problem.code not in _SENT_AGAIN or last:
                raise _error(status, problem)
        raise AssertionError  # both rounds return or raise

    def _exchange(self, request: httpx.Request, body: bytes, wait: float) -> tuple[int, bytes]:
        """Return status and content of an answer that is the centre's, to this request."""
        fields = {name: request.headers[name] for name in ("content-type", "content-encoding") if body}
        message = Message(request.method, str(request.url), fields)
        moment = self._clock.now() + self._clock_off
        nonce = secrets.token_urlsafe(18)
        sign_request(message, body, self._key, key_id=self._identity.hall, at=moment, nonce=nonce)
        request.headers.update(message.headers)
        status, headers, packed = self._line.send(request, ANSWER_SECONDS + wait)
        if not check_answer(Answer(status, headers, message), packed, self._centre_key):
            raise BadAnswer(f"What answers (status {status}) is not signed by our centre.")
        return status, _unpacked(headers, packed)

    def _heed_time(self, time_us: int) -> None:
        """Learn how far our clock is off; only signed answers come here, so that nobody else can tell us."""
        here = self._clock.now()
        if time_us:
            self._clock_off = timedelta(microseconds=time_us) - timedelta(seconds=here.timestamp())


def enrol(address: str, enrolment: Enrolment) -> Enrolled:
    """Introduce a hall to a centre; the answer's key is believed because the code came from there."""
    line = _Line(check_address(address))
    try:
        request = line.request("POST", "/v1/enrol", None, msgspec.json.encode(enrolment), packed=False)
        status, headers, content = line.send(request, ANSWER_SECONDS)
        content = _unpacked(headers, content)
        if status != httpx.codes.OK:
            raise _error(status, _decoded(content, Problem))
        return _decoded(content, Enrolled)
    finally:
        line.close()


class _Line:
    """One connection's worth of HTTP, with limits on size and time, that another thread can cut."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._client = httpx.Client(trust_env=False, follow_redirects=False)
        self._sockets: list[socket.socket] = []
        self._closed = False

    def request(
        self, method: str, path: str, query: Mapping[str, Any] | None, body: bytes, *, packed: bool = True
    ) -> httpx.Request:
        headers = {"accept": _JSON, "accept-encoding": "zstd"}
        if body:
            headers["content-type"] = _JSON
        if body and packed:
            headers["content-encoding"] = "zstd"
        url = f"{self._address}{path}"
        return self._client.build_request(method, url, params=query, headers=headers, content=body or None)

    def send(self, request: httpx.Request, seconds: float) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and raw content; raise :class:`CentreAway` or :class:`BadAnswer`."""
        request.extensions["timeout"] = httpx.Timeout(seconds, connect=5.0).as_dict()
        request.extensions["trace"] = self._trace
        until = time.monotonic() + seconds
        try:
            response = self._client.send(request, stream=True)
            try:
                return response.status_code, _headers(response), _content(response, until)
            finally:
                response.close()
        except httpx.WriteTimeout as error:
            raise TooLarge("The line is too slow for so much at once.") from error
        except (httpx.HTTPError, httpx.StreamError, OSError, RuntimeError) as error:
            raise CentreAway(f"The centre does not answer: {type(error).__name__}.") from error

    def close(self) -> None:
        """Cut the line, also under a thread that waits at it."""
        self._closed = True
        for one in self._sockets:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # it was gone already
        self._client.close()

    def _trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Remember the socket of each connection: httpx itself cannot be woken from a read."""
        if event == "connection.connect_tcp.complete":
            self._sockets = [info["return_value"].get_extra_info("socket")]


def _headers(response: httpx.Response) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in response.headers.multi_items():
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    return fields


def _content(response: httpx.Response, until: float) -> bytes:
    content = bytearray()
    for chunk in response.iter_raw():
        content += chunk
        if len(content) > MOST_ANSWER_BYTES:
            raise BadAnswer(f"The answer has more than {MOST_ANSWER_BYTES} bytes.")
        if time.monotonic() > until:
            raise BadAnswer("The answer comes too slowly.")
    return bytes(content)


def _unpacked(headers: Mapping[str, str], packed: bytes) -> bytes:
    if headers.get("content-type", "").partition(";")[0].strip() != _JSON:
        raise BadAnswer("The answer is not JSON.")
    try:
        encoding = headers.get("content-encoding", "identity")
        if encoding not in {"zstd", "identity"}:
            raise BadAnswer(f"The answer is encoded in {encoding!r}, which nobody asked for.")
        content = unpack(packed, MOST_ANSWER_BYTES) if encoding == "zstd" else packed
        check_depth(content)
    except TooMuch as error:
        raise BadAnswer(str(error)) from error
    return content


def _decoded(content: bytes, kind: type[N]) -> N:
    try:
        message: N = msgspec.json.decode(content, type=kind)
    except msgspec.MsgspecError as error:
        raise BadAnswer(f"The answer is no {kind.__name__}: {error}") from error
    return message


def _error(status: int, problem: Problem) -> CentreError:
    if status == httpx.codes.CONFLICT:
        return NotInOrder(problem.text, problem.epochs, fork=problem.code == "fork")
    if status == httpx.codes.REQUEST_ENTITY_TOO_LARGE:
        return TooLarge(problem.text)
    if status == httpx.codes.GONE:
        return SnapshotNeeded(problem.text)
    if status >= httpx.codes.INTERNAL_SERVER_ERROR or status == httpx.codes.REQUEST_TIMEOUT:
        return CentreAway(problem.text)
    return Rejected(problem.code, problem.text)
