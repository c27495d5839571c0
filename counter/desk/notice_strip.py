"""The strip where the desk speaks: a refusal, a doubt, and for ten seconds the way back (rules C10, C12).

It keeps its height when it is silent, so that nothing below it ever moves.
"""

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from counter.desk.actions_panel import ActionButton
from counter.desk.keys import Action
from counter.desk.words import undo_sentence
from shared.hall.counters import Undoable
from shared.ui.tokens import Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.label import ElidedLabel
from shared.ui.widgets.status_pill import Kind

SPEAKS_MS = 8000


class NoticeStrip(QFrame):
    """A sentence at the left, the undo bar at the right; neither takes the focus."""

    def __init__(self, tokens: Tokens, undo_key: str) -> None:
        super().__init__()
        self.notice = Banner(tokens, "desk.notice")
        self.undo_button = ActionButton(tokens, Action.UNDO, undo_key)
        self._undo = QFrame()
        self._undo.setObjectName("desk.undo")
        self._undo.setProperty("role", "info")
        self._what = ElidedLabel(name="undo.what")
        line = QHBoxLayout(self._undo)
        line.setContentsMargins(tokens.space[4], tokens.space[1], tokens.space[2], tokens.space[1])
        line.addWidget(self._what, 1)
        line.addWidget(self.undo_button)
        for part in (self.notice, self._undo):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        strip = QHBoxLayout(self)
        strip.setContentsMargins(0, 0, 0, 0)
        strip.setSpacing(tokens.space[3])
        strip.addWidget(self.notice, 1)
        strip.addWidget(self._undo, 1)
        self.setFixedHeight(round(3 * tokens.type.body) + 2 * tokens.space[2])
        self._undo.hide()

    def say(self, kind: Kind, sentence: str) -> None:
        """Say a sentence for a while."""
        self.notice.say(kind, sentence, lasts_ms=SPEAKS_MS)

    def show_reached(self, reached: bool) -> None:  # noqa: FBT001  a state, not an option
        """Say that the hall is away until it is back (rule C25)."""
        if reached:
            self.notice.withdraw()
        else:
            away = QCoreApplication.translate("desk-notice", "Not connected to the hall. It connects by itself.")
            self.notice.say("trouble", away)

    def show_waiting(self) -> None:
        """Say that a step is on its way, until it is answered (rule K27)."""
        self.notice.say("info", QCoreApplication.translate("desk-notice", "Sent. Waiting for the hall's answer …"))

    def fall_silent(self) -> None:
        """Take back what was said before the step that has now begun."""
        self.notice.withdraw()

    def show_doubt(self, in_doubt: bool) -> None:  # noqa: FBT001  a state, not an option
        """Say that nobody knows yet whether the last step happened, until it is known."""
        if in_doubt:
            doubt = QCoreApplication.translate(
                "desk-notice", "No answer yet. Asking again by itself; it is not done twice."
            )
            self.notice.say("attention", doubt)
        else:
            self.notice.withdraw()

    def show_undo(self, undo: Undoable | None, now: datetime) -> None:
        """Offer the way back with the seconds that are left."""
        left = 0 if undo is None else -int(-(undo.until - now).total_seconds() // 1)
        self._undo.setVisible(left > 0)
        if undo is not None and left > 0:
            seconds = QCoreApplication.translate("desk-notice", "{what} ({seconds} s)")
            self._what.setText(seconds.format(what=undo_sentence(undo), seconds=left))
