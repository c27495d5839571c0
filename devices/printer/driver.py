"""The ticket printer of the app: looks before it prints, proves afterwards, never prints twice by itself."""

import time
from collections.abc import Callable
from pathlib import Path

from devices.health import Health
from devices.paper import Paper
from devices.ports import DeviceKind, DeviceState, DeviceStatus, OnStatus, PrintOutcome, PrintResult, Reason
from devices.printer.escpos import INIT, EscPosBuilder
from devices.printer.jobs import Job, JobBook
from devices.printer.questions import PrinterTiming, Questions, blocking
from devices.transport import Transport, TransportError, TransportFactory
from devices.worker import BackOff, Worker

_DROP_HALF_JOBS = b"\x10\x05\x02"  # DLE ENQ 2: recover and clear; does nothing in a healthy printer
_TELL_CHANGES = b"\x1d\x61\x0f"


class EscPosPrinter:
    """A TicketPrinter on an ESC/POS line.

    Before any byte of a job the printer must have said that it can print; a printer that never answers prints nothing,
    because nobody could promise the paper. After the job its end must be proved. What is neither is UNKNOWN: the rest
    of the job is cleared from the printer and a person decides whether to print again, under a new job id.
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
    ) -> None:
        self._timing = timing or PrinterTiming()
        self._builder = EscPosBuilder(font)
        self._jobs = JobBook()
        self._health = Health(DeviceKind.PRINTER, name, clock)
        self._worker = Worker(self, self._health, connect, back_off or BackOff())
        self._questions = Questions(self._health, self._timing, clock, lambda: self._worker.closing)

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
        port.write(_DROP_HALF_JOBS + INIT + _TELL_CHANGES)

    def serve(self, port: Transport) -> None:
        """See Driver: one job, or one look when none waits."""
        job = self._jobs.take()
        if job is not None:
            self._print(port, job)
            return
        self._note(self._questions.status(port))
        self._worker.wait(self._timing.poll)

    def offline(self) -> None:
        """See Driver: a paper printed minutes late helps nobody."""
        self._jobs.refuse(self.status.reasons or frozenset({Reason.NO_ANSWER}))

    def ended(self) -> None:
        """See Driver: whoever waits must hear that nothing came out."""
        self._jobs.close()

    def _print(self, port: Transport, job: Job) -> None:
        data = self._builder.build(job.paper)
        try:
            reasons = self._questions.status(port)
        except TransportError:
            self._jobs.end(job, PrintResult.FAILED, frozenset({Reason.NO_ANSWER}))
            raise
        self._note(reasons)
        if blocking(reasons):
            self._jobs.end(job, PrintResult.FAILED, blocking(reasons))
        else:
            self._send(port, job, data)

    def _send(self, port: Transport, job: Job, data: bytes) -> None:
        """Send a whole job and end it by its proof; a wire that breaks on the way leaves it UNKNOWN."""
        self._health.is_now(DeviceState.BUSY, *self.status.reasons)
        process_id, proof_request = self._questions.next_proof()
        try:
            port.write(data + proof_request)
            result, reasons = self._questions.prove(port, process_id)
        except TransportError:
            self._jobs.end(job, PrintResult.UNKNOWN, frozenset({Reason.NO_ANSWER}))
            raise
        self._jobs.end(job, result, reasons)
        if result is not PrintResult.PRINTED:
            port.write(_DROP_HALF_JOBS)
        self._note(self._questions.status(port))

    def _note(self, reasons: frozenset[Reason]) -> None:
        if blocking(reasons):
            self._health.is_now(DeviceState.FAULT, *reasons)
        else:
            self._health.is_now(DeviceState.DEGRADED if reasons else DeviceState.READY, *reasons)
