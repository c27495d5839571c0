"""Where each ESC/POS command ends: the emulator's grammar, written from the manuals and not from our builder."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

Length: TypeAlias = Callable[
    [bytes], int
]  # what follows the name so far -> bytes that follow in all, larger if unknown


_FIRST_LETTER = 0x20
_COUNT = 2
_LONG_COUNT = 4
_RASTER_HEAD = 5


@dataclass(frozen=True, slots=True)
class Token:
    """One command or one run of text; ``name`` is ``text``, ``unknown`` or the command's."""

    name: str
    raw: bytes
    argument: bytes


def _fixed(count: int) -> Length:
    return lambda _: count


def _counted(after: bytes) -> int:
    """GS ( X: two length bytes, then as many."""
    return _COUNT + (int.from_bytes(after[:_COUNT], "little") if len(after) >= _COUNT else 0)


def _counted_long(after: bytes) -> int:
    """GS 8 L: four length bytes, then as many."""
    return _LONG_COUNT + (int.from_bytes(after[:_LONG_COUNT], "little") if len(after) >= _LONG_COUNT else 0)


def _raster(after: bytes) -> int:
    """GS v 0: mode, width in bytes, height in rows, then the dots."""
    if len(after) < _RASTER_HEAD:
        return _RASTER_HEAD
    return _RASTER_HEAD + int.from_bytes(after[1:3], "little") * int.from_bytes(after[3:5], "little")


def _cut(after: bytes) -> int:
    """GS V: one byte, and a second where the first says how far to feed."""
    return 2 if after[:1] in (b"\x41", b"\x42") else 1


def _barcode(after: bytes) -> int:
    """GS k: a system byte, then data that end with NUL (systems 0 to 6) or are counted by one byte (65 and up)."""
    if after[:1] >= b"\x41":
        return _COUNT + (after[1] if len(after) >= _COUNT else 0)
    return after.index(0, 1) + 1 if 0 in after[1:] else len(after) + 1


_COMMANDS: dict[bytes, tuple[str, Length]] = {
    b"\n": ("line_feed", _fixed(0)),
    b"\r": ("carriage_return", _fixed(0)),
    b"\x10\x04": ("real_time_status", _fixed(1)),
    b"\x10\x05": ("real_time_recover", _fixed(1)),
    b"\x10\x14": ("real_time_pulse", _fixed(3)),
    b"\x1b\x20": ("letter_gap", _fixed(1)),
    b"\x1b\x21": ("print_mode", _fixed(1)),
    b"\x1b\x24": ("place_in_line", _fixed(2)),
    b"\x1b\x2d": ("underline", _fixed(1)),
    b"\x1b\x32": ("usual_line_height", _fixed(0)),
    b"\x1b\x33": ("line_height", _fixed(1)),
    b"\x1b\x40": ("init", _fixed(0)),
    b"\x1b\x45": ("bold", _fixed(1)),
    b"\x1b\x4d": ("letter_kind", _fixed(1)),
    b"\x1b\x5c": ("move_in_line", _fixed(2)),
    b"\x1b\x61": ("align", _fixed(1)),
    b"\x1b\x64": ("feed_lines", _fixed(1)),
    b"\x1b\x70": ("drawer", _fixed(3)),
    b"\x1b\x74": ("code_page", _fixed(1)),
    b"\x1b\x7b": ("upside_down", _fixed(1)),
    b"\x1c\x26": ("chinese_on", _fixed(0)),
    b"\x1c\x28\x41": ("chinese_kind", _counted),
    b"\x1c\x2d": ("chinese_underline", _fixed(1)),
    b"\x1c\x2e": ("chinese_off", _fixed(0)),
    b"\x1c\x43": ("chinese_coding", _fixed(1)),
    b"\x1c\x53": ("chinese_gap", _fixed(2)),
    b"\x1d\x21": ("size", _fixed(1)),
    b"\x1d\x28\x48": ("proof", _counted),
    b"\x1d\x28\x4c": ("graphics", _counted),
    b"\x1d\x28\x6b": ("symbol", _counted),
    b"\x1d\x38\x4c": ("graphics_stored", _counted_long),
    b"\x1d\x42": ("inverted", _fixed(1)),
    b"\x1d\x48": ("barcode_text", _fixed(1)),
    b"\x1d\x4c": ("left_margin", _fixed(2)),
    b"\x1d\x56": ("cut", _cut),
    b"\x1d\x57": ("print_width", _fixed(2)),
    b"\x1d\x61": ("auto_status", _fixed(1)),
    b"\x1d\x62": ("smoothing", _fixed(1)),
    b"\x1d\x66": ("barcode_letters", _fixed(1)),
    b"\x1d\x68": ("barcode_height", _fixed(1)),
    b"\x1d\x6b": ("barcode", _barcode),
    b"\x1d\x72": ("sensor", _fixed(1)),
    b"\x1d\x76\x30": ("raster", _raster),
    b"\x1d\x77": ("barcode_width", _fixed(1)),
}
_LONGEST_NAME = 3


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the whole tokens at the start of ``data``; what is unfinished at its end is not told."""
    at = 0
    while at < len(data):
        token = _text(data, at) if data[at] >= _FIRST_LETTER else _command(data, at)
        if token is None:
            return
        yield token
        at += len(token.raw)


def _text(data: bytes, at: int) -> Token:
    end = next((i for i in range(at, len(data)) if data[i] < _FIRST_LETTER), len(data))
    return Token("text", data[at:end], data[at:end])


def _command(data: bytes, at: int) -> Token | None:
    for length in range(1, _LONGEST_NAME + 1):
        found = _COMMANDS.get(data[at : at + length])
        if found is not None:
            return _with_argument(data, at, at + length, found)
    is_beginning = any(name.startswith(data[at:]) for name in _COMMANDS)
    return None if is_beginning else Token("unknown", data[at : at + 1], b"")


def _with_argument(data: bytes, at: int, start: int, command: tuple[str, Length]) -> Token | None:
    name, length = command
    end = start + length(data[start:])
    return Token(name, data[at:end], data[start:end]) if end <= len(data) else None
