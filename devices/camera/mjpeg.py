"""Motion JPEG over HTTP as network cameras send it, as a pure stream: bytes in, whole JPEG pictures out.

A response of type ``multipart/x-mixed-replace; boundary=B`` holds parts ``--B``, headers, a blank line, a JPEG. What
stands between two boundaries is a picture when it begins as JPEG does; lengths in headers are often wrong and not used.
"""

import re

LONGEST_HEAD = 16 * 1024
LONGEST_PART = 8 * 1024 * 1024

_HEAD_END = b"\r\n\r\n"
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")
_BOUNDARY = re.compile(rb'content-type:[ \t]*multipart/x-mixed-replace[^\r\n]*boundary="?([^"\r\n;]+)"?', re.IGNORECASE)
_JPEG = b"\xff\xd8"


class NoPictures(Exception):
    """What answers is no camera's stream; the text says what it said instead."""


class MjpegStream:
    """Finds pictures in what arrives; a part that never ends is dropped, and so is what is no JPEG."""

    def __init__(self) -> None:
        self._head = bytearray()
        self._mark = b""
        self._part = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """Take what arrived and return the pictures that are whole now; raise NoPictures for another answer."""
        self._part += data if self._mark else self._after_head(data)
        *whole, rest = self._part.split(self._mark) if self._mark else [self._part]
        self._part = rest if len(rest) <= LONGEST_PART else bytearray()
        return [picture for part in whole if (picture := _picture(bytes(part)))]

    def _after_head(self, data: bytes) -> bytes:
        """Take the head of the answer; return what stands behind it."""
        self._head += data
        head, end, rest = self._head.partition(_HEAD_END)
        if not end:
            if len(self._head) > LONGEST_HEAD:
                raise NoPictures("an answer without an end of its head")
            return b""
        status = _STATUS.match(head)
        boundary = _BOUNDARY.search(head)
        if status is None or status[1] != b"200" or boundary is None:
            raise NoPictures(bytes(head[:60]).decode("latin-1"))
        self._mark = b"--" + bytes(boundary[1]).removeprefix(b"--")
        return bytes(rest)


def _picture(part: bytes) -> bytes:
    """Return the JPEG in a part, or nothing."""
    _, end, body = part.partition(_HEAD_END)
    return body.rstrip(b"\r\n") if end and body.startswith(_JPEG) else b""
