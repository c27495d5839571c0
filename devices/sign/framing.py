"""How a serial sign wraps its frames: start bytes, escapes, check sum and end byte, all of it a table.

A new make of card is a new ``Framing``, not new code.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from devices.health import Traffic

LONGEST_FRAME = 4096


@dataclass(frozen=True, slots=True)
class Framing:
    """One make's wrapping; ``escapes`` says what is sent for a byte that may not stand inside a frame.

    Each byte is looked up once. Code that tests one byte after the other escapes its own escapes where an ``else`` is
    missing (seen in a public driver).
    """

    lead: int
    lead_count: int
    tail: int
    escapes: Mapping[int, bytes]
    check: Callable[[bytes], bytes]
    check_size: int

    def wrap(self, body: bytes) -> bytes:
        """Return the bytes on the wire for ``body``."""
        inner = b"".join(self.escapes.get(byte) or bytes((byte,)) for byte in body + self.check(body))
        return bytes((self.lead,)) * self.lead_count + inner + bytes((self.tail,))

    def unwrap(self, inner: bytes) -> bytes | None:
        """Return the body of what stood between start and end; ``None`` when escapes or check sum are wrong."""
        plain = self._unescape(inner)
        if plain is None or len(plain) < self.check_size:
            return None
        body, check = plain[: -self.check_size], plain[-self.check_size :]
        return body if self.check(body) == check else None

    def _unescape(self, inner: bytes) -> bytes | None:
        meaning = {sent: byte for byte, sent in self.escapes.items()}
        starts = {sent[0] for sent in meaning}
        plain, at = bytearray(), 0
        while at < len(inner):
            size = 2 if inner[at] in starts else 1
            piece = inner[at : at + size]
            if size == 1:
                plain += piece
            elif piece in meaning:
                plain.append(meaning[piece])
            else:
                return None
            at += size
        return bytes(plain)


class FrameStream:
    """Finds the bodies in what arrives; noise, half frames and frames above 4 kB are dropped."""

    def __init__(self, framing: Framing) -> None:
        self._framing = framing
        self._frame: bytearray | None = None
        self._frames = self._bad = self._dropped = 0

    @property
    def traffic(self) -> Traffic:
        """What was counted since birth."""
        return Traffic(frames=self._frames, bad_checksum=self._bad, resyncs=self._dropped)

    def feed(self, data: bytes) -> list[bytes]:
        """Take what arrived and return the bodies that are whole now."""
        bodies = []
        for byte in data:
            if byte == self._framing.lead:
                self._begin()
            elif self._frame is not None and byte == self._framing.tail:
                bodies += self._end(bytes(self._frame))
            elif self._frame is not None:
                self._append(self._frame, byte)
        return bodies

    def forget(self) -> None:
        """Drop what is buffered; its end will never come."""
        self._frame = None

    def _begin(self) -> None:
        if self._frame:
            self._dropped += 1
        self._frame = bytearray()

    def _append(self, frame: bytearray, byte: int) -> None:
        frame.append(byte)
        if len(frame) > LONGEST_FRAME:
            self._dropped += 1
            self._frame = None

    def _end(self, inner: bytes) -> list[bytes]:
        self._frame = None
        body = self._framing.unwrap(inner)
        if body is None:
            self._bad += 1
            return []
        self._frames += 1
        return [body]
