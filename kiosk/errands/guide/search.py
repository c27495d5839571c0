"""Looking for something by its first letters, as one types (rules of 1.2, K43, K44)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.place import Place
from kiosk.errands.guide.themes import place_of
from shared.domain.refused import Code
from shared.hall.guide import Hit, Search

if TYPE_CHECKING:
    from kiosk.inquiry import Inquiry

LETTERS_BEFORE_HITS = 2
LONGEST = 24
MOST = 24
RETRY_MS = 1000


class SearchPlace(Place):
    """The letters typed, and what fits them; what fitted before stays until the newer answer is there."""

    page = "search"

    def __init__(self, guide: GuideErrand) -> None:
        super().__init__(guide)
        self.text = ""
        self.hits: list[Hit] = []
        self.inquiry: Inquiry[list[Hit]] | None = None
        self._chose = False

    @property
    def searched(self) -> bool:
        """Whether enough was typed to look for something."""
        return len(self.text) >= LETTERS_BEFORE_HITS

    @property
    def not_ready(self) -> bool:
        """Whether the hub is still making its index; what was typed is asked again by itself."""
        refusal = self.inquiry.refusal if self.inquiry is not None else None
        return refusal is not None and refusal.code == Code.SEARCH_NOT_READY

    def type_key(self, character: str) -> None:
        """Add a letter or digit and look again."""
        if len(self.text) < LONGEST:
            self._become(self.text + character.upper())

    def delete_key(self) -> None:
        """Take the last letter back and look again."""
        self._become(self.text[:-1])

    def clear(self) -> None:
        """Take all letters back; what was typed led to nothing."""
        self._count_missed()
        self._become("")

    def choose(self, hit: Hit) -> None:
        """Go where a hit leads."""
        self._chose = True
        self.guide.go(place_of(self.guide, hit))

    def left(self) -> None:
        """Count what was looked for in vain."""
        super().left()
        self._count_missed()

    def _become(self, text: str) -> None:
        self.text, self._chose = text, False
        if self.inquiry is not None:
            self.inquiry.drop()
            self.inquiry = None
        if self.searched:
            self.inquiry = self.ask(Search(text=text, most=MOST), self._found)
        else:
            self.hits = []
        self.guide.conductor.changed.emit()

    def _found(self) -> None:
        if self.inquiry is not None and self.inquiry.answer is not None:
            self.hits = self.inquiry.answer
        if self.not_ready:
            QTimer.singleShot(RETRY_MS, self.guide.hall, self._again)
        self.guide.conductor.changed.emit()

    def _again(self) -> None:
        if self.not_ready and self.guide.place is self:
            self._become(self.text)

    def _count_missed(self) -> None:
        if self.searched and not self._chose:
            self.guide.count("missed", self.text)
