"""What the sign says, in both languages at once: the first large, English small below it."""

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from shared.hall.counters import CounterState
from shared.hall.places import BoardCounter


class Mood(Enum):
    """What the sign is about; each has its own colour."""

    CALLING = auto()
    SERVING = auto()
    FREE = auto()
    AWAY = auto()
    UNKNOWN = auto()


class Message(NamedTuple):
    """One sign: ``number`` large, or empty; the sentence in the hall's language and in English."""

    mood: Mood
    number: str
    large: str
    small: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the lines of an LED strip."""
        return (self.number, self.large) if self.number else (self.large,)


_GO = QT_TRANSLATE_NOOP("sign", "Please go to counter {counter}")
_SERVING = QT_TRANSLATE_NOOP("sign", "Now being served")
_FREE = QT_TRANSLATE_NOOP("sign", "Please wait for your number")
_PAUSED = QT_TRANSLATE_NOOP("sign", "Paused")
_CLOSED = QT_TRANSLATE_NOOP("sign", "Closed")
_CONNECTING = QT_TRANSLATE_NOOP("sign", "Connecting to the hall …")
_OFFLINE = QT_TRANSLATE_NOOP("sign", "Please listen for your number")
_NO_COUNTER = QT_TRANSLATE_NOOP("sign", "The hall has no counter {counter}")


def message_of(counter: BoardCounter) -> Message:
    """Return what the sign over ``counter`` says; who is still there stays on it, whatever the counter does next."""
    if counter.number and counter.served:
        return _say(Mood.SERVING, _SERVING, number=counter.number)
    if counter.number:
        return _say(Mood.CALLING, _GO, number=counter.number, counter=counter.label)
    if counter.state is CounterState.OPEN:
        return _say(Mood.FREE, _FREE)
    return _say(Mood.AWAY, _PAUSED if counter.state is CounterState.PAUSED else _CLOSED)


def place_of(counter: BoardCounter) -> str:
    """Return which counter it is, as the people before it read it."""
    return QCoreApplication.translate("sign", "Counter {counter}").format(counter=counter.label)


def connecting() -> Message:
    """Return what is said before anything is known."""
    return _say(Mood.UNKNOWN, _CONNECTING)


def offline() -> Message:
    """Return what is said without the hub: no number, because it could be the last one's."""
    return _say(Mood.UNKNOWN, _OFFLINE)


def no_counter(counter: str) -> Message:
    """Return what is said where the plan has no such counter."""
    return _say(Mood.UNKNOWN, _NO_COUNTER, counter=counter)


def _say(mood: Mood, source: object, *, number: str = "", **facts: str) -> Message:
    english = str(source)
    large = QCoreApplication.translate("sign", english)
    return Message(mood, number, large.format(**facts), "" if large == english else english.format(**facts))
