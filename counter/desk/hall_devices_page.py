"""Every device of the hall, in place of the desk until the clerk goes back."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter.devices.hall_list import HallDevices
from shared.clock import Clock
from shared.link import Hall
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import Label


class HallDevicesPage(QWidget):
    """The list of the device page under a heading; Esc leads back."""

    left = Signal()

    def __init__(self, tokens: Tokens, hall: Hall, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("page.hall-devices")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        back = Button(tokens, "hall-devices.back", QCoreApplication.translate("desk-panel", "Back  Esc"), icon="back")
        back.clicked.connect(self.left)
        title = Label(QCoreApplication.translate("desk-devices", "All devices of the hall"), size="title")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(back)
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.space[6], tokens.space[5], tokens.space[6], tokens.space[5])
        page.setSpacing(tokens.space[4])
        page.addLayout(head)
        page.addWidget(HallDevices(tokens, hall, clock), 1)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  the name is Qt's
        """Be gone once another page stands here: what nobody sees asks nothing."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
