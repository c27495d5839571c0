"""What can be tried of a device and what came of it, each in one sentence."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from counter.devices.words import state_word
from devices.ports import DeviceKind
from devices.presence.tried import Did, Tried
from shared.ui.widgets.status_pill import Kind

ACTIONS = {
    DeviceKind.ID_CARD: QT_TRANSLATE_NOOP("devices", "Read a card"),
    DeviceKind.PRINTER: QT_TRANSLATE_NOOP("devices", "Print a test paper"),
    DeviceKind.SCANNER: QT_TRANSLATE_NOOP("devices", "Scan a code"),
    DeviceKind.VOICE: QT_TRANSLATE_NOOP("devices", "Speak a call"),
    DeviceKind.SIGN: QT_TRANSLATE_NOOP("devices", "Show a text"),
    DeviceKind.EVALUATOR: QT_TRANSLATE_NOOP("devices", "Ask for a key"),
}
_RUNNING = {
    DeviceKind.ID_CARD: QT_TRANSLATE_NOOP("devices", "Lay a card on the reader …"),
    DeviceKind.PRINTER: QT_TRANSLATE_NOOP("devices", "Printing a test paper …"),
    DeviceKind.SCANNER: QT_TRANSLATE_NOOP("devices", "Hold a code before the scanner …"),
    DeviceKind.VOICE: QT_TRANSLATE_NOOP("devices", "Speaking “A012 to counter 3” …"),
    DeviceKind.SIGN: QT_TRANSLATE_NOOP("devices", "Showing A012 on the sign …"),
    DeviceKind.EVALUATOR: QT_TRANSLATE_NOOP("devices", "Press a key of the lit keypad …"),
}
_OUTCOMES: dict[Did, tuple[Kind, object]] = {
    Did.READ_CARD: ("good", QT_TRANSLATE_NOOP("devices", "A card was read: {card}, {masked}. {picture}")),
    Did.CARD_NOT_READ: ("trouble", QT_TRANSLATE_NOOP("devices", "A card lies there and was not read: {why}.")),
    Did.PRINTED: ("good", QT_TRANSLATE_NOOP("devices", "The test paper is out, says the printer.")),
    Did.PRINTED_NOTHING: ("trouble", QT_TRANSLATE_NOOP("devices", "Nothing was printed: {why}.")),
    Did.PAPER_UNKNOWN: (
        "attention",
        QT_TRANSLATE_NOOP("devices", "Nobody knows whether the paper came out ({why}): look at the printer."),
    ),
    Did.READ_CODE: ("good", QT_TRANSLATE_NOOP("devices", "A code of {length} characters was read.")),
    Did.SPOKE: ("good", QT_TRANSLATE_NOOP("devices", "The call was spoken: was it heard in the hall?")),
    Did.TOOK_TEXT: ("good", QT_TRANSLATE_NOOP("devices", "The sign took the text: does it show A012?")),
    Did.KEY_PRESSED: ("good", QT_TRANSLATE_NOOP("devices", "A key was pressed; a test is no rating.")),
}
_CARDS = {
    "resident": QT_TRANSLATE_NOOP("devices", "resident card"),
    "hmt": QT_TRANSLATE_NOOP("devices", "Hong Kong, Macao or Taiwan residence permit"),
    "foreign_2017": QT_TRANSLATE_NOOP("devices", "foreign permanent resident card (2017)"),
    "foreign_2023": QT_TRANSLATE_NOOP("devices", "foreign permanent resident card (2023)"),
}
_CARD_TROUBLES = {
    "moved": QT_TRANSLATE_NOOP("devices", "it was moved"),
    "unrecognised": QT_TRANSLATE_NOOP("devices", "it is no card for this reader"),
    "two_cards": QT_TRANSLATE_NOOP("devices", "two cards lie there"),
    "bad_number": QT_TRANSLATE_NOOP("devices", "the check digit of its number is wrong"),
    "unreadable": QT_TRANSLATE_NOOP("devices", "what it says cannot be understood"),
    "lift_and_lay_again": QT_TRANSLATE_NOOP("devices", "it hangs, lift it and lay it again"),
}


def action_word(kind: DeviceKind) -> str:
    """Return what the button says."""
    return _say(ACTIONS[kind])


def running_sentence(kind: DeviceKind) -> str:
    """Return what is said while the test runs: what happens, or what the hand has to do."""
    return _say(_RUNNING[kind])


def outcome_sentence(tried: Tried | None) -> tuple[Kind, str]:
    """Return what came of a test; ``None`` is that nothing came in time."""
    if tried is None:
        return "attention", QCoreApplication.translate(
            "devices", "Nothing came. Look at the state above and try again."
        )
    kind, sentence = _OUTCOMES[tried.did]
    return kind, _say(sentence).format(
        card=_say(_CARDS.get(tried.detail, "")),
        masked=tried.masked,
        picture=_picture(tried),
        why=_why(tried),
        length=tried.detail,
    )


def _why(tried: Tried) -> str:
    if tried.did is Did.CARD_NOT_READ:
        return _say(_CARD_TROUBLES[tried.detail])
    return state_word("fault", tried.detail.split(", "))


def _picture(tried: Tried) -> str:
    if tried.has_picture:
        return QCoreApplication.translate("devices", "Its picture could be decoded.")
    return QCoreApplication.translate("devices", "No picture: no decoder of a maker is set on this machine.")


def _say(source: object) -> str:
    english = str(source)
    return QCoreApplication.translate("devices", english) if english else ""
