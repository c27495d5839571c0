"""A window's end of the WebSocket: it connects, connects again, and sends again what was not answered.

Sending an act again is safe, because the hub answers a ``command_id`` it knows with the first answer.
"""

import logging
import random
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

import msgspec
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import ClientConnection, connect

from shared.domain.refused import Refused
from shared.errors import KnownError, Unknown, Unreachable
from shared.hall.messages import Act, Question, answer_type
from shared.hall.staff import SignIn, SignOut
from shared.link import wire
from shared.link.closing import Closing
from shared.link.doorbell import Doorbell

_LOG = logging.getLogger(__name__)
A = TypeVar("A")
PATIENCE_SECONDS = 10.0
_BACK_OFF = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0)
_HELLO_SECONDS = 5.0
_WATCH = wire.encode([wire.BELL, None])


class _Pending:
    """One request on its way."""

    def __init__(self, n: int, message: bytes) -> None:
        self.message = message
        self._frame = wire.encode(wire.Request(n, msgspec.Raw(message)))
        self.sent = False
        self.outcome: Future[bytes] = Future()

    def send(self, socket: ClientConnection) -> None:
        """Send the frame; from now on nobody can say that the act did not happen."""
        self.sent = True
        _send(socket, self._frame)

    def no_answer(self) -> KnownError:
        """Return what is known of a request that nobody answers any more."""
        if self.sent:
            return Unknown("no_answer", "No answer came: nobody can say yet whether this was done.")
        return Unreachable("hub_away", "The hall's hub cannot be reached.")


class HubClient(Closing):
    """The hall over a WebSocket; usable from any thread, and before the hub is there.

    ``address()`` gives the hub's ``ws://`` address, asked again for every connection, because a hub may move.
    ``lost`` is asked after a connection broke or could not be made; when it answers ``True`` the client stops trying.
    """

    def __init__(
        self,
        address: Callable[[], str],
        role: str = "admin",
        terminal: str = "",
        key: str = "",
        *,
        lost: Callable[[], bool] | None = None,
    ) -> None:
        self._address = address
        self._role = role
        self._terminal = terminal
        self._key = key
        self._lost = lost or (lambda: False)
        self._lock = threading.Lock()
        self._pending: dict[int, _Pending] = {}
        self._last = wire.HELLO
        self._socket: ClientConnection | None = None
        self._session: str | None = None
        self._doorbell = Doorbell()
        self._watching = False
        self._states: list[Callable[[bool], None]] = []
        self._telling = threading.RLock()  # one teller at a time: the last that is told is the truth
        self._reached = False
        self._refusal: Refused | None = None
        self._successor: Callable[[bytes], bytes] | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hub-client", daemon=True)
        self._thread.start()

    def do(self, act: Act[A]) -> A:
        """Do an act and return its answer; ``Unknown`` after ten seconds without one, ``Unreachable`` if never sent."""
        answer: A = wire.answer_in(self.outcome(wire.encode(act)), answer_type(type(act)))
        self._follow_session(act)
        return answer

    def ask(self, question: Question[A]) -> A:
        """Return the answer to a question."""
        answer: A = wire.answer_in(self.outcome(wire.encode(question)), answer_type(type(question)))
        return answer

    def outcome(self, message: bytes) -> bytes:
        """Return the encoded outcome of an encoded message."""
        with self._lock:
            if self._refusal is not None:
                raise self._refusal
            self._last += 1
            n, pending = self._last, _Pending(self._last, message)
            successor, socket = self._successor, self._socket
            if successor is None and not self._stop.is_set():
                self._pending[n] = pending
        if successor is not None:
            return successor(message)
        if self._stop.is_set():
            raise pending.no_answer()
        if socket is not None:
            pending.send(socket)
        return self._wait(n, pending)

    def _wait(self, n: int, pending: _Pending) -> bytes:
        try:
            return pending.outcome.result(PATIENCE_SECONDS)
        except TimeoutError:
            raise pending.no_answer() from None
        finally:
            with self._lock:
                self._pending.pop(n, None)

    def on_change(self, callback: Callable[[], None]) -> None:
        """Have ``callback`` called, in a thread of its own, when something changed and after each new connection."""
        self._doorbell.add(callback)
        with self._lock:
            socket = None if self._watching else self._socket
            self._watching = True
        if socket is not None:
            _send(socket, _WATCH)

    def on_state(self, callback: Callable[[bool], None]) -> None:
        """Have ``callback`` called with whether the hub is reached."""
        with self._telling:
            self._states.append(callback)
            callback(self._reached)

    @property
    def session(self) -> str | None:
        """Return the key of the clerk's session on this connection."""
        return self._session

    def hand_over(self, successor: Callable[[bytes], bytes]) -> None:
        """Let ``successor`` give the outcome of what was not answered and of all that is still asked here."""
        with self._lock:
            self._successor = successor
        for pending in self._take_pending():
            try:
                pending.outcome.set_result(successor(pending.message))
            except KnownError as error:
                pending.outcome.set_exception(error)
        self._doorbell.close()

    def close(self) -> None:
        """Close the connection; what is under way stays unknown."""
        self._stop.set()
        for pending in self._take_pending():
            pending.outcome.set_exception(pending.no_answer())
        with self._lock:
            socket = self._socket
        if socket is not None:
            socket.close()
        self._doorbell.close()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _take_pending(self) -> list[_Pending]:
        with self._lock:
            pending = list(self._pending.values())
            self._pending.clear()
            return pending

    def _run(self) -> None:
        failures = 0
        while not self._stop.is_set():
            if self._connection():
                failures = 0
            if self._stop.is_set() or self._refusal is not None or self._lost():
                return
            pause = _BACK_OFF[min(failures, len(_BACK_OFF) - 1)]
            failures += 1
            self._stop.wait(pause * random.uniform(0.5, 1.0))  # noqa: S311 spreading windows, not secrets

    def _connection(self) -> bool:
        """Hold one connection until it ends; tell whether there was one."""
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        try:
            socket = connect(
                self._address().rstrip("/") + "/hall",
                additional_headers=headers,
                open_timeout=_HELLO_SECONDS,
                close_timeout=1,
                max_size=wire.MOST_BYTES,
                compression=None,
                proxy=None,
            )
        except (OSError, TimeoutError, WebSocketException, KnownError):
            return False
        with socket:
            try:
                self._greet(socket)
                self._resend(socket)
                if self._stop.is_set():  # closed while it was connecting: nobody else will end this connection
                    return True
                self._tell_state(reached=True)
                self._doorbell.ring()
                for frame in socket:
                    self._receive(frame)
            except (ConnectionClosed, TimeoutError):
                pass
            except msgspec.MsgspecError:
                _LOG.warning("what answers at the hub's address does not speak like a hub")
            except Refused as refusal:
                self._give_up(refusal)
            finally:
                with self._lock:
                    self._socket = None
                self._tell_state(reached=False)
        return True

    def _greet(self, socket: ClientConnection) -> None:
        hello = wire.Hello(role=self._role, terminal=self._terminal, session=self._session)
        socket.send(wire.encode(hello))
        frame = socket.recv(timeout=_HELLO_SECONDS, decode=False)
        wire.answer_in(wire.decode_reply(frame).body, str | None)

    def _resend(self, socket: ClientConnection) -> None:
        with self._lock:
            self._socket = socket
            pending = list(self._pending.values())
            watching = self._watching
        if watching:
            _send(socket, _WATCH)
        for one in pending:
            one.send(socket)

    def _give_up(self, refusal: Refused) -> None:
        """Tell every caller that the hub knows us and says no; nothing is tried again."""
        with self._lock:
            self._refusal = refusal
        for pending in self._take_pending():
            pending.outcome.set_result(wire.refused(refusal))

    def _receive(self, frame: Any) -> None:
        reply = wire.decode_reply(frame)
        if reply.n == wire.BELL:
            self._doorbell.ring()
            return
        with self._lock:
            pending = self._pending.pop(reply.n, None)
        if pending is not None:
            pending.outcome.set_result(bytes(reply.body))

    def _tell_state(self, *, reached: bool) -> None:
        with self._telling:
            self._reached = reached
            for tell in tuple(self._states):
                try:
                    tell(reached)
                except Exception:  # noqa: BLE001 a window's failure is not the link's
                    _LOG.exception("a window failed when it was told whether the hub is reached")

    def _follow_session(self, act: Act[Any]) -> None:
        if isinstance(act, SignIn):
            self._session = act.session
        elif isinstance(act, SignOut):
            self._session = None


def _send(socket: ClientConnection, frame: bytes) -> None:
    """Send, or leave it: the client's thread notices a broken connection, connects anew and sends again."""
    with suppress(ConnectionClosed):
        socket.send(frame)
