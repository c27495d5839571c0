"""One card lying on the reader, from the first "found" until it is gone: what was told of it and what is still to try.

Readers differ (devices.md 1.5): some answer "no card" after a read while the card still lies there, others "found"
again and again. So a card counts as gone only after three "no card" in a row and 2.5 s out of sight, and is told once.
"""

from devices.ports import CardTroubleKind

_ABSENT_POLLS = 3


class Presentation:
    """Remembers one presentation; times are seconds of the driver's monotonic clock.

    ``unseen`` tells whether the last poll saw no card; one may lie there all the same.
    """

    def __init__(self, same_card_s: float) -> None:
        self._same_card_s = same_card_s
        self.unseen = False
        self._begin()

    def _begin(self) -> None:
        self._absent_polls = 0
        self._seen_at = 0.0
        self._present = False
        self._settled = False
        self._number = ""
        self._told: CardTroubleKind | None = None
        self._failure = -1
        self._failures = 0

    def found(self, now: float) -> bool:
        """Note that a poll saw a card; tell whether it is worth reading."""
        self._present = True
        self.unseen = False
        self._absent_polls = 0
        self._seen_at = now
        return not self._settled

    def not_found(self, now: float) -> bool:
        """Note that a poll saw none; tell whether the card has just gone."""
        self._absent_polls += 1
        self.unseen = True
        self._settled = False
        self._told = None
        gone = self._absent_polls >= _ABSENT_POLLS and now - self._seen_at >= self._same_card_s
        return gone and self.forget()

    def forget(self) -> bool:
        """Begin anew, as after a lift; tell whether there was a card."""
        was_present = self._present
        self._begin()
        return was_present

    def settle(self) -> None:
        """Leave the card alone until a poll does not see it."""
        self._settled = True

    def read(self, number: str) -> bool:
        """Note a good read and settle; tell whether this card was not told yet."""
        is_new = number != self._number
        self._number = number
        self._told = None
        self._failure, self._failures = -1, 0
        self.settle()
        return is_new

    def failed(self, code: int) -> int:
        """Note a failed read by its SW3; return how many times in a row this has happened."""
        self._failures = self._failures + 1 if code == self._failure else 1
        self._failure = code
        return self._failures

    def trouble(self, kind: CardTroubleKind) -> bool:
        """Note a trouble; tell whether the person has not heard it yet."""
        is_new = kind is not self._told
        self._told = kind
        return is_new
