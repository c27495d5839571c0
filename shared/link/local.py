"""The hall as a program sees it in the process that owns the database."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from shared.errors import Unknown
from shared.hall.handlers.staff import session_hash
from shared.hall.handlers.work import Actor
from shared.hall.messages import Act, Question, answer_type
from shared.hall.staff import SignIn, SignOut
from shared.link import wire
from shared.link.closing import Closing
from shared.link.core import HallCore
from shared.link.doorbell import Doorbell
from shared.security.role import Role

A = TypeVar("A")
PATIENCE_SECONDS = 10.0


class LocalHall(Closing):
    """Acts and questions straight to the core, encoded as on the wire, so that both ways behave the same."""

    def __init__(
        self, core: HallCore, role: Role = Role.ADMIN, terminal: str = "", *, session: str | None = None
    ) -> None:
        self._core = core
        self._actor = Actor(role, terminal) if session is None else self._of_session(role, terminal, session)
        self._doorbell = Doorbell()
        core.listen(self.ring)

    def do(self, act: Act[A]) -> A:
        """Do an act and return its answer."""
        answer: A = wire.answer_in(self.outcome(act), answer_type(type(act)))
        self._follow_session(act, answer)
        return answer

    def ask(self, question: Question[A]) -> A:
        """Return the answer to a question."""
        answer: A = wire.answer_in(self.outcome(question), answer_type(type(question)))
        return answer

    def outcome(self, message: Act[Any] | Question[Any]) -> bytes:
        """Return the encoded outcome of a message."""
        raw = wire.encode(message)
        reply: Future[bytes] = Future()
        self._core.handle(raw, wire.decode_message(raw), self._actor, reply.set_result)
        try:
            return reply.result(PATIENCE_SECONDS)
        except TimeoutError:
            raise Unknown("no_answer", "The database is busy; nobody can say yet whether this was done.") from None

    def on_change(self, callback: Callable[[], None]) -> None:
        """Have ``callback`` called, in a thread of its own, after commits that changed something."""
        self._doorbell.add(callback)

    def on_state(self, callback: Callable[[bool], None]) -> None:
        """Tell ``callback`` that the hall is here: in this process it always is."""
        callback(True)  # noqa: FBT003 the state itself

    def close(self) -> None:
        """Stop listening and let the database go."""
        self._core.unlisten(self.ring)
        self._doorbell.close()
        self._core.close()

    def ring(self, _seq: int = 0) -> None:
        """Tell those who listen that something may have changed."""
        self._doorbell.ring()

    def _of_session(self, role: Role, terminal: str, session: str) -> Actor:
        key_hash = session_hash(session)
        row = self._core.read(lambda work: work.staff.by_session(key_hash)).result()
        return Actor(role, terminal) if row is None else Actor(role, terminal, row.id, key_hash)

    def _follow_session(self, act: Act[Any], answer: Any) -> None:
        role, terminal = self._actor.role, self._actor.terminal
        if isinstance(act, SignIn):
            self._actor = Actor(role, terminal, answer.staff, session_hash(act.session))
        elif isinstance(act, SignOut):
            self._actor = Actor(role, terminal)
