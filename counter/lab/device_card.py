"""What the three devices on the panel have in common: a name, a state, one sentence, and things to press."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter.lab.remote import Remote, State
from shared.ui.tokens import Tokens
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label, Tone
from shared.ui.widgets.picture import Picture
from shared.ui.widgets.status_pill import Kind, StatusPill

Judge: TypeAlias = Callable[[State], tuple[Kind, str]]
"""How a device is that has its cable in, for the pill."""


class DeviceCard(Card):
    """A card of one device; what can be pressed goes into ``controls`` and rests while the device is away.

    ``name`` begins the object names: ``name.state`` is the pill, ``name.line`` the sentence, ``hint`` until ``say()``.
    """

    def __init__(
        self, tokens: Tokens, remote: Remote, name: str, *, title: str, icon: str, hint: str, judge: Judge
    ) -> None:
        super().__init__(tokens, name)
        self.tokens, self.remote = tokens, remote
        self._hint, self._judge, self._is_lost = hint, judge, False
        self._pill = StatusPill(tokens, f"{name}.state", text=QCoreApplication.translate("lab", "Looking …"))
        self._line = Label(hint, size="small", tone="soft", wrap=True, name=f"{name}.line")
        self._place = QWidget()
        self._place.setEnabled(False)
        self.controls = QVBoxLayout(self._place)
        self.controls.setContentsMargins(0, 0, 0, 0)
        self.controls.setSpacing(tokens.space[2])
        head = QHBoxLayout()
        head.setSpacing(tokens.space[2])
        head.addWidget(Picture(tokens.icon, icon, tokens.palette.primary_ink))
        head.addWidget(Label(title, size="heading"), 1)
        head.addWidget(self._pill)
        self.body.addLayout(head)
        self.body.addWidget(self._place)
        self.body.addWidget(self._line)
        remote.seen.connect(self._see)
        remote.lost.connect(self._lose)
        remote.refused.connect(self._tell_refusal)

    def say(self, text: str = "", tone: Tone = "soft") -> None:
        """Show one sentence, or the hint again."""
        self._line.setText(text or self._hint)
        self._line.set_tone(tone)

    def _see(self, state: State) -> None:
        if self._is_lost:
            self._is_lost = False
            self.say()
        self._place.setEnabled(True)
        if state["plugged"]:
            self._pill.show_state(*self._judge(state))
        else:
            self._pill.show_state("attention", QCoreApplication.translate("lab", "Unplugged"))

    def _lose(self) -> None:
        self._is_lost = True
        self._place.setEnabled(False)
        self._pill.show_state("trouble", QCoreApplication.translate("lab", "No answer"))
        self.say(
            QCoreApplication.translate(
                "lab", "This emulated device does not answer. Close this window and start the demonstration again."
            ),
            "trouble",
        )

    def _tell_refusal(self, reason: str) -> None:
        self.say(QCoreApplication.translate("lab", "The device refused: {reason}").format(reason=reason), "attention")
