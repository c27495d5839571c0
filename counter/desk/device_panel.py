"""The devices in trouble: one pill at the foot of the desk, and the list that it opens in the page (rules C6, C26)."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout

from counter.devices.words import gravity, trouble_sentence
from shared.hall.devices import DeviceNow
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import ElidedLabel, Label
from shared.ui.widgets.status_pill import StatusPill

_ROWS_MOST = 4


class DevicePill(StatusPill):
    """The gravest trouble in a few words and how many more there are; not to be seen while everything works."""

    opened = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens, "status.devices")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_devices(self, troubled: list[DeviceNow]) -> None:
        """Show the first of ``troubled``, the gravest."""
        self.setVisible(bool(troubled))
        if troubled:
            more = f" +{len(troubled) - 1}" if len(troubled) > 1 else ""
            self.show_state(gravity(troubled[0]) or "info", f"{trouble_sentence(troubled[0])}{more}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  the name is Qt's
        """Open the list where the finger or mouse is lifted on the pill."""
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """Open the list from the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class DevicePanel(Card):
    """Each device in trouble with the machine it hangs on; it stands where the person stood until Esc."""

    left = Signal()
    whole_hall = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens, "devices.panel")
        self._rows = [ElidedLabel(name=f"devices.row-{number}") for number in range(_ROWS_MOST)]
        self._more = Label(tone="soft", name="devices.more")
        self.back = Button(tokens, "devices.back", QCoreApplication.translate("desk-panel", "Back  Esc"))
        self.back.clicked.connect(self.left)
        self.all = Button(tokens, "devices.all", QCoreApplication.translate("desk-devices", "All devices of the hall"))
        self.all.clicked.connect(self.whole_hall)
        self.body.addWidget(Label(QCoreApplication.translate("desk-devices", "Devices in trouble"), size="heading"))
        for label in (*self._rows, self._more):
            self.body.addWidget(label)
        self.body.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.space[2])
        foot.addStretch(1)
        foot.addWidget(self.all)
        foot.addWidget(self.back)
        self.body.addLayout(foot)

    def show_devices(self, troubled: list[DeviceNow]) -> None:
        """Show the gravest few, and how many more there are."""
        lines = [_line(device) for device in troubled[:_ROWS_MOST]]
        if not lines:
            lines = [QCoreApplication.translate("desk-devices", "All devices work.")]
        for label, text in zip(self._rows, lines + [""] * (_ROWS_MOST - len(lines)), strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        more = QCoreApplication.translate("desk-devices", "and {count} more").format(count=len(troubled) - _ROWS_MOST)
        self._more.setText(more)
        self._more.setVisible(len(troubled) > _ROWS_MOST)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """Esc leads back; Enter presses the button it stands on."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.all if self.all.hasFocus() else self.back).click()
        else:
            super().keyPressEvent(event)


def _line(device: DeviceNow) -> str:
    """Return a row: a machine that fell silent names itself."""
    sentence = trouble_sentence(device)
    return sentence if device.silent_since is not None else f"{device.terminal} · {sentence}"
