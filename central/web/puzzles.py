"""Telling people from programs without eyes: a browser works a little, or a person adds two numbers in words (T46).

A puzzle lives two minutes and is good for one try, right or wrong. Which ones were tried is kept in this process;
several processes behind one name each allow one try.
"""

import hashlib
import hmac
import secrets
import threading
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

LIVES = timedelta(minutes=2)
WORK_BITS = 14
"""Leading zero bits of SHA-256 over puzzle and proof: about a second's work of a telephone."""

_ZH = "零一二三四五六七八九"
_EN = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_LEAST, _MOST = 3, 20
_TEN = 10
_LONGEST, _LONGEST_PROOF = 200, 20


@dataclass(frozen=True)
class Puzzle:
    """A puzzle as a form carries it, and its question in words."""

    token: str
    first: int
    second: int

    @property
    def chinese(self) -> str:
        """Return the question in Chinese."""
        return f"{in_chinese(self.first)}加{in_chinese(self.second)}等于几？"

    @property
    def english(self) -> str:
        """Return the question in English."""
        return f"What is {_EN[self.first]} plus {_EN[self.second]}?"


class Puzzles:
    """Makes puzzles and takes one try of each."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._lock = threading.Lock()
        self._tried: dict[str, float] = {}

    def make(self, now: datetime) -> Puzzle:
        """Return a new puzzle."""
        told = f"{int((now + LIVES).timestamp())}.{secrets.token_hex(8)}"
        return self._puzzle(f"{told}.{self._sign(told).hex()[:32]}", told)

    def solved(self, token: str, *, answer: str, proof: str, now: datetime) -> bool:
        """Tell whether a fresh puzzle of ours was solved by ``answer`` or ``proof``; it is used up by asking."""
        told, _, signature = token[:_LONGEST].rpartition(".")
        if not hmac.compare_digest(self._sign(told).hex()[:32].encode(), signature.encode()):
            return False
        until = int(told.partition(".")[0])
        if now.timestamp() > until or not self._first_try(told, until, now):
            return False
        puzzle = self._puzzle(token, told)
        return read_number(answer) == puzzle.first + puzzle.second or worked(token, proof)

    def _first_try(self, told: str, until: int, now: datetime) -> bool:
        with self._lock:
            self._tried = {known: end for known, end in self._tried.items() if end >= now.timestamp()}
            first = told not in self._tried
            self._tried[told] = until
            return first

    def _puzzle(self, token: str, told: str) -> Puzzle:
        """Return the puzzle of a token: only we can work out which numbers it asks for, and it carries no answer."""
        drawn = self._sign(f"sum {told}")
        first, second = (_LEAST + drawn[place] % (_MOST - _LEAST + 1) for place in (0, 1))
        return Puzzle(token, first, second)

    def _sign(self, text: str) -> bytes:
        return hmac.new(self._key, text.encode(), hashlib.sha256).digest()


def worked(token: str, proof: str) -> bool:
    """Tell whether ``proof`` shows the work for a puzzle (``static/puzzle.js`` does it)."""
    if not (proof.isascii() and proof.isdecimal() and len(proof) <= _LONGEST_PROOF):
        return False
    digest = hashlib.sha256(f"{token}:{proof}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - WORK_BITS) == 0


def in_chinese(number: int) -> str:
    """Return a number below a hundred in Chinese words."""
    tens, ones = divmod(number, _TEN)
    head = {0: "", 1: "十"}.get(tens, f"{_ZH[tens]}十")
    return head + (_ZH[ones] if ones or not tens else "")


def read_number(text: str) -> int | None:
    """Return the number below a hundred that somebody wrote, in digits of any width or in Chinese words."""
    text = "".join(unicodedata.normalize("NFKC", text).split())
    if text.isascii() and text.isdecimal() and len(text) <= 3:  # noqa: PLR2004 more than any sum has
        return int(text)
    return next((number for number in range(100) if in_chinese(number) == text), None)
