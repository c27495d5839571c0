"""What a printer says back, as a pure stream: real-time answers, automatic status, paper sensor, proof of printing.

The kinds are told apart by their fixed bits (devices.md 2.1, four makers' manuals agree). Answers to DLE EOT do not say
which question they answer; the driver asks one at a time.
"""

from dataclasses import dataclass
from typing import TypeAlias

from devices.health import Traffic
from devices.ports import Reason

_XON, _XOFF = 0x11, 0x13
_KIND_BITS, _AUTO_HEAD, _REAL_TIME = 0x93, 0x10, 0x12
_BLOCK_HEADS = frozenset((0x37, 0x39, 0x3D, 0x5F))
_PROOF = 0x22
_LONGEST_BLOCK = 80
_AUTO_BYTES = 4


@dataclass(frozen=True, slots=True)
class RealTime:
    """The answer to one DLE EOT."""

    byte: int


@dataclass(frozen=True, slots=True)
class AutoStatus:
    """The four bytes a printer sends by itself when something changes."""

    bytes4: bytes


@dataclass(frozen=True, slots=True)
class PaperSensor:
    """The answer to GS r 1, sent when all data before it have been worked on."""

    byte: int


@dataclass(frozen=True, slots=True)
class Proof:
    """The process id that GS ( H fn 48 asked back, sent when printing is finished."""

    process_id: bytes


Word: TypeAlias = RealTime | AutoStatus | PaperSensor | Proof


class StatusStream:
    """Finds words in what a printer sends; flow control may stand anywhere, junk is counted and skipped."""

    def __init__(self) -> None:
        self._block = bytearray()
        self._auto = bytearray()
        self._words = 0
        self._junk = 0

    @property
    def traffic(self) -> Traffic:
        """What was counted since birth."""
        return Traffic(frames=self._words, resyncs=self._junk)

    def feed(self, data: bytes) -> list[Word]:
        """Take what arrived and return the words that are whole now."""
        words = [word for word in map(self._take, data) if word is not None]
        self._words += len(words)
        return words

    def forget(self) -> None:
        """Drop a word that has begun and did not end."""
        self._block.clear()
        self._auto.clear()

    def _take(self, byte: int) -> Word | None:
        if self._block:
            return self._in_block(byte)
        if byte in (_XON, _XOFF):
            return None
        if self._auto:
            return self._in_auto(byte)
        return self._first(byte)

    def _first(self, byte: int) -> Word | None:
        if byte in _BLOCK_HEADS:
            self._block.append(byte)
        elif byte & _KIND_BITS == _AUTO_HEAD:
            self._auto.append(byte)
        elif byte & _KIND_BITS == _REAL_TIME:
            return RealTime(byte)
        elif byte & 0x90 == 0:
            return PaperSensor(byte)
        else:
            self._junk += 1
        return None

    def _in_block(self, byte: int) -> Word | None:
        self._block.append(byte)
        if byte and len(self._block) < _LONGEST_BLOCK:
            return None
        block = bytes(self._block)
        self._block.clear()
        if byte:
            self._junk += 1
            return None
        is_proof = block[1] == _PROOF
        return Proof(block[2:-1]) if is_proof else None

    def _in_auto(self, byte: int) -> Word | None:
        if byte & 0x90:  # not one of the three that must follow: the head was junk, this byte may begin something
            self._auto.clear()
            self._junk += 1
            return self._first(byte)
        self._auto.append(byte)
        if len(self._auto) < _AUTO_BYTES:
            return None
        auto = AutoStatus(bytes(self._auto))
        self._auto.clear()
        return auto


_REAL_TIME_BITS: dict[int, tuple[tuple[int, Reason], ...]] = {
    1: ((0x08, Reason.OFFLINE),),
    2: ((0x04, Reason.COVER_OPEN), (0x20, Reason.PAPER_END)),
    3: ((0x04, Reason.MECHANISM), (0x08, Reason.CUTTER), (0x20, Reason.MECHANISM), (0x40, Reason.OVERHEATED)),
    4: ((0x0C, Reason.PAPER_NEAR_END), (0x60, Reason.PAPER_END)),
}
_AUTO_BITS: tuple[tuple[tuple[int, Reason], ...], ...] = (
    ((0x08, Reason.OFFLINE), (0x20, Reason.COVER_OPEN)),
    ((0x04, Reason.MECHANISM), (0x08, Reason.CUTTER), (0x20, Reason.MECHANISM), (0x40, Reason.OVERHEATED)),
    ((0x03, Reason.PAPER_NEAR_END), (0x0C, Reason.PAPER_END)),
    (),
)
REAL_TIME_QUESTIONS = tuple(_REAL_TIME_BITS)


def real_time_reasons(question: int, byte: int) -> set[Reason]:
    """Return what the answer ``byte`` to DLE EOT ``question`` (1 to 4) says."""
    return _said(byte, _REAL_TIME_BITS[question])


def auto_reasons(bytes4: bytes) -> frozenset[Reason]:
    """Return what an automatic status says, without the effects of what it names."""
    return causes({reason for byte, bits in zip(bytes4, _AUTO_BITS, strict=True) for reason in _said(byte, bits)})


def sensor_reasons(byte: int) -> set[Reason]:
    """Return what the answer to GS r 1 says."""
    return _said(byte, _AUTO_BITS[2])


def causes(reasons: set[Reason]) -> frozenset[Reason]:
    """Return ``reasons`` without those that follow from others: offline, hot by an open cover, nearly out when out."""
    kept = set(reasons)
    if Reason.PAPER_END in kept:
        kept.discard(Reason.PAPER_NEAR_END)
    if Reason.COVER_OPEN in kept:
        kept.discard(Reason.OVERHEATED)
    if kept - {Reason.OFFLINE, Reason.PAPER_NEAR_END}:
        kept.discard(Reason.OFFLINE)
    return frozenset(kept)


def _said(byte: int, bits: tuple[tuple[int, Reason], ...]) -> set[Reason]:
    return {reason for mask, reason in bits if byte & mask}
