"""The two questions of a rating as things to touch: five faces with words, and one reason; declining is as large."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from kiosk.evaluator.words import FACES, grade_word, reason_word
from shared.domain.ratings import REASONS, Grade
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label
from shared.ui.widgets.picture import Picture
from shared.ui.widgets.touchable import Touchable


class ChoiceTile(Touchable):
    """One answer: a picture over or beside its words, which wrap; all tiles of a question take the same room."""

    def __init__(
        self, tokens: Tokens, name: str, text: str = "", *, icon: str = "", picture: int = 0, lying: bool
    ) -> None:
        super().__init__(tokens, name, "tile")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._icon = icon
        self._picture = Picture(picture or tokens.icon)
        align = Qt.AlignmentFlag.AlignLeft if lying else Qt.AlignmentFlag.AlignCenter
        self._text = Label(size="heading" if picture else "body", wrap=True, align=align)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        direction = QBoxLayout.Direction.LeftToRight if lying else QBoxLayout.Direction.TopToBottom
        line = self._line = QBoxLayout(direction, self)
        side, end = (tokens.space[3], 0) if lying else (tokens.space[1], tokens.space[1])
        line.setContentsMargins(side, end, side, end)
        line.setSpacing(tokens.space[3] if lying else tokens.space[1])
        if not lying:
            line.addStretch(1)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignCenter)
        line.addWidget(self._text, 1 if lying else 0)
        if not lying:
            line.addStretch(1)
        self.set_text(text)
        self.draw_state()

    def text(self) -> str:
        """Return the words."""
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Show ``text``, and be called so."""
        if text != self._text.text():
            self._text.setText(text)
            self.setAccessibleName(text)

    def sizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return the smallest target: the grid gives every tile the same share of the room."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return the smallest target."""
        return QSize(self.tokens.target, self.tokens.target)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  the name is Qt's
        """Ask no more room for longer words than for shorter ones."""
        return False

    def draw_state(self) -> None:
        """Draw the picture; every face has the same colour, because none is recommended."""
        palette = self.tokens.palette
        self._picture.show_icon(self._icon, palette.primary_ink if self.isEnabled() else palette.disabled_text)


class GradeChoice(QWidget):
    """Five faces and *not now* in ``columns``; one tap is the answer (rule K62), and nothing is preset (rule C27)."""

    chosen = Signal(object)
    declined = Signal()

    def __init__(self, tokens: Tokens, *, columns: int, face: int) -> None:
        super().__init__()
        lying = columns == 1
        words = QCoreApplication.translate("rating", "Not now")
        skip = ChoiceTile(tokens, "rating.skip", words, icon="close", picture=face, lying=lying)
        skip.clicked.connect(self.declined)
        tiles = [*(self._tile(tokens, grade, face, lying=lying) for grade in Grade), skip]
        _lay_out(self, tokens, tiles, columns)

    def _tile(self, tokens: Tokens, grade: Grade, face: int, *, lying: bool) -> ChoiceTile:
        name, words = f"rating.{grade.value}", grade_word(grade)
        tile = ChoiceTile(tokens, name, words, icon=FACES[grade], picture=face, lying=lying)
        tile.clicked.connect(partial(self.chosen.emit, grade))
        return tile


class ReasonChoice(QWidget):
    """The reasons that go with a grade, ``most`` at a time with a way to the others, and *no reason*."""

    chosen = Signal(str)
    declined = Signal()

    def __init__(self, tokens: Tokens, grade: Grade, *, columns: int, most: int) -> None:
        super().__init__()
        codes = REASONS[grade]
        self._pages = [codes[at : at + most] for at in range(0, len(codes), most)]
        self._page = 0
        self._reasons = [ChoiceTile(tokens, f"reason.place-{place}", lying=True) for place in range(most)]
        for place, tile in enumerate(self._reasons):
            tile.clicked.connect(partial(self._choose, place))
        _lay_out(self, tokens, [*self._reasons, *self._ways(tokens)], columns)
        self._show()

    def _ways(self, tokens: Tokens) -> list[ChoiceTile]:
        """Return what leads on without a reason of this page."""
        words = QCoreApplication.translate("rating", "No reason")
        skip = ChoiceTile(tokens, "reason.skip", words, icon="close", lying=True)
        skip.clicked.connect(self.declined)
        if len(self._pages) == 1:
            return [skip]
        words = QCoreApplication.translate("rating", "Other reasons")
        more = ChoiceTile(tokens, "reason.more", words, icon="next", lying=True)
        more.clicked.connect(self._turn)
        return [more, skip]

    def _turn(self) -> None:
        self._page = (self._page + 1) % len(self._pages)
        self._show()

    def _show(self) -> None:
        codes = self._pages[self._page]
        for place, tile in enumerate(self._reasons):
            tile.setEnabled(place < len(codes))
            tile.set_text(reason_word(codes[place]) if place < len(codes) else "")
            tile.setVisible(place < len(codes))

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._pages[self._page][place])


def _lay_out(owner: QWidget, tokens: Tokens, tiles: Sequence[QWidget], columns: int) -> None:
    """Give every tile the same share of the room (rule K62: declining is equally large)."""
    grid = QGridLayout(owner)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(tokens.space[1])
    for at, tile in enumerate(tiles):
        grid.addWidget(tile, at // columns, at % columns)
        grid.setRowStretch(at // columns, 1)
        grid.setColumnStretch(at % columns, 1)
