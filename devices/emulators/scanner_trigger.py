"""The trigger of an emulated scanner: it knows the commands of two makers and whether a code would be read now."""

import binascii
from typing import Literal, TypeAlias, get_args

TriggerKind: TypeAlias = Literal["none", "honeywell", "gm65"]
TRIGGER_KINDS: tuple[str, ...] = get_args(TriggerKind)
_LONGEST = 64
_GM65_HEAD = b"\x7e\x00"
_GM65_LENGTH = 9
_GM65_TRIGGER = b"\x08\x01\x00\x02"
_GM65_UNCHECKED = b"\xab\xcd"
_GM65_DONE = bytes.fromhex("02 00 00 01 00 33 31")


class ScannerTrigger:
    """Hears commands in any pieces; ``pulled`` is always true for a scanner without a trigger."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._heard = b""
        self.pulled = kind == "none"

    def hear(self, data: bytes) -> bytes:
        """Take what the driver wrote and return what the scanner answers."""
        self._heard = (self._heard + data)[-_LONGEST:]
        if self._kind == "honeywell":
            self._hear_honeywell()
        return self._hear_gm65() if self._kind == "gm65" else b""

    def let_go(self) -> None:
        """Release the trigger: a code was read, or the scanner has waited long enough."""
        self.pulled = self._kind == "none"

    def _hear_honeywell(self) -> None:
        """SYN T CR pulls, SYN U CR releases."""
        *commands, self._heard = self._heard.split(b"\r")
        for command in commands:
            if command[-2:] in (b"\x16T", b"\x16U"):
                self.pulled = command.endswith(b"T")

    def _hear_gm65(self) -> bytes:
        """Obey commands of nine bytes; one with a wrong check is neither obeyed nor answered."""
        answers = b""
        while (at := self._heard.find(_GM65_HEAD)) >= 0 and len(self._heard) >= at + _GM65_LENGTH:
            body, check = self._heard[at + 2 : at + 7], self._heard[at + 7 : at + _GM65_LENGTH]
            self._heard = self._heard[at + _GM65_LENGTH :]
            is_right = check in (_GM65_UNCHECKED, binascii.crc_hqx(body, 0).to_bytes(2, "big"))
            if is_right and body[:4] == _GM65_TRIGGER:
                self.pulled = body[4] == 1
                answers += _GM65_DONE
        return answers
