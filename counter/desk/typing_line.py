"""A line to type in that knows the usual answers and lets the desk's keys through."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class TypingLine(QLineEdit):
    """Up and Down go through ``usual`` answers; Ctrl+Z belongs to the desk unless there is typing to undo (rule C2)."""

    moved = Signal(int)

    def __init__(self, name: str, hint: str, usual: Sequence[str] = (), *, most: int = 200) -> None:
        super().__init__()
        self._usual = list(usual)
        self.setObjectName(name)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMaxLength(most)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the desk where this line has nothing to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo)
            if undoes and not self.isUndoAvailable():
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """Step through the usual answers, or tell who listens that an arrow was pressed."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._take_usual(step)
        self.moved.emit(step)

    def _take_usual(self, step: int) -> None:
        if not self._usual:
            return
        known = self._usual.index(self.text()) if self.text() in self._usual else (-1 if step > 0 else 0)
        self.setText(self._usual[(known + step) % len(self._usual)])
        self.selectAll()
