"""What scanners send, as a pure stream: frames by CR, LF, STX/ETX, Tab or silence become clean text."""

import re
from unicodedata import category

from devices.health import Traffic
from devices.scanner.quirks import Charset, ScannerQuirks, Suffix

LONGEST_FRAME = 4096
_ENDS = {
    Suffix.ANY: re.compile(rb"[\x02\x03\t\r\n]"),
    Suffix.CR: re.compile(rb"\r"),
    Suffix.LF: re.compile(rb"\n"),
    Suffix.TAB: re.compile(rb"\t"),
    Suffix.NONE: re.compile(rb"(?!)"),
}
_CHARSETS = {Charset.ANY: ("utf-8", "gb18030"), Charset.UTF_8: ("utf-8",), Charset.GB18030: ("gb18030",)}
_USUAL = ScannerQuirks()
_AIM_ID = re.compile(r"\][A-Za-z][0-9A-Za-z]")


class ScanStream:
    """Finds codes in what arrives; a frame above 4 kB is dropped to its end, a frame that is no text altogether."""

    def __init__(self, quirks: ScannerQuirks = _USUAL) -> None:
        self._ends = _ENDS[quirks.suffix]
        self._charsets = _CHARSETS[quirks.charset]
        self._answers = _Answers(quirks.answer)
        self._frame = bytearray()
        self._overflowing = False
        self._frames = 0
        self._dropped = 0

    @property
    def traffic(self) -> Traffic:
        """What was counted since birth; a dropped frame counts as a resync."""
        return Traffic(frames=self._frames, resyncs=self._dropped)

    @property
    def unfinished(self) -> bool:
        """Whether a frame has begun and waits for its end or for silence."""
        return bool(self._frame) or self._overflowing or self._answers.begun

    def feed(self, data: bytes) -> list[str]:
        """Take what arrived and return the codes that are whole now."""
        *ended, rest = self._ends.split(self._answers.without(data))
        codes = []
        for piece in ended:
            self._append(piece)
            codes += self._end()
        self._append(rest)
        return codes

    def silence(self) -> list[str]:
        """Take the frame as ended: scanners without a suffix end it by saying nothing."""
        *ended, rest = self._ends.split(self._answers.rest())
        codes = []
        for piece in (*ended, rest):
            self._append(piece)
            codes += self._end()
        return codes

    def forget(self) -> None:
        """Drop what is buffered; its end will never come."""
        self._answers.rest()
        self._begin_anew()

    def _end(self) -> list[str]:
        frame, overflowed = bytes(self._frame), self._overflowing
        self._begin_anew()
        if not frame and not overflowed:
            return []
        code = None if overflowed else _text(frame, self._charsets)
        if code is None:
            self._dropped += 1
            return []
        self._frames += 1
        return [code] if code else []

    def _begin_anew(self) -> None:
        self._frame.clear()
        self._overflowing = False

    def _append(self, piece: bytes) -> None:
        self._frame += piece
        if len(self._frame) > LONGEST_FRAME:
            self._overflowing = True
            self._frame.clear()


class _Answers:
    """Takes the answer to a trigger out of the stream, wherever the stream is cut; its bytes look like a code's."""

    def __init__(self, answer: bytes) -> None:
        self._answer = answer
        self._held = b""

    @property
    def begun(self) -> bool:
        return bool(self._held)

    def without(self, data: bytes) -> bytes:
        if not self._answer:
            return data
        passed = bytearray()
        for byte in data:
            self._held += bytes((byte,))
            while not self._answer.startswith(self._held):
                passed.append(self._held[0])
                self._held = self._held[1:]
            if self._held == self._answer:
                self._held = b""
        return bytes(passed)

    def rest(self) -> bytes:
        """Return what only began like an answer."""
        held, self._held = self._held, b""
        return held


def _text(frame: bytes, charsets: tuple[str, ...]) -> str | None:
    """Decode a frame by the first charset that fits, without controls, AIM id and outer blanks; ``None`` if no text."""
    for charset in charsets:
        try:
            text = frame.decode(charset)
        except UnicodeDecodeError:
            continue
        clean = "".join(character for character in text if category(character) != "Cc").strip()
        return _AIM_ID.sub("", clean, count=1) if _AIM_ID.match(clean) else clean
    return None
