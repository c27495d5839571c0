"""An SDT ID card reader as a program of its own: ``python -m devices.emulators.idcard --link … --control …``."""

from collections.abc import Callable

from devices.emulators.card_chip import photo_bytes, sample_cards, text_block
from devices.emulators.station import Order, OrderRefused, Send, run_station
from devices.emulators.terminal import UsbIdentity

_PREAMBLE = bytes.fromhex("AAAAAA9669")
_OK, _FOUND, _NO_CARD = 0x90, 0x9F, 0x80
_SELECT_FAILED, _READ_FAILED, _BAD_CHECKSUM, _BAD_COMMAND, _NO_SUCH_ITEM = 0x81, 0x41, 0x10, 0x21, 0x91
_IIN, _SERIAL = bytes(4), bytes(8)
_SAM_ID = bytes.fromhex("05000300 B0EF3301 87D61200 B168DE3A")
_NAMES = {"find": 0x2001, "select": 0x2002, "read": 0x3001, "reset": 0x10FF, "status": 0x11FF}


class EmulatedReader:
    """A reader with at most two cards on it, and faults by order.

    Orders: ``lay`` {card: name or fields, after_read: "again" | "none"}, ``lift``, ``two_cards``, ``silent``,
    ``garble`` {answers}, ``cut`` {answers}, ``fail`` {command, sw3 in hex, times}, ``heal``, ``state``.
    ``after_read`` chooses between the two readers of the world: one finds a card that was read again and again, the
    other not before it was lifted or the SAM was reset.
    """

    listening = True

    def __init__(self, send: Send) -> None:
        self._send = send
        self._buffer = bytearray()
        self._text = b""
        self._cards = 0
        self._finds_again = True
        self._hidden = False
        self._stage = ""
        self.heal()

    def heal(self) -> None:
        """Take all faults away; the card stays."""
        self._silent = False
        self._garbled = 0
        self._cut = 0
        self._failures: dict[int, tuple[int, int]] = {}

    def hear(self, data: bytes) -> None:
        """Answer every whole request in what the driver wrote."""
        self._buffer += data
        while (start := self._buffer.find(_PREAMBLE)) >= 0:
            del self._buffer[:start]
            end = 7 + int.from_bytes(self._buffer[5:7])
            if len(self._buffer) < max(end, 10):
                return
            frame = bytes(self._buffer[:end])
            del self._buffer[:end]
            self._reply(*self._answer(frame))

    def obey(self, order: Order) -> Order:
        """See Device."""
        match order:
            case {"do": "lay", "card": card}:
                self._lay(card, order.get("after_read", "again"))
            case {"do": "lift"}:
                self._cards = 0
            case {"do": "two_cards"}:
                self._lay("resident", "again")
                self._cards = 2
            case {"do": "silent"}:
                self._silent = True
            case {"do": "garble"}:
                self._garbled = int(order.get("answers", 1))
            case {"do": "cut"}:
                self._cut = int(order.get("answers", 1))
            case {"do": "fail", "command": command, "sw3": sw3}:
                self._failures[_NAMES[command]] = (int(sw3, 16), int(order.get("times", 1)))
            case {"do": "heal"}:
                self.heal()
            case {"do": "state"}:
                return {"cards": self._cards, "silent": self._silent}
            case _:
                raise OrderRefused(f"a card reader cannot do {order!r}")
        return {"cards": self._cards}

    def _lay(self, card: str | dict[str, str], after_read: str) -> None:
        self._text = text_block(sample_cards()[card] if isinstance(card, str) else card)
        self._cards = 1
        self._finds_again = after_read == "again"
        self._hidden = False

    def _answer(self, frame: bytes) -> tuple[int, bytes]:
        check = 0
        for byte in frame[5:-1]:
            check ^= byte
        if check != frame[-1]:
            return _BAD_CHECKSUM, b""
        command = int.from_bytes(frame[7:9])
        sw3, times = self._failures.get(command, (0, 0))
        if times:
            self._failures[command] = (sw3, times - 1)
            return sw3, b""
        return self._commands().get(command, lambda: (_BAD_COMMAND, b""))()

    def _commands(self) -> dict[int, Callable[[], tuple[int, bytes]]]:
        return {
            _NAMES["find"]: self._find,
            _NAMES["select"]: self._select,
            _NAMES["read"]: self._read,
            _NAMES["reset"]: self._reset,
            _NAMES["status"]: lambda: (_OK, b""),
            0x12FF: lambda: (_OK, _SAM_ID),
            0x3003: lambda: (_NO_SUCH_ITEM, b""),
        }

    def _find(self) -> tuple[int, bytes]:
        if not self._cards or self._hidden:
            self._stage = ""
            return _NO_CARD, b""
        self._stage = "found"
        return _FOUND, _IIN

    def _select(self) -> tuple[int, bytes]:
        if self._stage != "found" or self._cards != 1:
            return _SELECT_FAILED, b""
        self._stage = "selected"
        return _OK, _SERIAL

    def _read(self) -> tuple[int, bytes]:
        if self._stage != "selected" or self._cards != 1:
            return _READ_FAILED, b""
        self._stage = ""
        self._hidden = not self._finds_again
        photo = photo_bytes()
        return _OK, len(self._text).to_bytes(2) + len(photo).to_bytes(2) + self._text + photo

    def _reset(self) -> tuple[int, bytes]:
        self._stage = ""
        self._hidden = False
        return _OK, b""

    def _reply(self, sw3: int, data: bytes) -> None:
        body = (len(data) + 4).to_bytes(2) + bytes((0, 0, sw3)) + data
        check = 0
        for byte in body:
            check ^= byte
        frame = _PREAMBLE + body + bytes((check,))
        if self._silent:
            return
        if self._garbled:
            self._garbled -= 1
            frame = frame[:-1] + bytes((frame[-1] ^ 0x5A,))
        elif self._cut:
            self._cut -= 1
            frame = frame[: len(frame) // 2 + 3]
        self._send(frame)


if __name__ == "__main__":
    run_station(
        "An emulated SDT ID card reader.",
        lambda _, send: EmulatedReader(send),
        records=False,
        identity=UsbIdentity(0x1209, 0x0001, "emulated-idcard"),
    )
