"""Limits on what comes over the line: bytes after unpacking, and depth of JSON (T43: 1 MB, 32 levels)."""

import re

import zstandard

MOST_DEPTH = 32
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_FLAT = re.compile(rb"[^\[\]{}]+")


class TooMuch(ValueError):
    """What came is larger or deeper than anything honest."""


def pack(data: bytes) -> bytes:
    """Return ``data`` compressed."""
    return zstandard.ZstdCompressor(level=3).compress(data)


def unpack(data: bytes, most: int) -> bytes:
    """Return what was compressed, reading no more than ``most`` bytes of it; raise :class:`TooMuch` for more."""
    try:
        announced = zstandard.frame_content_size(data)  # -1 where the packer did not say
        room = most if announced < 0 else min(announced, most)  # so much is set aside at once, whatever comes
        with zstandard.ZstdDecompressor(max_window_size=8 * 1024 * 1024).stream_reader(data) as reader:
            unpacked: bytes = reader.read(room + 1)
    except zstandard.ZstdError as error:
        raise TooMuch("This is not what was announced as zstd.") from error
    if len(unpacked) > most:
        raise TooMuch(f"Unpacked this is more than {most} bytes.")
    return unpacked


def check_depth(data: bytes, most: int = MOST_DEPTH) -> None:
    """Raise :class:`TooMuch` for JSON nested deeper than ``most`` levels, without parsing it."""
    depth = 0
    for bracket in _FLAT.sub(b"", _STRING.sub(b"", data)):
        depth += 1 if bracket in b"[{" else -1
        if depth > most:
            raise TooMuch(f"This JSON is nested deeper than {most} levels.")
