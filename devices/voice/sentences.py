"""What is said when a number is called, in Mandarin and in English; nothing but numbers can be said.

Every digit is a word of its own: a program reads ``A012`` as "A twelve", and 012 is not 12 (measured). Numbers and
counters are all there is to a call, so no name can be spoken (rule K50).
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Tongue(StrEnum):
    """A language that is spoken; the value is the folder of its clips."""

    MANDARIN = "zh"
    ENGLISH = "en"


_SPOKEN: dict[Tongue, dict[str, str]] = {
    Tongue.MANDARIN: {
        "please": "请",
        "number": "号",
        "to": "到",
        "counter": "号窗口",
        **dict(zip("0123456789", "零一二三四五六七八九", strict=True)),
    },
    Tongue.ENGLISH: {"number": "Number", "to_counter": ", please go to counter"},
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words in order; each is a letter, a digit or a key such as ``counter``, and the name of its clip."""

    tongue: Tongue
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the sentence for a program that reads."""
        spoken = _SPOKEN[self.tongue]
        return " ".join(spoken.get(word, word) for word in self.words)


def call_sentences(number: str, counter: str) -> tuple[Sentence, ...]:
    """Return what calls ``number`` to ``counter``; no English where a label has letters English does not know."""
    spelled, place = tuple(_spell(number)), tuple(_spell(counter))
    mandarin = Sentence(Tongue.MANDARIN, ("please", *spelled, "number", "to", *place, "counter"))
    english = Sentence(Tongue.ENGLISH, ("number", *spelled, "to_counter", *place))
    return (mandarin, english) if "".join(spelled + place).isascii() else (mandarin,)


def vocabulary(tongue: Tongue) -> frozenset[str]:
    """Return the words of every call whose labels are plain: what a set of clips has to hold."""
    letters = map(chr, range(ord("A"), ord("Z") + 1))
    return frozenset({*_SPOKEN[tongue], *"0123456789", *letters})


def _spell(label: str) -> Iterable[str]:
    """Yield the letters and digits of a label, full-width ones as plain ones; the rest cannot be spoken."""
    for letter in unicodedata.normalize("NFKC", label).upper():
        if (letter.isascii() and letter.isalnum()) or unicodedata.category(letter) == "Lo":
            yield letter
