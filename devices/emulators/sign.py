"""A BX-5K LED card as a program of its own: ``python -m devices.emulators.sign --link … --control …``.

Written from the field tables of the two public programs and not from the driver, so that a mistake shows.
"""

import re
import struct

from devices.emulators.station import Order, OrderRefused, Send, run_station
from devices.emulators.terminal import UsbIdentity

_FRAME = re.compile(rb"\xa5+([^\xa5\x5a]*)\x5a")
_HEADER = struct.Struct("<HH3sBBBBBH")
_COMMAND = struct.Struct("<BBBBBBB")
_AREA = struct.Struct("<BHHHHBBBHBBBBBBBBBI")
_PLAIN = {b"\xa6\x02": b"\xa5", b"\xa6\x01": b"\xa6", b"\x5b\x02": b"\x5a", b"\x5b\x01": b"\x5b"}
_ESCAPED = {plain: sent for sent, plain in _PLAIN.items()}
_STYLE = re.compile(r"^\\F1\d{3}\\C\d\\B\d")
_CLIPPED = 65536


class EmulatedSign:
    """A card with text areas, and faults by order.

    Orders: ``silent``, ``garble`` {answers}, ``refuse`` {answers}, ``power_cycle`` (the text is lost), ``heal``,
    ``state`` (the lines shown, which of them move, the frames taken and thrown away).
    """

    listening = True

    def __init__(self, send: Send) -> None:
        self._send = send
        self._buffer = b""
        self._areas: dict[int, tuple[str, bool]] = {}
        self._taken = self._thrown = 0
        self.heal()

    def heal(self) -> None:
        """Take all faults away; the text stays."""
        self._silent = False
        self._garbled = self._refused = 0

    def hear(self, data: bytes) -> None:
        """Obey every whole frame in what the driver wrote."""
        self._buffer = (self._buffer + data)[-_CLIPPED:]
        while found := _FRAME.search(self._buffer):
            self._buffer = self._buffer[found.end() :]
            self._take(re.sub(rb"[\xa6\x5b].", lambda pair: _PLAIN.get(pair[0], b"?"), found[1], flags=re.DOTALL))

    def obey(self, order: Order) -> Order:
        """See Device."""
        match order:
            case {"do": "silent"}:
                self._silent = True
            case {"do": "garble"}:
                self._garbled = int(order.get("answers", 1))
            case {"do": "refuse"}:
                self._refused = int(order.get("answers", 1))
            case {"do": "power_cycle"}:
                self._areas.clear()
            case {"do": "heal"}:
                self.heal()
            case {"do": "state"}:
                shown = [self._areas[number] for number in sorted(self._areas)]
                return {
                    "lines": [line for line, _ in shown],
                    "moving": [moves for _, moves in shown],
                    "frames": self._taken,
                    "thrown": self._thrown,
                }
            case _:
                raise OrderRefused(f"a sign cannot do {order!r}")
        return {}

    def _take(self, frame: bytes) -> None:
        body, check = frame[:-2], frame[-2:]
        if len(body) < _HEADER.size or _crc(body) != int.from_bytes(check, "little"):
            self._thrown += 1
            return
        length = _HEADER.unpack_from(body)[-1]
        data = body[_HEADER.size :]
        if length != len(data) or _HEADER.unpack_from(body)[0] not in (0xFFFE, 0x0001):
            self._thrown += 1
            return
        if self._silent:
            return
        self._taken += 1
        refused, self._refused = self._refused > 0, max(0, self._refused - 1)
        if not refused and data[:2] == b"\xa3\x06":
            self._areas.update(areas_of(data))
        self._answer(b"\xa0\x01" if refused else b"\xa0\x00")

    def _answer(self, verdict: bytes) -> None:
        data = verdict + bytes(3)
        body = _HEADER.pack(0x8000, 0x0001, bytes(3), 0, 0, 0, 0xFE, 2, len(data)) + data
        inner = b"".join(
            _ESCAPED.get(bytes((byte,)), bytes((byte,))) for byte in body + _crc(body).to_bytes(2, "little")
        )
        if self._garbled:
            self._garbled -= 1
            inner = bytes((inner[0] ^ 0x01,)) + inner[1:]
        self._send(b"\xa5" * 8 + inner + b"\x5a")


def areas_of(data: bytes) -> dict[int, tuple[str, bool]]:
    """Return text and whether it moves, by the number of the area, from the data of an A3 06."""
    at, areas = _COMMAND.size, {}
    for _ in range(_COMMAND.unpack_from(data)[-1]):
        (size,) = struct.unpack_from("<H", data, at)
        fields = _AREA.unpack_from(data, at + 2)
        words = data[at + 2 + _AREA.size : at + 2 + size]
        if len(words) != fields[-1]:
            raise ValueError("the length of an area and of its text do not agree")
        areas[fields[5]] = (_STYLE.sub("", words.decode("gbk")), fields[14] != 1)
        at += 2 + size
    if at != len(data):
        raise ValueError("bytes are left behind the last area")
    return areas


def _crc(data: bytes) -> int:
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ 0xA001 if crc & 1 else crc >> 1
    return crc


if __name__ == "__main__":
    run_station(
        "An emulated BX-5K LED card.",
        lambda _, send: EmulatedSign(send),
        records=False,
        identity=UsbIdentity(0x1209, 0x0004, "emulated-sign"),
    )
