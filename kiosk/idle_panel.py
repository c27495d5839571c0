"""Are you still there: the full-width panel before everything is forgotten (rules D4, K24)."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import Label

_BUTTON_MM = 40
_VEIL = 150


class IdlePanel(QWidget):
    """Covers the page so that nothing beneath can be pressed; one button goes on."""

    going_on = Signal()

    def __init__(self, tokens: Tokens, panel: Panel) -> None:
        super().__init__()
        self.setObjectName("idle")
        centre = Qt.AlignmentFlag.AlignHCenter
        self._words = Label(size="heading", name="idle.seconds", wrap=True, align=centre)
        go_on = Button(
            tokens, "idle.continue", QCoreApplication.translate("idle", "Go on"), role="primary", size="title"
        )
        go_on.setMinimumSize(panel.mm(2.5 * _BUTTON_MM), panel.mm(_BUTTON_MM))
        go_on.clicked.connect(self.going_on)
        band = QFrame()
        band.setObjectName("idle.band")
        ground, edge = tokens.palette.background, tokens.palette.border
        band.setStyleSheet(f"#idle\\.band {{ background-color: {ground}; border: {tokens.line}px solid {edge}; }}")
        inside = QVBoxLayout(band)
        inside.setContentsMargins(tokens.space[6], tokens.space[6], tokens.space[6], tokens.space[6])
        inside.setSpacing(tokens.space[4])
        inside.addWidget(Label(QCoreApplication.translate("idle", "Are you still there?"), size="title", align=centre))
        inside.addWidget(self._words)
        inside.addWidget(go_on, 0, centre)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(band)
        column.addStretch(1)

    def show_seconds(self, seconds: int) -> None:
        """Say how long it still waits."""
        words = QCoreApplication.translate("idle", "In {seconds} s your entries are deleted and the start page comes.")
        self._words.setText(words.format(seconds=seconds))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  the name and the argument are Qt's
        """Dim what lies beneath."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, _VEIL))
        painter.end()
