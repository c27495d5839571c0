"""The hall in this process: one writer, a few readers, and the doorbell; hub and one-box app are built on it."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from shared.clock import Clock, SystemClock
from shared.domain.refused import Refused
from shared.errors import KnownError, SetupError, StoreError
from shared.hall.catalogue import PublishEdition
from shared.hall.handlers import PREPARED_ACTS, QUESTIONS
from shared.hall.handlers.memory import Memory
from shared.hall.handlers.work import Actor, Work
from shared.hall.messages import Act, Done, Question
from shared.hall.places import ConfigureHall
from shared.hall.sync import StartEpoch, TakeFeed, TakeSnapshot
from shared.hall.terminals import EnrolTerminal, RevokeTerminal
from shared.link import wire
from shared.link.writer import Job, Writer
from shared.search.keeper import IndexKeeper
from shared.security.keys import HallKeys, load_keys
from shared.security.rights import check_right
from shared.security.role import Role
from shared.store.ballast import Ballast
from shared.store.engine import database_file, database_name, make_engine
from shared.store.failures import is_driver_error, store_error
from shared.store.hall_row import HallTable
from shared.store.journal import Journal
from shared.store.marker import Marker
from shared.store.migrate import bring_up_to_date
from shared.store.session import Session

_LOG = logging.getLogger(__name__)
_READERS = 2
_PLAN_CHANGES = frozenset({ConfigureHall, TakeFeed, TakeSnapshot})
"""The plan counts under the centre's calendar, which comes by the feed."""


class HallCore:
    """Takes encoded messages and gives encoded outcomes, for any number of connections at once.

    ``terminals_version`` grows with every change of a terminal's key.
    """

    def __init__(self, url: str, keys_file: Path, *, clock: Clock | None = None) -> None:
        self._url = url
        self._clock = clock or SystemClock()
        self._keys = load_keys(keys_file)
        self._listeners: list[Callable[[int], None]] = []
        self._plan_version = 0
        self.terminals_version = 0
        self._local = threading.local()
        index_file = keys_file.absolute().with_suffix(".search.npz")
        self._memory = Memory(IndexKeeper(_anywhere(url), index_file, ready=self._ring))
        self._reader_works: list[Work] = []
        try:
            bring_up_to_date(url)
            _check_keys(url, self._keys)
            marker = Marker(keys_file.with_suffix(".marker"))
            restored = _was_restored(url, marker)
        except Exception as error:
            if is_driver_error(error):
                raise store_error(error) from error
            raise
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="hall-reader")
        self._writer = Writer(lambda: self._work(read_only=False), self._clock, self._on_commit, _ballast(url), marker)
        if restored:
            self._start_epoch()
        self._foresee_search()

    def listen(self, bell: Callable[[int], None]) -> None:
        """Have ``bell(seq)`` called in the writer's thread after each commit that changed something."""
        self._listeners.append(bell)

    def unlisten(self, bell: Callable[[int], None]) -> None:
        """Stop calling ``bell``."""
        self._listeners.remove(bell)

    def handle(self, raw: bytes, message: Any, actor: Actor, reply: Callable[[bytes], None]) -> None:
        """Do or answer one message; its outcome goes to ``reply`` in a thread of this core."""
        try:
            check_right(actor.role, type(message), signed_in=actor.staff is not None)
        except Refused as refusal:
            reply(wire.refused(refusal))
            return
        if isinstance(message, Question):
            self._readers.submit(self._answer, message, actor, reply)
        elif type(message) in PREPARED_ACTS:
            self._readers.submit(self._prepare, raw, message, actor, reply)
        else:
            self._writer.submit(Job(message, raw, actor, reply))

    def read(self, use: Callable[[Work], Any]) -> "Future[Any]":
        """Run ``use`` on a reader's thread and workbench: for what the hub itself needs to know."""
        return self._readers.submit(lambda: self._reading(use))

    def close(self) -> None:
        """Finish what was taken, then let the database go."""
        self._readers.shutdown()
        self._memory.search.close()
        self._writer.close()
        for work in self._reader_works:
            work.session.close()

    def _start_epoch(self) -> None:
        """Begin a new epoch before anybody's act: this database lacks what the hall has done already."""
        _LOG.warning("this database was restored from a backup: a new epoch begins, and numbers jump")
        done: Future[bytes] = Future()
        act = StartEpoch()
        self._writer.submit(Job(act, wire.encode(act), Actor(Role.AGENT, "hub"), done.set_result))
        wire.answer_in(done.result(), Done)

    def _answer(self, question: Question[Any], actor: Actor, reply: Callable[[bytes], None]) -> None:
        reply(self._outcome(lambda work: QUESTIONS[type(question)](question, work), actor))

    def _prepare(self, raw: bytes, act: Act[Any], actor: Actor, reply: Callable[[bytes], None]) -> None:
        prepared: list[Any] = []
        outcome = self._outcome(lambda work: prepared.append(PREPARED_ACTS[type(act)][0](act, work)), actor)
        if prepared:
            self._writer.submit(Job(act, raw, actor, reply, prepared[0]))
        else:
            reply(outcome)

    def _outcome(self, use: Callable[[Work], Any], actor: Actor) -> bytes:
        try:
            return wire.answered(self._reading(use, actor))
        except Refused as refusal:
            return wire.refused(refusal)
        except KnownError as error:
            return wire.failed(error)
        except Exception as error:  # noqa: BLE001 logged whole; the asker hears that it failed
            _LOG.exception("a question failed: %s", type(error).__name__)
            return wire.failed(StoreError("internal", "This failed in the hub."))

    def _reading(self, use: Callable[[Work], Any], actor: Actor | None = None) -> Any:
        """Return what ``use`` finds; where the database failed it is asked once more, on a new connection."""
        try:
            return self._read_once(use, actor)
        except StoreError:
            return self._read_once(use, actor)

    def _read_once(self, use: Callable[[Work], Any], actor: Actor | None) -> Any:
        work = self._reader_work()
        try:
            with work.session.transaction():
                work.at = self._clock.now()
                work.actor = actor or work.actor
                return use(work)
        except Exception as error:
            if not is_driver_error(error):
                raise
            work.session.drop_connection()
            raise store_error(error) from error

    def _reader_work(self) -> Work:
        """Return this thread's workbench, with the plan as it is now."""
        work: Work | None = getattr(self._local, "work", None)
        if work is None:
            work = self._local.work = self._work(read_only=True)
            self._reader_works.append(work)
        if getattr(self._local, "plan_version", None) != self._plan_version:
            self._local.plan_version = self._plan_version
            work.forget_plan()
        return work

    def _work(self, *, read_only: bool) -> Work:
        return Work(Session(make_engine(self._url, read_only=read_only)), self._keys, self._memory)

    def _on_commit(self, seq: int, kinds: frozenset[type]) -> None:
        if kinds & _PLAN_CHANGES:
            self._plan_version += 1
        if kinds & {EnrolTerminal, RevokeTerminal}:
            self.terminals_version += 1
        if PublishEdition in kinds:
            self._foresee_search()
        self._ring(seq)

    def _ring(self, seq: int = 0) -> None:
        for bell in tuple(self._listeners):
            bell(seq)

    def _foresee_search(self) -> None:
        """Have the index of the present catalogue made before somebody searches."""

        def foresee(work: Work) -> None:
            edition = work.catalogue.current()
            if edition is not None:
                self._memory.search.foresee(edition.number)

        with suppress(RuntimeError):  # the hub is closing
            self.read(foresee)


def _was_restored(url: str, marker: Marker) -> bool:
    session = Session(make_engine(url, read_only=True))
    try:
        with session.transaction():
            return marker.disagrees(Journal(session))
    finally:
        session.close()


def default_keys_file(url: str) -> Path:
    """Return where a database's key file is: beside a SQLite file, in the working folder for a server's database."""
    file = database_file(url)
    return Path(f"{database_name(url)}.keys") if file is None else file.with_name(file.name + ".keys")


def _anywhere(url: str) -> str:
    """Return a database's address so that it holds in any working folder."""
    file = database_file(url)
    return url if file is None else f"sqlite:///{file.absolute()}"


def _ballast(url: str) -> Ballast | None:
    file = database_file(url)
    if file is None:
        return None
    ballast = Ballast(file)
    ballast.lay()
    return ballast


def _check_keys(url: str, keys: HallKeys) -> None:
    """Mark a new database with its key; refuse a database whose personal data is under another key."""
    session = Session(make_engine(url))
    try:
        with session.transaction():
            hall = HallTable(session)
            row = hall.get()
            if row is None:
                hall.begin(keys.key_id)
            elif row.key_id != keys.key_id:
                text = "The key file does not belong to this database: restore the key file from the backup."
                raise SetupError("wrong_keys", text)
    finally:
        session.close()
