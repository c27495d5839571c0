"""What the board says, in both languages at once: the first large, English small below it."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class Words(NamedTuple):
    """One saying; ``small`` is empty where the first language is English itself."""

    large: str
    small: str


NUMBER = QT_TRANSLATE_NOOP("board", "Number")
COUNTER = QT_TRANSLATE_NOOP("board", "Counter")
WAITING = QT_TRANSLATE_NOOP("board", "Waiting")
WATCH = QT_TRANSLATE_NOOP("board", "Please watch for your number")
NO_CALLS = QT_TRANSLATE_NOOP("board", "No number is called now")
CONNECTING = QT_TRANSLATE_NOOP("board", "Connecting to the hall …")
NOT_SET_UP = QT_TRANSLATE_NOOP("board", "The hall is being set up")
OFFLINE = QT_TRANSLATE_NOOP("board", "Not current since {time}")
OFFLINE_AT_START = QT_TRANSLATE_NOOP("board", "No connection to the hall")
LISTEN = QT_TRANSLATE_NOOP("board", "Please listen for the call at the counters")
GOES_TO = QT_TRANSLATE_NOOP("board", "{number} to counter {counter}")


def both(source: object, **facts: object) -> Words:
    """Return a saying of the ``board`` context in both languages."""
    english = str(source)
    large = QCoreApplication.translate("board", english)
    return Words(large.format(**facts), "" if large == english else english.format(**facts))


def date_words(local: datetime) -> Words:
    """Return the date with its weekday."""
    days = (
        QCoreApplication.translate("board", "Monday"),
        QCoreApplication.translate("board", "Tuesday"),
        QCoreApplication.translate("board", "Wednesday"),
        QCoreApplication.translate("board", "Thursday"),
        QCoreApplication.translate("board", "Friday"),
        QCoreApplication.translate("board", "Saturday"),
        QCoreApplication.translate("board", "Sunday"),
    )
    pattern = QCoreApplication.translate("board", "{weekday}, {year}-{month:02d}-{day:02d}")
    day = days[local.weekday()]
    return Words(pattern.format(weekday=day, year=local.year, month=local.month, day=local.day), "")
