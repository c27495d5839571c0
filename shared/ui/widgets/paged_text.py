"""A long text turned by buttons, because nothing on a kiosk scrolls (rule K7): headings, and paragraphs below each.

``PagedText(tokens, name)``; ``show_sections([Section(title, paragraphs)])``. Object names: ``name-earlier``,
``name-later``, ``name-place``. Pages are cut anew whenever the size changes; a paragraph longer than a page is cut too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label
from shared.ui.widgets.page_turner import PageTurner

_LONGEST = 20_000
"""Characters of a paragraph that are shown; a catalogue may hold anything."""


@dataclass(frozen=True)
class Section:
    """A heading and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class _Block:
    """One label of a page."""

    text: str
    heading: bool
    height: int


class PagedText(QWidget):
    """Shows as many whole paragraphs as fit; a heading never stands alone at the end of a page."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self._tokens = tokens
        self._sections: tuple[Section, ...] = ()
        self._pages: list[list[_Block]] = [[]]
        self._at = 0
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._text = QWidget()
        self._column = QVBoxLayout(self._text)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.space[1])
        self._rulers = {True: Label(size="heading", wrap=True), False: Label(size="body", wrap=True)}
        for ruler in self._rulers.values():
            ruler.setParent(self)
            ruler.hide()
        self._turner = PageTurner(tokens, name)
        self._turner.turned.connect(self.turn)
        self._lay_out()

    @property
    def pages(self) -> int:
        """How many pages there are, at least 1."""
        return len(self._pages)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show ``sections`` from the first page on."""
        self._sections, self._at = tuple(sections), 0
        self._cut()

    def turn(self, by: int) -> None:
        """Go ``by`` pages on, staying inside the text."""
        self._at = min(max(self._at + by, 0), self.pages - 1)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  the name is Qt's
        """Cut the pages for the new size."""
        super().resizeEvent(event)
        self._cut()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return the room for a few lines and the buttons; what does not fit goes on another page."""
        return QSize(0, 2 * self._tokens.target)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(self._tokens.space[3])
        whole.addWidget(self._text, 1)
        whole.addWidget(self._turner)

    def _cut(self) -> None:
        room = self.height()
        pages = list(self._filled(room))
        if len(pages) > 1:
            pages = list(self._filled(room - self._tokens.target - self._tokens.space[3]))
        self._pages = pages or [[]]
        self._at = min(self._at, self.pages - 1)
        self._draw()

    def _filled(self, room: int) -> Iterator[list[_Block]]:
        """Yield the blocks of each page."""
        page: list[_Block] = []
        used = 0
        blocks = list(self._blocks(room))
        for at, block in enumerate(blocks):
            following = blocks[at + 1].height if block.heading and at + 1 < len(blocks) else 0
            if page and used + block.height + following > room:
                yield page
                page, used = [], 0
            page.append(block)
            used += block.height
        if page:
            yield page

    def _blocks(self, room: int) -> Iterator[_Block]:
        gap = self._tokens.space[1]
        for section in self._sections:
            title = self._height(section.title, heading=True)
            yield _Block(section.title, heading=True, height=title + gap + self._tokens.space[3])
            for paragraph in section.paragraphs:
                for part in self._parts(paragraph[:_LONGEST], max(room - title - 3 * gap, self._tokens.target)):
                    yield _Block(part, heading=False, height=self._height(part, heading=False) + gap)

    def _parts(self, text: str, room: int) -> Iterator[str]:
        """Yield ``text`` whole, or in halves of halves that fit a page."""
        if len(text) < 2 or self._height(text, heading=False) <= room:  # noqa: PLR2004  one character cannot be halved
            yield text
            return
        middle = len(text) // 2
        yield from self._parts(text[:middle], room)
        yield from self._parts(text[middle:], room)

    def _height(self, text: str, *, heading: bool) -> int:
        ruler = self._rulers[heading]
        ruler.setText(text)
        return max(ruler.heightForWidth(max(self.width(), 1)), ruler.sizeHint().height() if not text else 0)

    def _draw(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, block in enumerate(self._pages[self._at]):
            if block.heading and at:
                self._column.addSpacing(self._tokens.space[2])
            if block.heading:
                self._column.addWidget(Label(block.text, size="heading", tone="primary", wrap=True))
            else:
                self._column.addWidget(Label(block.text, size="body", wrap=True))
        self._column.addStretch(1)
        self._turner.show_place(self._at, self.pages)
