"""Trying a device out: one button, what happens meanwhile, and one sentence of what came of it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter.devices.local import LocalDevices
from counter.devices.trial_words import action_word, outcome_sentence, running_sentence
from counter.devices.words import state_word
from devices.ports import DeviceState, Reason
from devices.presence.tried import Tried
from shared.ui.tokens import Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.busy import Busy
from shared.ui.widgets.button import Button

_NOT_OURS = frozenset({Reason.PORT_BUSY, Reason.NO_PERMISSION, Reason.NOT_INSTALLED})


class Trial(QWidget):
    """The action of one device; while it runs it can only be stopped, and the other devices stay free."""

    def __init__(self, tokens: Tokens, devices: LocalDevices, name: str) -> None:
        super().__init__()
        self._devices, self._name = devices, name
        self._kind = devices.status(name).kind
        self.start = Button(tokens, f"trial.{name}.start", action_word(self._kind), role="primary")
        self.stop = Button(tokens, f"trial.{name}.stop", QCoreApplication.translate("devices", "Stop"))
        self.busy = Busy(tokens, f"trial.{name}.busy")
        self.outcome = Banner(tokens, f"trial.{name}.outcome")
        self.start.clicked.connect(self._begin)
        self.stop.clicked.connect(lambda: devices.give_up(name))
        self.stop.setMinimumHeight(tokens.primary_height)  # nothing below moves when one stands for the other
        self.stop.hide()
        line = QHBoxLayout()
        line.setSpacing(tokens.space[3])
        line.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.busy, 1)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space[2])
        column.addLayout(line)
        column.addWidget(self.outcome)

    def look(self) -> None:
        """Offer the test only of a device that is here and ours to open; the reason stands beside its state."""
        status = self._devices.status(self._name)
        cannot = status.state is DeviceState.ABSENT or bool(status.reasons & _NOT_OURS)
        self.start.set_reason(state_word(status.state, status.reasons) if cannot else "")

    def _begin(self) -> None:
        self.outcome.withdraw()
        self.start.hide()
        self.stop.show()
        self.busy.begin(running_sentence(self._kind))
        self._devices.test(self._name, self._end)

    def _end(self, tried: Tried | None) -> None:
        self.busy.end()
        self.stop.hide()
        self.start.show()
        kind, sentence = outcome_sentence(tried)
        self.outcome.say(kind, sentence)
