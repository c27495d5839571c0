"""Looking for something by its letters: the pad, what was typed, and what fits, as one types (K43, K44, rules 1.2)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.search import SearchPlace
from kiosk.pages.guide.hits import hit_tile
from kiosk.pages.guide.page import GuidePage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label
from shared.ui.widgets.letterpad import LetterPad
from shared.ui.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from shared.hall.guide import Hit


class SearchPage(GuidePage):
    """Candidates from the second letter on; the pad stays under the finger while they change."""

    def __init__(self, errand: GuideErrand, place: SearchPlace, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._place = place
        self._drawn: list[Hit] | None = None
        self.ask(QCoreApplication.translate("search", "Type the first letter of each syllable"))
        self._typed = Label(size="title", tone="primary", name="search.typed")
        self._clear = Button(tokens, "search.clear", QCoreApplication.translate("search", "Clear"), role="danger")
        self._clear.clicked.connect(place.clear)
        self._message = Banner(tokens, "search.message")
        columns, rows = self._shape()
        self._hits = PagedList(tokens, "search.list", columns=columns, rows=rows)
        pad = LetterPad(tokens, "search.key")
        pad.typed.connect(place.type_key)
        pad.deleted.connect(place.delete_key)
        entry = QVBoxLayout()
        entry.setSpacing(tokens.space[4])
        entry.addWidget(self._line())
        entry.addWidget(pad)
        if not self.portrait:
            entry.addStretch(1)
        found = QVBoxLayout()
        found.addWidget(self._message)
        found.addWidget(self._hits, 1)
        line = self.beside_or_below()
        line.addLayout(entry, 0 if self.portrait else 2)
        line.addLayout(found, 1 if self.portrait else 3)
        self.body.addLayout(line, 1)
        self.offer_a_person()
        self.refresh()

    def _shape(self) -> tuple[int, int]:
        """Return how many candidates stand beside or below the pad, which takes its room first."""
        columns, rows = self.list_shape()
        if self.low:
            return columns, rows - 2
        return (columns, rows - 1) if self.portrait and self.tokens.look.elder else (columns, rows)

    def refresh(self) -> None:
        """Show what was typed and what fits it now."""
        place = self._place
        hint = QCoreApplication.translate("search", "CG finds 餐馆")
        self._typed.setText(place.text or hint)
        self._typed.set_tone("primary" if place.text else "soft")
        self._clear.setEnabled(bool(place.text))
        if place.hits != self._drawn:
            self._drawn = list(place.hits)
            tiles = [hit_tile(hit, self.language, self.tokens, "search", place.choose) for hit in place.hits]
            self._hits.show_items(tiles)
        self._say_search()

    def _say_search(self) -> None:
        place, inquiry = self._place, self._place.inquiry
        if inquiry is not None and inquiry.lost:
            words = QCoreApplication.translate("guide", "The connection was lost. We go on trying, one moment please.")
            self._message.say("attention", words)
        elif place.not_ready:
            words = QCoreApplication.translate("search", "The search is being made ready, one moment please.")
            self._message.say("info", words)
        elif inquiry is not None and not inquiry.pending and not place.hits:
            words = QCoreApplication.translate(
                "search", "Nothing found. Try fewer letters, or take a number for advice."
            )
            self._message.say("info", words)
        else:
            self._message.withdraw()

    def _line(self) -> Card:
        card = Card(self.tokens, "search.entry")
        line = QHBoxLayout()
        line.setSpacing(self.tokens.space[4])
        line.addWidget(self._typed, 1)
        line.addWidget(self._clear)
        card.body.addLayout(line)
        return card
