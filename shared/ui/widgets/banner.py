"""A message in the page instead of a dialog: it takes no focus and swallows no key (rules C10, C11, C12).

``Banner(tokens, name)`` is hidden until ``say(kind, text, action="", lasts_ms=0)``; ``withdraw()`` hides it;
``acted`` is sent when its action (object name ``name-action``) is pressed, ``gone`` when its time is over.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from shared.ui.theme import message_paints, set_look
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import Label
from shared.ui.widgets.picture import Picture
from shared.ui.widgets.status_pill import ICON_OF, Kind


class Banner(QFrame):
    """What happened and what to do, with at most one action: the undo bar of the desk, the out-of-paper line."""

    acted = Signal()
    gone = Signal()

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self._tokens = tokens
        self.setObjectName(name)
        self._icon = Picture(tokens.icon)
        self._text = Label(wrap=True, name=f"{name}-text")
        self._action = Button(tokens, f"{name}-action", "")
        self._action.clicked.connect(self.acted)
        self._time = QTimer(self, singleShot=True)
        self._time.timeout.connect(self._expire)
        line = QHBoxLayout(self)
        line.setContentsMargins(tokens.space[3], tokens.space[2], tokens.space[3], tokens.space[2])
        line.setSpacing(tokens.space[3])
        line.addWidget(self._icon)
        line.addWidget(self._text, 1)
        line.addWidget(self._action)
        self.hide()

    def text(self) -> str:
        """Return the sentence shown."""
        return self._text.text()

    def say(self, kind: Kind, text: str, *, action: str = "", lasts_ms: int = 0) -> None:
        """Show ``text``; with ``action`` as the word on its button; for ``lasts_ms``, or until withdrawn when 0."""
        set_look(self, "role", kind)
        set_look(self._text, "tone", {"info": "primary"}.get(kind, kind))
        colour = message_paints(self._tokens.palette)[kind].text
        self._icon.show_icon(ICON_OF[kind], colour)
        self._text.setText(text)
        self._action.set_text(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._time.stop()
        if lasts_ms:
            self._time.start(lasts_ms)
        self.show()

    def withdraw(self) -> None:
        """Hide the message."""
        self._time.stop()
        self.hide()

    def _expire(self) -> None:
        self.hide()
        self.gone.emit()
