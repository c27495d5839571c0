"""A list of tickets with its heading and the keys that work on what is chosen in it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from counter.desk.actions_panel import ActionButton
from counter.desk.ticket_list import TicketList
from counter.desk.ticket_rows import TicketRow
from shared.ui.tokens import Tokens
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label


class TicketPanel(Card):
    """Heading with a count, list, and one action below."""

    def __init__(self, tokens: Tokens, name: str, heading: str, empty: str, button: ActionButton) -> None:
        super().__init__(tokens, f"{name}.panel")
        self.list = TicketList(tokens, f"{name}.list", empty)
        self.button = button
        self._count = Label(strong=True, tone="soft", name=f"{name}.count")
        self._head = QHBoxLayout()
        self._head.addWidget(Label(heading, size="heading"))
        self._head.addStretch(1)
        self._head.addWidget(self._count)
        self.body.addLayout(self._head)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(button)

    def show_rows(self, rows: Sequence[TicketRow], count: str) -> None:
        """Show the tickets and how many there are in all."""
        self.list.show_rows(rows)
        self._count.setText(count)
