"""A serial code scanner as a program of its own: ``python -m devices.emulators.scanner --link … --control …``."""

from devices.emulators.scanner_trigger import TRIGGER_KINDS, ScannerTrigger
from devices.emulators.station import Order, OrderRefused, Send, run_station
from devices.emulators.terminal import UsbIdentity


class EmulatedScanner:
    """A scanner with or without a trigger, which reads nothing while its trigger is not pulled.

    Orders: ``scan`` {code, end: CR by default}, ``raw`` {hex}, ``trigger`` {kind}, ``let_go``, ``state``.
    """

    listening = True

    def __init__(self, send: Send) -> None:
        self._send = send
        self._scans = 0
        self._trigger = ScannerTrigger("none")

    def hear(self, data: bytes) -> None:
        """Obey the trigger commands of this scanner's maker; ignore everything else."""
        self._send(self._trigger.hear(data))

    def obey(self, order: Order) -> Order:
        """See Device."""
        match order:
            case {"do": "trigger", "kind": kind} if kind in TRIGGER_KINDS:
                self._trigger = ScannerTrigger(kind)
                return {}
            case {"do": "let_go"}:
                self._trigger.let_go()
                return {}
            case {"do": "scan"} if not self._trigger.pulled:
                return {"read": False}
            case {"do": "scan", "code": code}:
                self._trigger.let_go()
                self._send((code + order.get("end", "\r")).encode())
            case {"do": "raw", "hex": data}:
                self._send(bytes.fromhex(data))
            case {"do": "state"}:
                return {"scans": self._scans, "pulled": self._trigger.pulled}
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
