"""What scanners send, as a pure stream: frames by CR, LF, STX/ETX, Tab or silence become clean text."""

import re
from unicodedata import category

from devices.health import Traffic

LONGEST_FRAME = 4096
_ENDS = re.compile(rb"[\x02\x03\t\r\n]")
_AIM_ID = re.compile(r"\][A-Za-z][0-9A-Za-z]")


class ScanStream:
    """Finds codes in what arrives; a frame above 4 kB is dropped to its end, a frame that is no text altogether."""

    def __init__(self) -> None:
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
        return bool(self._frame) or self._overflowing

    def feed(self, data: bytes) -> list[str]:
        """Take what arrived and return the codes that are whole now."""
        *ended, rest = _ENDS.split(data)
        codes = []
        for piece in ended:
            self._append(piece)
            codes += self.silence()
        self._append(rest)
        return codes

    def silence(self) -> list[str]:
        """Take the frame as ended: scanners without a suffix end it by saying nothing."""
        frame, overflowed = bytes(self._frame), self._overflowing
        self.forget()
        if not frame and not overflowed:
            return []
        code = None if overflowed else _text(frame)
        if code is None:
            self._dropped += 1
            return []
        self._frames += 1
        return [code] if code else []

    def forget(self) -> None:
        """Drop what is buffered; its end will never come."""
        self._frame.clear()
        self._overflowing = False

    def _append(self, piece: bytes) -> None:
        self._frame += piece
        if len(self._frame) > LONGEST_FRAME:
            self._overflowing = True
            self._frame.clear()


def _text(frame: bytes) -> str | None:
    """Decode a frame (strict UTF-8, then GB18030) without controls, AIM id and outer blanks; ``None`` if no text."""
    for charset in ("utf-8", "gb18030"):
        try:
            text = frame.decode(charset)
        except UnicodeDecodeError:
            continue
        clean = "".join(character for character in text if category(character) != "Cc").strip()
        return _AIM_ID.sub("", clean, count=1) if _AIM_ID.match(clean) else clean
    return None
