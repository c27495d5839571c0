"""The SDT (SAM_V) frame as a pure stream: bytes in any pieces go in, whole checked answers come out.

request   AA AA AA 96 69 | LenHi LenLo | CMD PARA    | Data | CHK
answer    AA AA AA 96 69 | LenHi LenLo | SW1 SW2 SW3 | Data | CHK

Len counts from CMD or SW1 through CHK; CHK is the XOR of LenHi to the last data byte.
"""

from dataclasses import dataclass
from functools import reduce
from operator import xor

from devices.health import Traffic

PREAMBLE = bytes.fromhex("AA AA AA 96 69")
_HEAD = len(PREAMBLE) + 2
_SHORTEST, _LONGEST = 4, 4096


@dataclass(frozen=True, slots=True)
class Command:
    """One question to the reader: its two command bytes."""

    code: int
    parameter: int


RESET_SAM = Command(0x10, 0xFF)
SAM_STATUS = Command(0x11, 0xFF)
FIND_CARD = Command(0x20, 0x01)
SELECT_CARD = Command(0x20, 0x02)
READ_CARD = Command(0x30, 0x01)


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One whole answer; compare ``sw3`` only, SW1 and SW2 are the card's own words."""

    sw3: int
    data: bytes

    def __repr__(self) -> str:
        return f"Answer(sw3={self.sw3:02X}, {len(self.data)} bytes)"


def checksum(body: bytes | bytearray) -> int:
    """Return the XOR of LenHi to the last data byte."""
    return reduce(xor, body, 0)


def request(command: Command, data: bytes = b"") -> bytes:
    """Return the frame that asks ``command``."""
    length = len(data) + 3
    body = bytes((length >> 8, length & 0xFF, command.code, command.parameter)) + data
    return PREAMBLE + body + bytes((checksum(body),))


class AnswerStream:
    """Finds answers in what arrives; after any damage it goes on one byte later, never dropping the buffer."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._frames = 0
        self._bad_checksum = 0
        self._resyncs = 0

    @property
    def traffic(self) -> Traffic:
        """What was counted since birth."""
        return Traffic(self._frames, self._bad_checksum, self._resyncs)

    @property
    def unfinished(self) -> bool:
        """Whether an answer has begun and not ended."""
        return self._buffer.startswith(PREAMBLE)

    def feed(self, data: bytes) -> list[Answer]:
        """Take what arrived and return the answers that are whole now."""
        self._buffer += data
        answers = []
        while (answer := self._next()) is not None:
            answers.append(answer)
        return answers

    def give_up(self) -> list[Answer]:
        """Treat the unfinished answer as lost (no byte came for 60 ms) and look behind its first byte."""
        answers: list[Answer] = []
        while self.unfinished:
            self._skip_one()
            answers += self.feed(b"")
        return answers

    def forget(self) -> None:
        """Drop what is buffered; it belongs to an earlier question."""
        self._buffer.clear()

    def _next(self) -> Answer | None:
        while self._at_preamble() and len(self._buffer) >= _HEAD:
            length = int.from_bytes(self._buffer[_HEAD - 2 : _HEAD])
            end = _HEAD + length
            if not _SHORTEST <= length <= _LONGEST:
                self._skip_one()
            elif len(self._buffer) < end:
                return None
            elif checksum(self._buffer[len(PREAMBLE) : end - 1]) != self._buffer[end - 1]:
                self._bad_checksum += 1
                self._skip_one()
            else:
                return self._take(end)
        return None

    def _take(self, end: int) -> Answer:
        frame = bytes(self._buffer[:end])
        del self._buffer[:end]
        self._frames += 1
        return Answer(sw3=frame[_HEAD + 2], data=frame[_HEAD + 3 : -1])

    def _at_preamble(self) -> bool:
        """Drop everything before the next preamble, but keep an end that may be the beginning of one."""
        start = self._buffer.find(PREAMBLE)
        if start >= 0:
            del self._buffer[:start]
            return True
        keep = next(n for n in range(len(PREAMBLE) - 1, -1, -1) if self._buffer.endswith(PREAMBLE[:n]))
        del self._buffer[: len(self._buffer) - keep]
        return False

    def _skip_one(self) -> None:
        self._resyncs += 1
        del self._buffer[:1]
