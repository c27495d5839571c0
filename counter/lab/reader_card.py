"""The card reader's part of the panel: lay a sample card, take it off, and spoil what the reader says."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from counter.lab.chip import Chip
from counter.lab.device_card import DeviceCard
from counter.lab.faults import FaultChip, reader_faults
from counter.lab.remote import Remote, State
from devices.emulators.card_chip import sample_cards
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.status_pill import Kind

COLUMNS = 3
SPOILT_ANSWERS = 20
"""Enough for some seconds of a reader that is asked three times a second."""

_TWO = "two_cards"


class ReaderCard(DeviceCard):
    """One press lays a card, the next takes it off; ``lab.card.<name>``, ``lab.lift``, ``lab.reader.<fault>``."""

    def __init__(self, tokens: Tokens, remote: Remote) -> None:
        super().__init__(
            tokens,
            remote,
            "lab.reader",
            title=QCoreApplication.translate("lab", "Card reader"),
            icon="id-card",
            hint=QCoreApplication.translate("lab", "Press a card to lay it on the reader, again to take it off."),
            judge=judge_reader,
        )
        self._laid = ""
        words = card_words()
        self._chips = {card: self._card_chip(card, words[card]) for card in (*sample_cards(), _TWO)}
        self._lift = Button(tokens, "lab.lift", QCoreApplication.translate("lab", "Take the card off"))
        self._lift.clicked.connect(self._take_off)
        self.controls.addLayout(self._cards_grid())
        faults = QHBoxLayout()
        faults.setSpacing(tokens.space[2])
        for part in (*self._spoilers(), *(FaultChip(tokens, "lab.reader", one, remote) for one in reader_faults())):
            faults.addWidget(part, 1)
        self.controls.addSpacing(tokens.space[1])
        self.controls.addLayout(faults)
        remote.seen.connect(self._show)

    def _show(self, state: State) -> None:
        if not state["cards"]:
            self._laid = ""
        lies = ("", self._laid, _TWO)[state["cards"]]
        self._light(lies)
        self._lift.setEnabled(state["cards"] > 0)

    def _card_chip(self, card: str, word: str) -> Chip:
        chip = Chip(self.tokens, f"lab.card.{card}", word)
        chip.clicked.connect(lambda on: self._lay(card) if on else self._take_off())
        return chip

    def _cards_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self.tokens.space[2])
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        for at, chip in enumerate(self._chips.values()):
            grid.addWidget(chip, at // COLUMNS, at % COLUMNS)
        row, column = divmod(len(self._chips), COLUMNS)
        grid.addWidget(self._lift, row, column, 1, COLUMNS - column)
        return grid

    def _spoilers(self) -> Iterator[Button]:
        words = {
            "garble": QCoreApplication.translate("lab", "Garble"),
            "cut": QCoreApplication.translate("lab", "Cut short"),
        }
        for order, word in words.items():
            button = Button(self.tokens, f"lab.reader.{order}", word)
            button.clicked.connect(lambda _=False, do=order: self._spoil(do))
            yield button

    def _light(self, lit: str) -> None:
        for card, chip in self._chips.items():
            chip.setChecked(card == lit)

    def _lay(self, card: str) -> None:
        self._laid = card
        self._light(card)
        self.say()
        if card == _TWO:
            self.remote.order(_TWO)
        else:
            self.remote.order("lay", card=card)

    def _take_off(self) -> None:
        self.say()
        self.remote.order("lift")

    def _spoil(self, order: str) -> None:
        self.remote.order(order, lambda _: self._tell_spoilt(), answers=SPOILT_ANSWERS)

    def _tell_spoilt(self) -> None:
        self.say(
            QCoreApplication.translate("lab", "The next {count} answers are damaged, then all is well again.").format(
                count=SPOILT_ANSWERS
            )
        )


def card_words() -> Mapping[str, str]:
    """Return the word for each sample card: whose it is, never the name on it."""
    return {
        "resident": QCoreApplication.translate("lab", "Resident"),
        "elder": QCoreApplication.translate("lab", "Elder"),
        "young": QCoreApplication.translate("lab", "Young"),
        "minority": QCoreApplication.translate("lab", "Long name"),
        "rare_name": QCoreApplication.translate("lab", "Rare name"),
        "hmt": QCoreApplication.translate("lab", "HK, Macao, TW"),
        "foreign": QCoreApplication.translate("lab", "Foreigner"),
        "foreign_old": QCoreApplication.translate("lab", "Foreigner, old"),
        "wrong_digit": QCoreApplication.translate("lab", "Wrong digit"),
        _TWO: QCoreApplication.translate("lab", "Two cards"),
    }


def judge_reader(state: State) -> tuple[Kind, str]:
    """Return how the device is that tells ``state``."""
    if state["silent"]:
        return "attention", QCoreApplication.translate("lab", "Silent")
    if state["cards"] == 0:
        return "info", QCoreApplication.translate("lab", "No card")
    if state["cards"] == 1:
        return "good", QCoreApplication.translate("lab", "A card lies on it")
    return "attention", QCoreApplication.translate("lab", "Two cards")
