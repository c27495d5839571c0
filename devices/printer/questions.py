"""What a driver asks a printer: how it is before a job, and whether the paper really came out after it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from devices.health import Health
from devices.ports import PrintResult, Reason
from devices.printer.quirks import PrinterQuirks, ProofKind
from devices.printer.status import (
    REAL_TIME_QUESTIONS,
    AutoStatus,
    PaperSensor,
    Proof,
    RealTime,
    StatusStream,
    Word,
    auto_reasons,
    causes,
    real_time_reasons,
    sensor_reasons,
)
from devices.transport import Transport

_ATTEMPTS = 2
_SILENT_QUESTIONS = 2  # after so many questions without any answer the rest need not be asked
_IDS = 10_000
_FENCE = b"\x1d\x72\x01"


@dataclass(frozen=True, slots=True)
class PrinterTiming:
    """The waits of a printer in seconds.

    ``poll`` between two looks, ``listen`` between two moments in which it may speak unasked, ``answer`` for one answer,
    ``proof`` for the proof, ``grace`` for a late one, ``settle`` until a printer without proofs is surely done.
    """

    poll: float = 2.0
    listen: float = 0.1
    answer: float = 0.3
    proof: float = 10.0
    grace: float = 0.8
    settle: float = 6.0


def blocking(reasons: frozenset[Reason]) -> frozenset[Reason]:
    """Return those reasons with which no paper comes out."""
    return reasons - {Reason.PAPER_NEAR_END}


class Questions:
    """Asks one printer; used by the device's thread only."""

    def __init__(
        self,
        health: Health,
        timing: PrinterTiming,
        clock: Callable[[], float] = time.monotonic,
        stopped: Callable[[], bool] = lambda: False,
        proofs: frozenset[ProofKind] = PrinterQuirks().proofs,
    ) -> None:
        self._proofs = proofs
        self._health = health
        self._timing = timing
        self._clock = clock
        self._stopped = stopped
        self._stream = StatusStream()
        self._last_id = 0

    def status(self, port: Transport) -> frozenset[Reason]:
        """Return everything that is wrong; silence is NO_ANSWER and junk BAD_DATA, never "nothing is wrong"."""
        said: set[Reason] = set()
        answered = 0
        self._stream.forget()
        port.discard_input()
        junk_before = self._stream.traffic
        for asked, question in enumerate(REAL_TIME_QUESTIONS):
            if asked >= _SILENT_QUESTIONS and not answered:
                break
            byte = self._real_time(port, question)
            if byte is not None:
                answered += 1
                said |= real_time_reasons(question, byte)
        if not answered:
            self._health.counted(self._stream.traffic)
            return frozenset({Reason.NO_ANSWER if self._stream.traffic == junk_before else Reason.BAD_DATA})
        self._health.answered(self._stream.traffic)
        return causes(said)

    def overheard(self, port: Transport) -> frozenset[Reason] | None:
        """Return everything that is wrong as the printer said unasked; ``None`` when it said nothing."""
        told = [word for word in self._stream.feed(port.read()) if isinstance(word, AutoStatus)]
        return auto_reasons(told[-1].bytes4) if told else None

    def next_proof(self) -> tuple[bytes, bytes]:
        """Return a fresh process id and the bytes that ask for it behind a job: GS ( H fn 48, and GS r 1 as a fence."""
        self._last_id = (self._last_id + 1) % _IDS
        process_id = f"{self._last_id:04d}".encode()
        asked_back = b"\x1d\x28\x48\x06\x00\x30\x30" + process_id if ProofKind.ASKED_BACK in self._proofs else b""
        return process_id, asked_back + (_FENCE if ProofKind.FENCE in self._proofs else b"")

    def prove(self, port: Transport, process_id: bytes) -> tuple[PrintResult, frozenset[Reason]]:
        """Wait for the proof that the job came out; without any it is UNKNOWN, with what the printer says then.

        The fence answers when the data were worked on, the proof when the paper is out; so a fence alone counts only
        after a short grace. A paper end seen in the meantime makes the fence worthless, and so does junk on the line:
        the fence is one byte that noise can spell.
        """
        if not self._proofs & {ProofKind.ASKED_BACK, ProofKind.FENCE}:
            return self._afterwards(port)
        junk = self._stream.traffic.resyncs
        deadline = self._clock() + self._timing.proof
        trouble: frozenset[Reason] = frozenset()
        fenced = False
        while self._clock() < deadline and not self._stopped():
            for word in self._stream.feed(port.read()):
                if word == Proof(process_id):
                    self._health.answered(self._stream.traffic)
                    return PrintResult.PRINTED, frozenset()
                if isinstance(word, PaperSensor | AutoStatus):
                    fenced = fenced or isinstance(word, PaperSensor)
                    trouble = blocking(_reasons(word)) or trouble
                    if fenced or trouble:
                        deadline = min(deadline, self._clock() + self._timing.grace)
        if fenced and not trouble and self._stream.traffic.resyncs == junk:
            return PrintResult.PRINTED, frozenset()
        return PrintResult.UNKNOWN, trouble or blocking(self.status(port)) or frozenset({Reason.NO_ANSWER})

    def _afterwards(self, port: Transport) -> tuple[PrintResult, frozenset[Reason]]:
        """Wait until the job is surely worked off, then ask; "all well" proves it only where the model says so."""
        deadline = self._clock() + self._timing.settle
        trouble: frozenset[Reason] = frozenset()
        while self._clock() < deadline and not self._stopped():
            trouble = blocking(self.overheard(port) or frozenset()) or trouble
        if ProofKind.STATUS in self._proofs and not self._stopped():
            trouble = trouble or blocking(self.status(port))
            return (PrintResult.UNKNOWN if trouble else PrintResult.PRINTED), trouble
        return PrintResult.UNKNOWN, trouble or frozenset({Reason.NO_ANSWER})

    def _real_time(self, port: Transport, question: int) -> int | None:
        """Ask DLE EOT ``question``, once more after silence, and return its answer."""
        for attempt in range(_ATTEMPTS):
            if attempt:
                self._health.retried()
            port.write(bytes((0x10, 0x04, question)))
            deadline = self._clock() + self._timing.answer
            while self._clock() < deadline and not self._stopped():
                for word in self._stream.feed(port.read()):
                    if isinstance(word, RealTime):
                        return word.byte
        return None


def _reasons(word: Word) -> frozenset[Reason]:
    match word:
        case AutoStatus(bytes4):
            return auto_reasons(bytes4)
        case PaperSensor(byte):
            return causes(sensor_reasons(byte))
    return frozenset()
