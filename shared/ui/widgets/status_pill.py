"""A state at a glance: icon, word and colour together, never colour alone (rule K18).

``StatusPill(tokens, name)``, ``show_state(kind, text, icon="", more="")``; kind: ``info``, ``good``, ``attention``,
``trouble``.
"""

from typing import Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from shared.ui.theme import message_paints, set_look
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label, ShrinkingLabel
from shared.ui.widgets.picture import Picture

Kind = Literal["info", "good", "attention", "trouble"]
ICON_OF: dict[Kind, str] = {"info": "info", "good": "good", "attention": "warning", "trouble": "trouble"}


class StatusPill(QFrame):
    """One state of one thing: the printer, the line to the hall, the clerk's own."""

    def __init__(self, tokens: Tokens, name: str, *, kind: Kind = "info", text: str = "", icon: str = "") -> None:
        super().__init__()
        self._tokens = tokens
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._icon = Picture(round(1.4 * tokens.type.small))
        self._text = Label(size="small")
        self._more = ShrinkingLabel(size="small", name=f"{name}.more")
        line = QHBoxLayout(self)
        line.setContentsMargins(tokens.space[2], tokens.space[0], tokens.space[2], tokens.space[0])
        line.setSpacing(tokens.space[1])
        line.addWidget(self._icon)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._text)
        lines.addWidget(self._more)
        line.addLayout(lines)
        self.show_state(kind, text, icon)

    def text(self) -> str:
        """Return the word shown."""
        return self._text.text()

    def show_state(self, kind: Kind, text: str, icon: str = "", more: str = "") -> None:
        """Show ``text`` as a state of ``kind``, with its own icon or the kind's, and ``more`` in a line below it."""
        set_look(self, "role", kind)
        for label in (self._text, self._more):
            set_look(label, "tone", {"info": "primary"}.get(kind, kind))
        colour = message_paints(self._tokens.palette)[kind].text
        self._icon.show_icon(icon or ICON_OF[kind], colour)
        self._text.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(". ".join(filter(None, (text, more))))
