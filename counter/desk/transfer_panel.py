"""Sending a person on: the queue found by its letter or the initials of its name, and a note (rule C19)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from counter.desk.initials import matches
from counter.desk.inline_panel import InlinePanel
from counter.desk.names import PlanNames
from counter.desk.typing_line import TypingLine
from shared.domain.plan import Queue
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Choice

COLUMNS = 3


class TransferPanel(InlinePanel):
    """Typing narrows the queues and takes the best one; ↑ ↓ go on to another; one at most is chosen."""

    def __init__(self, tokens: Tokens, names: PlanNames) -> None:
        super().__init__(tokens, "transfer", QCoreApplication.translate("desk-action", "Transfer"))
        self._from = ""
        self._queues = list(names.plan.queues)
        self._names = names
        self._choices = {queue.id: self._choice(queue) for queue in self._queues}
        hint = QCoreApplication.translate("desk-panel", "Letter or initials, then ↑ ↓")
        self._find = TypingLine("transfer.find", hint, most=20)
        self._find.moved.connect(self._move)
        self._find.textChanged.connect(self._narrow)
        self.ask_line(QCoreApplication.translate("desk-panel", "To queue"), self._find)
        self._lay_out_choices()
        note = QCoreApplication.translate("desk-panel", "Note for the next clerk (may stay empty)")
        self._note = TypingLine("transfer.note", note)
        # Beside the ways out, because a small screen in the elder look has no line to spare.
        self.ways.insertWidget(0, self._note, 20)

    def open_for(self, title: str, queue: str) -> None:
        """Ask where a person of ``queue`` goes; that queue itself cannot be chosen."""
        self._from = queue
        self._take(None)
        self.open(title)
        self._narrow()

    def queue(self) -> str | None:
        """Return the chosen queue."""
        return next((queue for queue, choice in self._choices.items() if choice.isChecked()), None)

    def note(self) -> str:
        """Return the note."""
        return self._note.text().strip()

    def missing(self) -> str:
        """Return that a queue is needed."""
        return "" if self.queue() else QCoreApplication.translate("desk-panel", "Choose a queue first.")

    def _choice(self, queue: Queue) -> Choice:
        text = f"{queue.letter}  {self._names.queue(queue.id)}"
        choice = Choice(self.tokens, f"transfer.queue.{queue.id}", text)
        choice.clicked.connect(lambda: self._take(queue.id))
        return choice

    def _lay_out_choices(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(self.tokens.space[2])
        for at, choice in enumerate(self._choices.values()):
            grid.addWidget(choice, at // COLUMNS, at % COLUMNS)
        self.asked.addLayout(grid)

    def _take(self, queue_id: str | None) -> None:
        for queue, choice in self._choices.items():
            choice.setChecked(queue == queue_id)
        self.check()

    def _narrow(self) -> None:
        fitting = self._fitting()
        for queue in self._queues:
            self._forbid(queue, self._against(queue, fitting))
        typed = self._find.text().strip()
        if typed:
            self._take(fitting[0].id if fitting else None)

    def _forbid(self, queue: Queue, reason: str) -> None:
        """Keep the reason in the tooltip: written on the button it would make the rows jump at every letter."""
        choice = self._choices[queue.id]
        choice.setEnabled(not reason)
        choice.setToolTip(reason)
        choice.setAccessibleDescription(reason)

    def _fitting(self) -> list[Queue]:
        typed = self._find.text().strip()
        fitting = [queue for queue in self._queues if queue.id != self._from and self._fits(queue, typed)]
        # A letter of a queue is meant before the same letter in a name.
        return sorted(fitting, key=lambda queue: queue.letter.upper() != typed.upper())

    def _fits(self, queue: Queue, typed: str) -> bool:
        return queue.letter.upper() == typed.upper() or matches(queue.name, typed) or matches(queue.name_en, typed)

    def _against(self, queue: Queue, fitting: list[Queue]) -> str:
        if queue.id == self._from:
            return QCoreApplication.translate("desk-panel", "The ticket is in this queue.")
        return "" if queue in fitting else QCoreApplication.translate("desk-panel", "Does not fit what was typed.")

    def _move(self, step: int) -> None:
        ids = [queue.id for queue in self._queues if self._choices[queue.id].isEnabled()]
        if ids:
            now = self.queue()
            at = ids.index(now) + step if now in ids else (0 if step > 0 else -1)
            self._take(ids[at % len(ids)])
