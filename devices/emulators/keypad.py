"""A rating keypad as a program of its own: ``python -m devices.emulators.keypad --link … --control …``."""

from devices.emulators.station import Order, OrderRefused, Send, run_station
from devices.emulators.terminal import UsbIdentity

_OPEN, _CLOSE = 0x05, 0x04


class EmulatedKeypad:
    """A keypad that lights up when it is opened and says one byte a key.

    Orders: ``press`` {key: 1 to 5}, which a dark keypad swallows; ``stuck`` {key, times}, which it does not;
    ``raw`` {hex}; ``state`` (whether it is lit, how often it was opened).
    """

    listening = True

    def __init__(self, send: Send) -> None:
        self._send = send
        self._lit = False
        self._opened = 0

    def hear(self, data: bytes) -> None:
        """Light up, or go dark."""
        for byte in data:
            self._opened += byte == _OPEN
            self._lit = byte == _OPEN or (self._lit and byte != _CLOSE)

    def obey(self, order: Order) -> Order:
        """See Device."""
        match order:
            case {"do": "press", "key": int(key)} if 1 <= key <= 5:  # noqa: PLR2004  five keys
                if self._lit:
                    self._send(b"%d" % key)
            case {"do": "stuck", "key": int(key), "times": int(times)}:
                self._send(b"%d" % key * times)
            case {"do": "raw", "hex": data}:
                self._send(bytes.fromhex(data))
            case {"do": "state"}:
                return {"lit": self._lit, "opened": self._opened}
            case _:
                raise OrderRefused(f"a keypad cannot do {order!r}")
        return {}


if __name__ == "__main__":
    run_station(
        "An emulated rating keypad.",
        lambda _, send: EmulatedKeypad(send),
        records=False,
        identity=UsbIdentity(0x1209, 0x0005, "emulated-keypad"),
    )
