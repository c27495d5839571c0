"""The one writer: acts that wait together share a commit, each in its own savepoint, answers after the commit.

SQLite syncs once a commit and PostgreSQL's commit is a round trip; sharing it is what lets a hall of many windows run
on one disk. An error at COMMIT leaves the outcome unknown: the writer connects anew and does the same acts again,
which is safe because each looks for its ``command_id`` first.
"""

import hashlib
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from shared.clock import Clock
from shared.domain.refused import Code, Refused
from shared.errors import KnownError, StoreError, Unknown
from shared.hall.handlers import ACTS, PREPARED_ACTS
from shared.hall.handlers.devices import note_silence
from shared.hall.handlers.setup import close_day
from shared.hall.handlers.tidying import tidy
from shared.hall.handlers.work import Actor, Work
from shared.hall.messages import Act
from shared.hall.tickets import CloseDay
from shared.link import wire
from shared.link.listening import Listening
from shared.security.role import Role
from shared.store.ballast import Ballast
from shared.store.failures import is_driver_error, store_error
from shared.store.marker import Marker
from shared.store.session import TransactionLost

_LOG = logging.getLogger(__name__)
_MOST_TOGETHER = 64
_IDLE_SECONDS = 10.0
"""How long without an act until the writer looks whether a new day began or a machine fell silent."""

TIDY_EVERY_SECONDS = 60.0
"""How long at least between two bites of what is kept no longer, so that a hall never feels them."""

_INTERNAL = "This failed in the hub."
_HOUSE = Actor(Role.AGENT, "hub")


@dataclass(frozen=True, slots=True)
class Job:
    """One act on its way: as decoded, as sent, by whom, what was prepared for it, and where its outcome goes."""

    act: Act[Any]
    raw: bytes
    actor: Actor
    reply: Callable[[bytes], None]
    prepared: Any = None


class Writer:
    """Runs acts in one thread; ``committed(seq, kinds of acts)`` is told after each commit, before the answers."""

    def __init__(
        self,
        make_work: Callable[[], Work],
        clock: Clock,
        committed: Callable[[int, frozenset[type]], None],
        ballast: Ballast | None,
        marker: Marker,
    ) -> None:
        self._make_work = make_work
        self._clock = clock
        self._committed = committed
        self._ballast = ballast
        self._marker = marker
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._day_closed = ""
        self._listening = Listening(clock)
        self._tidied = clock.monotonic()
        self._thread = threading.Thread(target=self._run, name="hall-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Queue an act; its outcome goes to ``job.reply`` in the writer's thread."""
        self._jobs.put(job)

    def close(self) -> None:
        """Do what is queued, then stop."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        work = self._make_work()
        while self._serve(work):
            self._tidy(work)  # here nothing of the people in the last batch is held
        work.session.close()
        self._marker.close()

    def _serve(self, work: Work) -> bool:
        """Do the acts that wait together and answer them; tell whether more may come."""
        jobs, open_ended = self._take()
        for job, outcome in zip(jobs, self._batch(work, jobs), strict=True):
            _reply(job, outcome)
        return open_ended

    def _tidy(self, work: Work) -> None:
        """Let a bite of what is kept no longer go, when nobody waits; one that fails is tried again later."""
        now = self._clock.monotonic()
        if now - self._tidied < TIDY_EVERY_SECONDS or not self._jobs.empty():
            return
        self._tidied = now
        self._try(work, lambda: self._commit_bite(work))

    def _commit_bite(self, work: Work) -> list[bytes]:
        with work.session.transaction():
            work.at, work.actor = self._clock.now(), _HOUSE
            tidy(work)
        return []

    def _take(self) -> tuple[list[Job], bool]:
        """Wait for an act, then take along what else waits; with none for a while, no act at all."""
        jobs: list[Job] = []
        try:
            item = self._jobs.get(timeout=_IDLE_SECONDS)
        except queue.Empty:
            return jobs, True
        while item is not None:
            jobs.append(item)
            if len(jobs) == _MOST_TOGETHER or self._jobs.empty():
                return jobs, True
            item = self._jobs.get()
        return jobs, False

    def _batch(self, work: Work, jobs: Sequence[Job]) -> list[bytes]:
        """Return the outcome of each act; what could not be committed is tried once more on a new connection."""
        first = self._try(work, lambda: self._commit(work, jobs))
        if not isinstance(first, KnownError):
            return first
        second = self._try(work, lambda: self._commit(work, jobs))
        if not isinstance(second, KnownError):
            return second
        return [wire.failed(first if isinstance(first, Unknown) else second)] * len(jobs)

    def _try(self, work: Work, commit: Callable[[], list[bytes]]) -> list[bytes] | KnownError:
        """Return the outcomes, or what went wrong after making room for a second try."""
        try:
            return commit()
        except Exception as error:  # noqa: BLE001 logged whole; the hall goes on
            cause = error.__cause__ or error if isinstance(error, TransactionLost | _CommitError) else error
            failure = store_error(cause) if is_driver_error(cause) else StoreError("internal", _INTERNAL)
            _LOG.exception("a transaction was lost: %s", failure.text)
            self._recover(work, failure)
            may_be_stored = isinstance(error, _CommitError) and failure.code != "disk_full"
            return Unknown(failure.code, failure.text) if may_be_stored else failure

    def _recover(self, work: Work, failure: StoreError) -> None:
        work.session.drop_connection()
        work.forget_plan()
        work.journal.forget_epoch()
        self._day_closed = ""
        if failure.code == "disk_full" and self._ballast is not None and self._ballast.drop():
            _LOG.error("the disk is full: the reserve was given up; free space now")

    def _commit(self, work: Work, jobs: Sequence[Job]) -> list[bytes]:
        """Do the acts in one transaction; tell what changed; return the encoded outcomes."""
        inside = True
        try:
            with work.session.transaction():
                before = work.journal.last()
                self._keep_house(work)
                outcomes = [self._do(work, job) for job in jobs]
                seq, event_id = work.journal.newest()
                inside = False
        except Exception as error:
            if inside:
                raise
            raise _CommitError from error
        if seq != before:
            self._marker.note(seq, event_id)
            self._committed(seq, frozenset(type(job.act) for job in jobs))
        return outcomes

    def _keep_house(self, work: Work) -> None:
        work.at = self._clock.now()
        work.actor = _HOUSE
        if self._listening.is_time():
            note_silence(work, self._listening.since)
        self._close_passed_days(work)

    def _close_passed_days(self, work: Work) -> None:
        try:
            day = work.day
        except Refused:
            return  # a hall without a plan has no days yet
        if day != self._day_closed:
            close_day(CloseDay(), work)
            self._day_closed = day

    def _do(self, work: Work, job: Job) -> bytes:
        """Do one act, or tell what was answered to it before."""
        work.at = self._clock.now()
        work.actor = job.actor
        digest = hashlib.blake2b(job.raw, digest_size=16, key=work.keys.index_key).digest()
        try:
            known = self._known(work, job, digest)
            if known is not None:
                return known
            with work.session.savepoint():
                outcome = _outcome(job, work)
                sealed = work.cipher.seal_bytes(outcome, row=job.act.command_id, column="outcome")
                work.commands.keep(job.act.command_id, digest, sealed, work.now)
        except Refused as refusal:
            return wire.refused(refusal)
        except TransactionLost:
            raise
        except Exception as error:  # noqa: BLE001 logged whole; the other acts of the batch go on
            _LOG.exception("%s failed", type(job.act).__name__)
            return wire.failed(store_error(error) if is_driver_error(error) else StoreError("internal", _INTERNAL))
        return outcome

    def _known(self, work: Work, job: Job, digest: bytes) -> bytes | None:
        """Return what was answered to this act before; refuse another act under its id."""
        stored = work.commands.outcome(job.act.command_id)
        if stored is None:
            return None
        if stored[0] != digest:
            raise Refused(Code.COMMAND_REUSED, "This command_id was used for another act.")
        return work.cipher.open_bytes(stored[1], row=job.act.command_id, column="outcome")


def _reply(job: Job, outcome: bytes) -> None:
    try:
        job.reply(outcome)
    except RuntimeError:  # the loop of its connection has ended: nobody is there to hear it
        _LOG.info("nobody waits for the outcome of %s any more", type(job.act).__name__)


class _CommitError(Exception):
    """COMMIT itself failed: what was sent may be stored or not."""


def _outcome(job: Job, work: Work) -> bytes:
    kind = type(job.act)
    prepared = PREPARED_ACTS.get(kind)
    answer = ACTS[kind](job.act, work) if prepared is None else prepared[1](job.act, job.prepared, work)
    return wire.refused(answer) if isinstance(answer, Refused) else wire.answered(answer)
