"""The ticket printer of the app: looks before it prints, proves afterwards, never prints twice by itself."""

import time
from collections.abc import Callable
from pathlib import Path

from devices.health import Health
from devices.paper import Paper
from devices.ports import DeviceKind, DeviceState, DeviceStatus, OnStatus, PrintOutcome, PrintResult, Reason
from devices.printer.escpos import INIT, EscPosBuilder
from devices.printer.jobs import Job, JobBook
from devices.printer.journal import MemoryJournal, PrintJournal
from devices.printer.questions import PrinterTiming, Questions, blocking
from devices.printer.quirks import PrinterQuirks
from devices.transport import Transport, TransportError, TransportFactory
from devices.worker import BackOff, Worker

_DROP_HALF_JOBS = b"\x10\x05\x02"  # DLE ENQ 2: recover and clear; does nothing in a healthy printer
_TELL_CHANGES = b"\x1d\x61\x0f"
_PREPARE = _DROP_HALF_JOBS + INIT + _TELL_CHANGES
_UNSEEN = frozenset({Reason.NO_ANSWER})


class EscPosPrinter:
    """A TicketPrinter on an ESC/POS line.

    Before any byte of a job the printer must have said that it can print; a printer that never answers prints nothing,
    because nobody could promise the paper. After the job its end must be proved. What is neither is UNKNOWN: the rest
    of the job is cleared from the printer and a person decides whether to print again, under a new job id.

    A model that answers nothing (``quirks.answers``) is the exception its profile has to ask for: it gets its papers
    unseen, is never better than DEGRADED, and every paper ends UNKNOWN. ``journal`` remembers jobs across crashes;
    without one they are remembered for this run.
    """

    def __init__(
        self,
        name: str,
        connect: TransportFactory,
        font: Path,
        *,
        clock: Callable[[], float] = time.monotonic,
        timing: PrinterTiming | None = None,
        back_off: BackOff | None = None,
        quirks: PrinterQuirks = PrinterQuirks(),  # noqa: B008 -- it is frozen
        journal: PrintJournal | None = None,
    ) -> None:
        self.quirks = quirks
        self._clock = clock
        self._look_at = 0.0
        self._timing = timing or PrinterTiming()
        self._builder = EscPosBuilder(font, quirks)
        self._jobs = JobBook(journal or MemoryJournal())
        self._health = Health(DeviceKind.PRINTER, name, clock)
        self._worker = Worker(self, self._health, connect, back_off or BackOff())
        self._questions = Questions(self._health, self._timing, clock, lambda: self._worker.closing, quirks.proofs)

    @property
    def status(self) -> DeviceStatus:
        """See TicketPrinter."""
        return self._health.status

    def start(self, on_status: OnStatus) -> None:
        """See TicketPrinter."""
        self._health.tell(on_status)
        self._worker.start()

    def print_paper(self, job_id: str, paper: Paper, done: Callable[[PrintOutcome], None]) -> None:
        """See TicketPrinter."""
        self._jobs.add(job_id, paper, done)
        self._worker.wake()

    def close(self) -> None:
        """See TicketPrinter."""
        self._health.hush()
        self._worker.close()

    def opened(self, port: Transport) -> None:
        """See Driver: clear what a crash or a pulled cable left behind."""
        self._look_at = self._clock()
        if self.quirks.answers:
            port.write(_PREPARE)

    def serve(self, port: Transport) -> None:
        """See Driver: one job, or one look, or one moment of listening."""
        job = self._jobs.take()
        if job is not None:
            self._print(port, job)
        elif self._clock() >= self._look_at:
            self._look(port)
            self._look_at = self._clock() + self._timing.poll
        else:
            self._listen(port)

    def offline(self) -> None:
        """See Driver: a paper printed minutes late helps nobody."""
        self._jobs.refuse(self.status.reasons or frozenset({Reason.NO_ANSWER}))

    def ended(self) -> None:
        """See Driver: whoever waits must hear that nothing came out."""
        self._jobs.close()

    def _listen(self, port: Transport) -> None:
        """Hear what the printer says unasked, and notice a pulled cable."""
        told = self._questions.overheard(port)
        if told is not None:
            self._note(told)
        self._worker.wait(self._timing.listen)

    def _look(self, port: Transport) -> frozenset[Reason]:
        """Ask how the printer is; one that works again has perhaps been switched off and forgotten our settings."""
        if not self.quirks.answers:
            self._note(_UNSEEN)
            return frozenset()
        stood_still = blocking(self.status.reasons)
        reasons = self._questions.status(port)
        if stood_still and not blocking(reasons):
            port.write(_PREPARE)
        self._note(reasons)
        return blocking(reasons)

    def _print(self, port: Transport, job: Job) -> None:
        data = self._builder.build(job.paper)
        try:
            in_the_way = self._look(port)
        except TransportError:
            self._jobs.end(job, PrintResult.FAILED, frozenset({Reason.NO_ANSWER}))
            raise
        if in_the_way:
            self._jobs.end(job, PrintResult.FAILED, in_the_way)
        elif self._begun(job):
            self._send(port, job, data)

    def _begun(self, job: Job) -> bool:
        """Have the journal keep that bytes follow; what it cannot keep is not sent: a crash could print it twice."""
        try:
            self._jobs.begin(job)
        except OSError:
            self._jobs.end(job, PrintResult.FAILED, frozenset())
            return False
        return True

    def _send(self, port: Transport, job: Job, data: bytes) -> None:
        """Send a whole job and end it by its proof; a wire that breaks on the way leaves it UNKNOWN."""
        self._health.is_now(DeviceState.BUSY, *self.status.reasons)
        try:
            result, reasons = self._sent(port, data)
        except TransportError:
            self._jobs.end(job, PrintResult.UNKNOWN, frozenset({Reason.NO_ANSWER}))
            raise
        self._jobs.end(job, result, reasons)
        if result is not PrintResult.PRINTED and self.quirks.answers:
            port.write(_PREPARE)
        self._look(port)

    def _sent(self, port: Transport, data: bytes) -> tuple[PrintResult, frozenset[Reason]]:
        if not self.quirks.answers:
            port.write(data)
            return PrintResult.UNKNOWN, _UNSEEN
        process_id, proof_request = self._questions.next_proof()
        port.write(data + proof_request)
        return self._questions.prove(port, process_id)

    def _note(self, reasons: frozenset[Reason]) -> None:
        if blocking(reasons) and self.quirks.answers:
            self._health.is_now(DeviceState.FAULT, *reasons)
        else:
            self._health.is_now(DeviceState.DEGRADED if reasons else DeviceState.READY, *reasons)
