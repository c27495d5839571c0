"""The words of a rating: grades, reasons, and what stands around them."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kiosk.sign.words import Message, Mood
from shared.domain.ratings import Grade

FACES: Mapping[Grade, str] = {grade: f"face-{grade.value.replace('_', '-')}" for grade in Grade}
"""The icon of each grade."""

_GRADES: Mapping[Grade, object] = {
    Grade.VERY_SATISFIED: QT_TRANSLATE_NOOP("rating", "Very satisfied"),
    Grade.SATISFIED: QT_TRANSLATE_NOOP("rating", "Satisfied"),
    Grade.FAIR: QT_TRANSLATE_NOOP("rating", "Fairly satisfied"),
    Grade.DISSATISFIED: QT_TRANSLATE_NOOP("rating", "Dissatisfied"),
    Grade.VERY_DISSATISFIED: QT_TRANSLATE_NOOP("rating", "Very dissatisfied"),
}
"""GB/T 39046-2020 table A.8."""

_REASONS: Mapping[str, object] = {
    "314": QT_TRANSLATE_NOOP("rating", "Service is so-so"),
    "309": QT_TRANSLATE_NOOP("rating", "Done in the promised time"),
    "307": QT_TRANSLATE_NOOP("rating", "Told at once what is missing"),
    "310": QT_TRANSLATE_NOOP("rating", "The guide is accurate"),
    "311": QT_TRANSLATE_NOOP("rating", "Materials as in the guide suffice"),
    "313": QT_TRANSLATE_NOOP("rating", "As many trips as promised"),
    "308": QT_TRANSLATE_NOOP("rating", "Samples of the materials are there"),
    "214": QT_TRANSLATE_NOOP("rating", "The manner is curt"),
    "213": QT_TRANSLATE_NOOP("rating", "Staff do not know the business well"),
    "209": QT_TRANSLATE_NOOP("rating", "Not done in the promised time"),
    "208": QT_TRANSLATE_NOOP("rating", "No list of materials"),
    "207": QT_TRANSLATE_NOOP("rating", "No samples of the materials"),
    "210": QT_TRANSLATE_NOOP("rating", "The same proof was asked for repeatedly"),
    "212": QT_TRANSLATE_NOOP("rating", "Queued again in spite of an appointment"),
    "115": QT_TRANSLATE_NOOP("rating", "Bad manner and slow"),
    "108": QT_TRANSLATE_NOOP("rating", "Conditions beyond the guide"),
    "109": QT_TRANSLATE_NOOP("rating", "Materials beyond the guide"),
    "110": QT_TRANSLATE_NOOP("rating", "Over the legal time without a reason"),
    "113": QT_TRANSLATE_NOOP("rating", "Sent to many counters and offices"),
    "114": QT_TRANSLATE_NOOP("rating", "More trips than promised"),
    "111": QT_TRANSLATE_NOOP("rating", "Mistakes in the guide's samples"),
}
"""The national platform's options, by their codes."""

_THANKS = QT_TRANSLATE_NOOP("rating", "Thank you for your rating")
_SENDING = QT_TRANSLATE_NOOP("rating", "The line is down. Your rating is being sent again")
_NOT_TAKEN = QT_TRANSLATE_NOOP("rating", "Not recorded. Scan your ticket at a kiosk to rate")
_AWAY = QT_TRANSLATE_NOOP("rating", "No connection now. Please ask the staff")


def grade_word(grade: Grade) -> str:
    """Return the word below a face."""
    english = str(_GRADES[grade])
    return QCoreApplication.translate("rating", english)


def reason_word(code: str) -> str:
    """Return what a reason says."""
    english = str(_REASONS[code])
    return QCoreApplication.translate("rating", english)


def thanks() -> Message:
    """Return what is said once a grade is kept."""
    return _say(Mood.FREE, _THANKS)


def still_sending() -> Message:
    """Return what is said while the hall does not answer."""
    return _say(Mood.AWAY, _SENDING)


def not_taken() -> Message:
    """Return what is said where the hall could not take a grade any more."""
    return _say(Mood.AWAY, _NOT_TAKEN)


def away() -> Message:
    """Return what is said without the hub."""
    return _say(Mood.UNKNOWN, _AWAY)


def _say(mood: Mood, source: object) -> Message:
    english = str(source)
    large = QCoreApplication.translate("rating", english)
    return Message(mood, "", large, "" if large == english else english)
