"""A white ground that says: these things belong together. ``Card(tokens, name="")``; put things into ``card.body``."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from shared.ui.tokens import Tokens


class Card(QFrame):
    """A framed container with the house's margins."""

    def __init__(self, tokens: Tokens, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        margin = tokens.space[4]
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(tokens.space[2])
