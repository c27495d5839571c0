"""How one model of scanner is triggered and how it frames its codes, as data that a device profile holds."""

from enum import StrEnum

import msgspec


class Suffix(StrEnum):
    """What ends a code; ``any`` takes every usual end, ``none`` leaves it to silence alone."""

    ANY = "any"
    CR = "cr"
    LF = "lf"
    TAB = "tab"
    NONE = "none"


class Charset(StrEnum):
    """How a scanner was set to send text; ``any`` tries strict UTF-8 first, then GB18030 (``devices.md`` 3)."""

    ANY = "any"
    UTF_8 = "utf-8"
    GB18030 = "gb18030"


class ScannerQuirks(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One model; the defaults are a scanner that is always on and set up in any usual way.

    ``trigger_on``, ``trigger_off`` and ``trigger_answer`` are bytes written as hex; without ``trigger_on`` there is
    nothing to send. A trigger lets go by itself after some seconds, so it is pulled again every ``trigger_lasts_s``.
    Raises ValueError for what is not hex.
    """

    trigger_on: str = ""
    trigger_off: str = ""
    trigger_answer: str = ""
    trigger_lasts_s: float = 4.0
    suffix: Suffix = Suffix.ANY
    charset: Charset = Charset.ANY

    def __post_init__(self) -> None:
        """Refuse what is not hex while the profile is read, not when the trigger is pulled."""
        for written in (self.trigger_on, self.trigger_off, self.trigger_answer):
            bytes.fromhex(written)

    @property
    def answer(self) -> bytes:
        """What the scanner says to a trigger; never a part of a code."""
        return bytes.fromhex(self.trigger_answer)

    def trigger(self, *, on: bool) -> bytes:
        """Return the bytes that pull or release the trigger; empty for a scanner that is always on."""
        return bytes.fromhex(self.trigger_on if on else self.trigger_off)
