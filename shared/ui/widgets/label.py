"""Text as it is: data is never taken for markup, and Chinese words are never torn.

``Label(text, size=, tone=, wrap=, name=, align=)``; ``text()`` gives back what was set.
"""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from shared.ui.line_breaks import keep_words
from shared.ui.theme import set_look

Size = Literal["display", "number", "title", "heading", "body", "small"]
_ROUNDING = 2
Tone = Literal["normal", "soft", "primary", "good", "attention", "trouble", "on_primary"]


def plain_tooltip(text: str) -> str:
    """Return ``text`` so that a tooltip shows it as it is: a tooltip would guess at markup as QLabel does."""
    return "<span>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</span>" if text else ""


class Label(QLabel):
    """A plain-text label (rule D10); QLabel alone would render tags found in a person's name."""

    def __init__(
        self,
        text: str = "",
        *,
        size: Size = "body",
        tone: Tone = "normal",
        wrap: bool = False,
        strong: bool = False,
        name: str = "",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__()
        self._said = ""
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("textSize", size)
        self.setProperty("tone", tone)
        self.setProperty("strong", "true" if strong else "false")
        self.setWordWrap(wrap)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setText(text)

    def text(self) -> str:
        """Return the text as it was set, without joiners or an ellipsis."""
        return self._said

    def setText(self, text: str) -> None:  # noqa: N802  the name is Qt's
        """Show ``text`` with its words kept whole."""
        self._said = text
        self.setAccessibleName(text)
        super().setText(keep_words(text) if self.wordWrap() else text)

    def set_tone(self, tone: Tone) -> None:
        """Draw the text in the colour of ``tone`` from now on."""
        set_look(self, "tone", tone)


class ElidedLabel(Label):
    """A label of one line that ends in an ellipsis where its place is too narrow, the whole text in its tooltip."""

    def __init__(self, text: str = "", *, size: Size = "body", tone: Tone = "normal", name: str = "") -> None:
        super().__init__(text, size=size, tone=tone, name=name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:  # noqa: N802  the name is Qt's
        """Show as much of ``text`` as there is room for."""
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  the name is Qt's
        """Cut the text anew for the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.setToolTip("" if shown == self._said else plain_tooltip(self._said))
        QLabel.setText(self, shown)


class ShrinkingLabel(ElidedLabel):
    """As wide as its text where there is room, and no wider; where there is less, it ends in an ellipsis."""

    def __init__(self, text: str = "", *, size: Size = "body", tone: Tone = "normal", name: str = "") -> None:
        super().__init__(text, size=size, tone=tone, name=name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return what the whole text needs."""
        return QSize(self.fontMetrics().horizontalAdvance(self._said) + _ROUNDING, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return a place that is as high and has no width of its own."""
        return QSize(0, super().minimumSizeHint().height())
