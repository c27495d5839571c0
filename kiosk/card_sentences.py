"""What went wrong with a card, and what the person can do about it (rules K34, K38)."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from devices.ports import CardTroubleKind


def card_sentence(trouble: CardTroubleKind) -> str:
    """Return the sentence for a card that lies there and could not be read."""
    return _SENTENCES[trouble]()


def _moved() -> str:
    return QCoreApplication.translate("card", "The card moved. Please lay it down again and leave it there.")


def _unrecognised() -> str:
    return QCoreApplication.translate("card", "This card was not recognised. Please use a resident ID card.")


def _two_cards() -> str:
    return QCoreApplication.translate("card", "There is more than one card. Please lay down your ID card alone.")


def _bad_number() -> str:
    return QCoreApplication.translate("card", "The number on this card is not right. Please ask a member of staff.")


def _unreadable() -> str:
    return QCoreApplication.translate("card", "The card could not be read. Please lay it down flat once more.")


def _lift() -> str:
    return QCoreApplication.translate("card", "Please take the card away and lay it down again.")


_SENTENCES: dict[CardTroubleKind, Callable[[], str]] = {
    CardTroubleKind.MOVED: _moved,
    CardTroubleKind.UNRECOGNISED: _unrecognised,
    CardTroubleKind.TWO_CARDS: _two_cards,
    CardTroubleKind.BAD_NUMBER: _bad_number,
    CardTroubleKind.UNREADABLE: _unreadable,
    CardTroubleKind.LIFT_AND_LAY_AGAIN: _lift,
}
