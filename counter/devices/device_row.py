"""One device in the list at the left: its name, how it is by icon, word and colour, and a press shows the rest."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from counter.devices.words import device_word, gravity_of_state, state_word
from devices.ports import DeviceStatus
from shared.ui.theme import message_paints
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import ElidedLabel, Label
from shared.ui.widgets.picture import Picture
from shared.ui.widgets.status_pill import ICON_OF
from shared.ui.widgets.touchable import Touchable


class DeviceRow(Touchable):
    """A choice that stays pressed; colour is never its only sign (rule K18)."""

    def __init__(self, tokens: Tokens, device: str, kind: str) -> None:
        super().__init__(tokens, f"device.{device}", "tile")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._kind = kind
        self._icon = Picture(tokens.icon)
        self._state = ElidedLabel(size="small", name=f"device.{device}.state")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(device_word(kind), strong=True))
        words.addWidget(self._state)
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(tokens.space[4], tokens.space[2], tokens.space[4], tokens.space[2])
        line.setSpacing(tokens.space[3])
        line.addWidget(self._icon)
        line.addLayout(words, 1)
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_status(self, status: DeviceStatus, *, is_missed: bool) -> None:
        """Show how the device is."""
        kind = gravity_of_state(status.state, is_missed=is_missed)
        word = state_word(status.state, status.reasons)
        self._icon.show_icon(ICON_OF[kind], message_paints(self.tokens.palette)[kind].text)
        self._state.setText(word)
        self._state.set_tone("primary" if kind == "info" else kind)
        self.setAccessibleName(f"{device_word(self._kind)} {word}")

    def sizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return what the words need."""
        return self._line.sizeHint().expandedTo(QSize(0, self.tokens.target))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return the size below which words would be cut."""
        return self._line.minimumSize().expandedTo(QSize(0, self.tokens.target))
