"""The evaluator as a window: a sign while the counter works, two questions when a visit has ended, thanks."""

import math

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.evaluator.conversation import Conversation, Stage
from kiosk.evaluator.pages import GradePage, ReasonPage
from kiosk.evaluator.panel import rating_tokens
from kiosk.evaluator.words import away, not_taken, still_sending, thanks
from kiosk.sign.face import SignFace
from kiosk.sign.panel import sign_tokens
from kiosk.sign.words import Message, connecting, message_of, no_counter, place_of
from shared.domain.refused import Code
from shared.ui.theme import apply_theme
from shared.ui.tokens import Look, Panel

PATIENCE_S = 1.0
"""A rating on its way for longer says that the line is down."""


class EvaluatorWindow(QWidget):
    """Draws a conversation and hands on what is touched; nothing of one person is left for the next."""

    def __init__(self, conversation: Conversation, look: Look, panel: Panel, counter: str) -> None:
        super().__init__()
        self._conversation, self._counter = conversation, counter
        self.setWindowTitle(QCoreApplication.translate("rating", "OneHall evaluator"))
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        tokens = rating_tokens(look, panel)
        apply_theme(self, tokens)
        sign = sign_tokens(look, panel.width_px, panel.height_px)
        self._face = SignFace(sign, "evaluator")
        apply_theme(self._face, sign)
        self._grades, self._reasons = GradePage(tokens, panel), ReasonPage(tokens, panel)
        self._pages = QStackedWidget()
        for page in (self._face, self._grades, self._reasons):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._grades.chosen.connect(conversation.rate)
        self._grades.declined.connect(conversation.decline)
        self._reasons.chosen.connect(conversation.give_reason)
        self._reasons.declined.connect(lambda: conversation.give_reason(None))
        self._reasons.left.connect(conversation.reconsider)
        conversation.changed.connect(self._show)
        self._show()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  the name is Qt's
        """Ask nothing any more."""
        self._conversation.rest()
        super().closeEvent(event)

    def _show(self) -> None:
        talk = self._conversation
        if talk.stage is Stage.ASKING:
            self._grades.ask(talk.number, math.ceil(talk.seconds_left))
            self._pages.setCurrentWidget(self._grades)
        elif talk.stage is Stage.REASON and talk.grade is not None:
            self._reasons.ask(talk.grade)
            self._pages.setCurrentWidget(self._reasons)
        elif talk.stage is not Stage.SENDING or talk.waited_s > PATIENCE_S:
            self._say(self._message())
            self._reasons.forget()

    def _say(self, message: Message) -> None:
        now = self._conversation.now
        if now is not None:
            self._face.show_place(f"{now.hall} · {place_of(now.counter)}")
        self._face.say(message)
        self._pages.setCurrentWidget(self._face)

    def _message(self) -> Message:
        talk = self._conversation
        if talk.refusal is not None:
            unknown = talk.refusal.code is Code.UNKNOWN_COUNTER
            return no_counter(self._counter) if unknown else connecting()
        said = {Stage.THANKS: thanks, Stage.NOT_TAKEN: not_taken, Stage.OFFLINE: away, Stage.SENDING: still_sending}
        if talk.stage in said:
            return said[talk.stage]()
        return connecting() if talk.now is None else message_of(talk.now.counter)
