"""All that is known of one device of this machine, and its test."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from counter.devices.frame_log import MOST_LINES
from counter.devices.local import LocalDevices
from counter.devices.trial import Trial
from counter.devices.words import advice, device_word, gravity_of_state, state_word
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Choice
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import ElidedLabel, Label
from shared.ui.widgets.status_pill import StatusPill

_NONE = "—"
_TROUBLES_SHOWN = 3
_COLUMNS = 4


class DeviceDetail(Card):
    """State, facts, last troubles, bytes and test of one device; ``look`` brings the figures up to date."""

    def __init__(self, tokens: Tokens, devices: LocalDevices, name: str) -> None:
        super().__init__(tokens, f"detail.{name}")
        self._tokens, self._devices, self._name = tokens, devices, name
        self._kind = devices.status(name).kind
        self._state = StatusPill(tokens, f"detail.{name}.state")
        self._advice = Label(wrap=True, tone="soft", name=f"detail.{name}.advice")
        self._facts = {key: ElidedLabel(_NONE, name=f"detail.{name}.{key}") for key in _captions()}
        self._troubles = [ElidedLabel(size="small", name=f"detail.{name}.trouble-{n}") for n in range(_TROUBLES_SHOWN)]
        self._frames = QPlainTextEdit(self)
        self._frames_seen = 0
        self._still = Choice(tokens, f"detail.{name}.still", QCoreApplication.translate("devices", "Hold still"))
        for part in (self._frames, self._still):  # what hangs on no wire has neither
            part.setVisible(devices.present(name).family.setting is not None)
        self.trial = Trial(tokens, devices, name)
        self._lay_out()
        self.look()

    def look(self) -> None:
        """Show everything as it is now."""
        status, moments = self._devices.status(self._name), self._devices.moments(self._name)
        present, counters = self._devices.present(self._name), status.counters
        gravity = gravity_of_state(status.state, is_missed=self._devices.is_missed(self._name))
        self._state.show_state(gravity, state_word(status.state, status.reasons))
        self._advice.setText(advice(status.state, status.reasons))
        port = present.connection.port
        facts = {
            "since": _time(moments.since),
            "last_ok": _time(moments.last_ok),
            "port": _NONE if port is None or present.family.setting is None else port.address,
            "model": present.connection.profile.model,
            "frames": f"{counters.frames}",
            "bad": f"{counters.bad_checksum} / {counters.resyncs}",
            "retries": f"{counters.retries}",
            "reconnects": f"{counters.reconnects}",
        }
        for key, text in facts.items():
            self._facts[key].setText(text)
        self.trial.look()
        self._show_troubles()
        self._show_frames()

    def _show_troubles(self) -> None:
        newest = self._devices.troubles(self._name)[:_TROUBLES_SHOWN]
        lines = [f"{_time(at)}  {state_word(status.state, status.reasons)}" for at, status in newest]
        if not lines:
            lines = [QCoreApplication.translate("devices", "none since this page was opened")]
        for label, text in zip(self._troubles, lines + [""] * (_TROUBLES_SHOWN - len(lines)), strict=True):
            label.setText(text)

    def _show_frames(self) -> None:
        if self._still.isChecked():
            return
        self._frames_seen, fresh = self._devices.frames(self._name, self._frames_seen)
        if fresh:
            self._frames.appendPlainText("\n".join(fresh))

    def _lay_out(self) -> None:
        space = self._tokens.space
        head = QHBoxLayout()
        head.setSpacing(space[3])
        head.addWidget(Label(device_word(self._kind), size="heading"))
        head.addWidget(self._state)
        head.addWidget(self._advice, 1)
        self.body.setSpacing(space[3])
        self.body.addLayout(head)
        self.body.addWidget(self.trial)
        self.body.addLayout(self._grid())
        self.body.addWidget(self._section(QCoreApplication.translate("devices", "Last troubles")))
        troubles = QVBoxLayout()
        troubles.setSpacing(space[0])
        for label in self._troubles:
            troubles.addWidget(label)
        self.body.addLayout(troubles)
        if self._devices.present(self._name).family.setting is None:
            self.body.addStretch(1)
            return
        self.body.addLayout(self._frames_head())
        self.body.addWidget(self._frames, 1)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._tokens.space[4])
        grid.setVerticalSpacing(self._tokens.space[2])
        for at, (key, caption) in enumerate(_captions().items()):
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(Label(caption, size="small", tone="soft"))
            cell.addWidget(self._facts[key])
            grid.addLayout(cell, at // _COLUMNS, at % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        return grid

    def _frames_head(self) -> QHBoxLayout:
        self._frames.setObjectName(f"detail.{self._name}.bytes")
        self._frames.setReadOnly(True)
        self._frames.setMaximumBlockCount(MOST_LINES)
        self._frames.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        head = QHBoxLayout()
        title = QCoreApplication.translate("devices", "Bytes on the wire (“..” hides what may be a person)")
        head.addWidget(self._section(title), 1)
        head.addWidget(self._still)
        return head

    def _section(self, title: str) -> QWidget:
        return Label(title, size="small", tone="soft")


def _captions() -> dict[str, str]:
    return {
        "since": QCoreApplication.translate("devices", "In this state since"),
        "last_ok": QCoreApplication.translate("devices", "Last good answer"),
        "port": QCoreApplication.translate("devices", "Port"),
        "model": QCoreApplication.translate("devices", "Model"),
        "frames": QCoreApplication.translate("devices", "Good answers"),
        "bad": QCoreApplication.translate("devices", "Bad check sums / noise"),
        "retries": QCoreApplication.translate("devices", "Asked again"),
        "reconnects": QCoreApplication.translate("devices", "Reconnections"),
    }


def _time(moment: datetime | None) -> str:
    return _NONE if moment is None else f"{moment.astimezone():%H:%M:%S}"
