"""A serial code scanner as a program of its own: ``python -m devices.emulators.scanner --link … --control …``."""

from devices.emulators.station import Order, OrderRefused, Send, run_station
from devices.emulators.terminal import UsbIdentity


class EmulatedScanner:
    """A scanner that only speaks. Orders: ``scan`` {code, end: CR by default}, ``raw`` {hex}, ``state``."""

    listening = True

    def __init__(self, send: Send) -> None:
        self._send = send
        self._scans = 0

    def hear(self, data: bytes) -> None:
        """Ignore settings and triggers; this scanner is always on."""

    def obey(self, order: Order) -> Order:
        """See Device."""
        match order:
            case {"do": "scan", "code": code}:
                self._send((code + order.get("end", "\r")).encode())
            case {"do": "raw", "hex": data}:
                self._send(bytes.fromhex(data))
            case {"do": "state"}:
                return {"scans": self._scans}
            case _:
                raise OrderRefused(f"a scanner cannot do {order!r}")
        self._scans += 1
        return {}


if __name__ == "__main__":
    run_station(
        "An emulated serial code scanner.",
        lambda _, send: EmulatedScanner(send),
        records=False,
        identity=UsbIdentity(0x1209, 0x0003, "emulated-scanner"),
    )
