"""An ESC/POS ticket printer as a program of its own: ``python -m devices.emulators.printer --link … --control …``."""

import re
import sys
import time
from pathlib import Path

from devices.emulators.escpos_grammar import Token, tokens
from devices.emulators.paper_path import PaperPath
from devices.emulators.station import Order, OrderRefused, Send, run_station
from devices.emulators.terminal import UsbIdentity

_REAL_TIME = re.compile(rb"\x10(?:\x04[\x01-\x04]|\x05[\x01\x02])")
_UNFINISHED = re.compile(rb"\x10[\x04\x05]?$")
_TRANSMISSIONS = frozenset(("real_time_status", "real_time_recover", "auto_status", "sensor", "proof"))
_ASK, _CLEAR = 0x04, 0x02
_PROOF_REQUEST = b"\x30\x30"
_STOPPERS = frozenset(("paper_end", "cover_open", "cutter", "overheated"))
_UNLIMITED = sys.maxsize
_ORDERS = {
    "paper_out": "paper_end",
    "near_end": "near_end",
    "cover_open": "cover_open",
    "cutter_jam": "cutter",
    "overheat": "overheated",
}


class EmulatedPrinter:
    """A printer with paper, cover, knife and head, and faults by order.

    Orders: ``paper_out``, ``paper_out_after`` {bytes: of the next job, its init aside}, ``near_end``, ``cover_open``,
    ``cutter_jam``, ``overheat``, ``silent`` (hears nothing, says nothing), ``stall`` {after: bytes} (takes no more),
    ``garble`` {answers}, ``without`` {proof, fence, status: true} for printers that cannot tell, ``power_cycle``
    (forgets settings and what it received), ``heal``, ``take``, ``state`` (``began``: the
    moment of the newest init, on the machine's monotonic clock).
    What was received while it stands still is printed after ``heal``, as real printers do, unless DLE ENQ 2 clears it.
    """

    def __init__(self, send: Send, record: Path | None) -> None:
        self._send = send
        self._path = PaperPath(record)
        self._received = b""
        self._tail = b""
        self._troubles: set[str] = set()
        self._bytes_left: int | None = None
        self._cannot: set[str] = set()
        self._silent = self._tells_changes = False
        self._takes = _UNLIMITED
        self._garbled = 0
        self._began = 0.0

    @property
    def listening(self) -> bool:
        """See Device."""
        return self._takes > 0

    def hear(self, data: bytes) -> None:
        """Obey real-time commands at once, wherever they stand, and print the rest in order."""
        self._takes -= len(data)
        if self._silent:
            return
        seen = self._tail + data
        unfinished = _UNFINISHED.search(seen)
        self._tail = unfinished.group() if unfinished else b""
        self._received += data
        for command in _REAL_TIME.findall(seen):
            self._at_once(command)
        self._work()

    def obey(self, order: Order) -> Order:
        """See Device."""
        match order:
            case {"do": trouble} if trouble in _ORDERS:
                self._change(self._troubles | {_ORDERS[trouble]})
            case {"do": "paper_out_after", "bytes": count}:
                self._bytes_left = int(count)
            case {"do": "stall"}:
                self._takes = int(order.get("after", 0))
            case {"do": "garble"}:
                self._garbled = int(order.get("answers", 1))
            case {"do": "without"}:
                self._cannot = {name for name in ("proof", "fence", "status") if order.get(name)}
            case {"do": "silent" | "power_cycle" | "heal" as what}:
                {"silent": self._fall_silent, "power_cycle": self._forget, "heal": self._heal}[what]()
            case {"do": "take"}:
                return {"papers": self._path.take()}
            case {"do": "state"}:
                return self._state()
            case _:
                raise OrderRefused(f"a printer cannot do {order!r}")
        return {"troubles": sorted(self._troubles)}

    def _state(self) -> Order:
        return {
            "troubles": sorted(self._troubles),
            "unprinted": len(self._received),
            "tells_changes": self._tells_changes,
            "began": self._began,
        }

    @property
    def _offline(self) -> bool:
        return bool(self._troubles & _STOPPERS)

    def _fall_silent(self) -> None:
        self._silent = True

    def _forget(self) -> None:
        self._received = self._tail = b""
        self._tells_changes = False

    def _heal(self) -> None:
        if "paper_end" in self._troubles:
            self._path.tear()
        self._silent = False
        self._takes = _UNLIMITED
        self._garbled = 0
        self._bytes_left = None
        self._change(set())
        self._work()

    def _change(self, troubles: set[str]) -> None:
        changed, self._troubles = troubles != self._troubles, troubles
        if changed and self._tells_changes:
            self._say(self._auto_status())

    def _work(self) -> None:
        """Print whole commands in order while nothing stands in the way."""
        for token in tokens(self._received):
            if self._offline:
                return
            self._received = self._received[len(token.raw) :]
            if token.name in _TRANSMISSIONS:
                self._transmit(token)
            else:
                self._began = time.monotonic() if token.name == "init" else self._began
                self._path.print(token)
                self._use_paper(len(token.raw) if token.name != "init" else 0)

    def _use_paper(self, count: int) -> None:
        if self._bytes_left is not None:
            self._bytes_left -= count
            if self._bytes_left <= 0:
                self._bytes_left = None
                self._change(self._troubles | {"paper_end"})

    def _transmit(self, token: Token) -> None:
        """Answer the commands that only ask; real-time ones have been answered before they came to their turn."""
        if token.name == "auto_status":
            self._tells_changes = token.argument != b"\x00" and "status" not in self._cannot
            if self._tells_changes:
                self._say(self._auto_status())
        elif token.name == "sensor" and "fence" not in self._cannot:
            self._say(bytes((self._paper_bits(),)))
        elif token.name == "proof" and "proof" not in self._cannot and token.argument[2:4] == _PROOF_REQUEST:
            self._say(b"\x37\x22" + token.argument[4:] + b"\x00")

    def _at_once(self, command: bytes) -> None:
        if command[1] == _ASK and "status" not in self._cannot:
            self._say(bytes((0x12 | self._real_time_bits(command[2]),)))
        elif command[1] != _ASK and self._offline and command[2] == _CLEAR:
            self._received = b""

    def _real_time_bits(self, question: int) -> int:
        troubles = self._troubles
        return {
            1: 0x08 * self._offline,
            2: 0x04 * ("cover_open" in troubles)
            | 0x20 * ("paper_end" in troubles)
            | 0x40 * bool(troubles & {"cutter", "overheated"}),
            3: 0x08 * ("cutter" in troubles) | 0x40 * ("overheated" in troubles),
            4: 0x0C * bool(troubles & {"near_end", "paper_end"}) | 0x60 * ("paper_end" in troubles),
        }[question]

    def _auto_status(self) -> bytes:
        first = 0x10 | 0x08 * self._offline | 0x20 * ("cover_open" in self._troubles)
        return bytes((first, self._real_time_bits(3), self._paper_bits(), 0))

    def _paper_bits(self) -> int:
        return 0x03 * bool(self._troubles & {"near_end", "paper_end"}) | 0x0C * ("paper_end" in self._troubles)

    def _say(self, data: bytes) -> None:
        if self._garbled:
            self._garbled -= 1
            data = b"\x00\xff"
        self._send(data)


if __name__ == "__main__":
    run_station(
        "An emulated ESC/POS ticket printer.",
        lambda options, send: EmulatedPrinter(send, options.record),
        records=True,
        identity=UsbIdentity(0x1209, 0x0002, "emulated-printer"),
    )
