"""What came of trying a device out: a value that the command line says in English and the device page in its words."""

import threading
from dataclasses import dataclass
from enum import StrEnum


class Did(StrEnum):
    """What a device did in its test."""

    READ_CARD = "read_card"
    CARD_NOT_READ = "card_not_read"
    PRINTED = "printed"
    PRINTED_NOTHING = "printed_nothing"
    PAPER_UNKNOWN = "paper_unknown"
    READ_CODE = "read_code"
    SPOKE = "spoke"
    TOOK_TEXT = "took_text"
    KEY_PRESSED = "key_pressed"


_ENGLISH = {
    Did.READ_CARD: "read a card ({})",
    Did.CARD_NOT_READ: "a card lies there and was not read ({})",
    Did.PRINTED: "printed a test paper",
    Did.PRINTED_NOTHING: "printed nothing ({})",
    Did.PAPER_UNKNOWN: "nobody knows whether a paper came out ({}): look at the printer",
    Did.READ_CODE: "read a code of {} characters",
    Did.SPOKE: "spoke a call",
    Did.TOOK_TEXT: "took a text",
    Did.KEY_PRESSED: "a key was pressed",
}


@dataclass(frozen=True, slots=True)
class Tried:
    """``detail`` is the kind of card, the trouble, the reasons or a length: words of ours, never a person's.

    ``masked`` is a card's name and number with stars, for the eyes of whoever laid it; ``has_picture`` whether its
    photo could be decoded here. Neither is in the text.
    """

    did: Did
    detail: str = ""
    masked: str = ""
    has_picture: bool = False

    def __str__(self) -> str:
        return _ENGLISH[self.did].format(self.detail)


class Heard:
    """The last thing a device's thread told, for a thread that waits for it."""

    def __init__(self) -> None:
        self._said: Tried | None = None
        self._told = threading.Event()

    def tell(self, said: Tried | None) -> None:
        """Note what was heard; ``None`` ends the waiting with nothing."""
        self._said = said
        self._told.set()

    def forget(self) -> None:
        """Wait for something new from now on."""
        self._said = None
        self._told.clear()

    def wait(self, patience_s: float) -> Tried | None:
        """Return what was heard, after at most ``patience_s`` seconds."""
        self._told.wait(patience_s)
        return self._said
