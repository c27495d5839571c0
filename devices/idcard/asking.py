"""One question to the reader and its answer: flush, ask, listen, and ask once more after silence or damage."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from devices.health import Health
from devices.idcard.codec import FIND_CARD, READ_CARD, SELECT_CARD, Answer, AnswerStream, Command, request
from devices.ports import Reason
from devices.transport import Transport

_TEXT_BYTES = 256
_ATTEMPTS = 2


class Sw(IntEnum):
    """The SW3 codes a driver acts on (SAM_V text, GA/T 467)."""

    HOST_CHECKSUM = 0x10
    HOST_LENGTH = 0x11
    HOST_COMMAND = 0x21
    CARD_REFUSED = 0x31
    CARD_NOT_TRUSTED = 0x32
    CHECK_FAILED = 0x33
    WRONG_LENGTH = 0x3F
    WRONG_CARD = 0x40
    READ_FAILED = 0x41
    RANDOM_FAILED = 0x47
    SELF_TEST_FAILED = 0x60
    NOT_AUTHORISED = 0x66
    NO_CARD = 0x80
    SELECT_FAILED = 0x81
    OK = 0x90
    FOUND = 0x9F


@dataclass(frozen=True, slots=True)
class ReaderTiming:
    """The waits of a reader in seconds; the defaults are those of public drivers and makers' notes."""

    poll: float = 0.3
    idle: float = 0.06
    short_answer: float = 1.0
    read_answer: float = 3.0
    after_reset: float = 1.5
    rest: float = 5.0
    same_card: float = 2.5


class Unanswered(Exception):
    """Twice no answer; ``reason`` is NO_ANSWER when nothing came, BAD_DATA when only damage came."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Asking:
    """Asks one reader; used by the device's thread only."""

    def __init__(
        self,
        health: Health,
        timing: ReaderTiming,
        clock: Callable[[], float] = time.monotonic,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._health = health
        self._timing = timing
        self._clock = clock
        self._stopped = stopped
        self._stream = AnswerStream()

    def ask(self, port: Transport, command: Command) -> Answer:
        """Return the reader's answer to ``command``; raises Unanswered, TransportError."""
        heard = False
        for attempt in range(_ATTEMPTS):
            if attempt:
                self._health.retried()
            self._stream.forget()
            port.discard_input()  # a late answer to an earlier question
            port.write(request(command))
            answer, something = self._listen(port, command)
            if answer is not None:
                self._health.answered(self._stream.traffic)
                return answer
            heard = heard or something
        self._health.counted(self._stream.traffic)
        raise Unanswered(Reason.BAD_DATA if heard else Reason.NO_ANSWER)

    def _listen(self, port: Transport, command: Command) -> tuple[Answer | None, bool]:
        """Return the first answer that fits, and whether anything was heard at all."""
        resyncs = self._stream.traffic.resyncs
        heard_at: float | None = None
        deadline = self._clock() + (self._timing.read_answer if command == READ_CARD else self._timing.short_answer)
        while self._clock() < deadline and not self._stopped():
            answers = self._stream.feed(data := port.read())
            if data:
                heard_at = self._clock()
            elif heard_at is not None and self._clock() - heard_at >= self._timing.idle:
                answers += self._stream.give_up()
            for answer in answers:
                if _fits(command, answer):
                    return answer, True
            if not data and self._stream.traffic.resyncs > resyncs and not self._stream.unfinished:
                break  # a damaged answer has passed; waiting longer brings nothing
        return None, heard_at is not None


def _fits(command: Command, answer: Answer) -> bool:
    """Tell whether ``answer`` can belong to ``command``; a late one of the question before does not."""
    match answer.sw3:
        case Sw.FOUND | Sw.NO_CARD:
            return command == FIND_CARD
        case Sw.SELECT_FAILED:
            return command == SELECT_CARD
        case Sw.OK:
            return command != FIND_CARD and (command == READ_CARD) == (len(answer.data) > _TEXT_BYTES)
    return True
