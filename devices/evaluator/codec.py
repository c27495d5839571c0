"""What an old rating keypad is told and says: one byte to open it, one to close it, one for each key.

There is no standard; every make has its own bytes, therefore they are a table. The usual one is an example after the
one public description (host sends an open byte, the unit returns one key byte), not a maker's manual.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from devices.health import Traffic
from shared.domain.ratings import Grade


def _usual_keys() -> Mapping[int, Grade]:
    return dict(zip(b"12345", Grade, strict=True))


@dataclass(frozen=True, slots=True)
class Keys:
    """One make's bytes; a byte that is in no table is noise."""

    open: bytes = b"\x05"
    close: bytes = b"\x04"
    grades: Mapping[int, Grade] = field(default_factory=_usual_keys)


class KeyStream:
    """Finds the keys in what arrives."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._pressed = self._noise = 0

    @property
    def traffic(self) -> Traffic:
        """What was counted since birth; a byte that is no key counts as a resync."""
        return Traffic(frames=self._pressed, resyncs=self._noise)

    def feed(self, data: bytes) -> list[Grade]:
        """Return the grades of the keys in ``data``, in order."""
        grades = [self._keys.grades[byte] for byte in data if byte in self._keys.grades]
        self._pressed += len(grades)
        self._noise += len(data) - len(grades)
        return grades
