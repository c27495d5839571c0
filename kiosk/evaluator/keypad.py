"""The keypad beside or instead of the screen: lit while a visit is to be rated, and its key is the same answer."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from devices.ports import DeviceStatus, RatingAnswer, RatingKeypad
from kiosk.evaluator.conversation import Conversation, Stage
from shared.ui.background import marshal


class KeypadBeside(QObject):
    """Follows a conversation; what the keypad says about its own health goes to ``heard``, in the device's thread."""

    def __init__(self, conversation: Conversation, keypad: RatingKeypad, heard: Callable[[DeviceStatus], None]) -> None:
        super().__init__(conversation)
        self._conversation, self._keypad = conversation, keypad
        self._lit_for = ""
        conversation.changed.connect(self._follow)
        keypad.start(heard)

    def _follow(self) -> None:
        talk = self._conversation
        wanted = talk.ticket if talk.stage is Stage.ASKING else ""
        if wanted == self._lit_for:
            return
        self._lit_for = wanted
        if wanted:
            self._keypad.ask(max(0.0, talk.seconds_left), marshal(self, partial(self._answered, wanted)))
        else:
            self._keypad.rest()

    def _answered(self, ticket: str, answer: RatingAnswer) -> None:
        """Hand a key on; that none was pressed is the conversation's to notice, and a dark keypad rates nobody."""
        if answer.grade is not None and self._conversation.ticket == ticket:
            self._conversation.rate(answer.grade, on_keypad=True)
