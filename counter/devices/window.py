"""The device page: this machine's devices to be tried, and the hall's to be looked at."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter.devices.detail import DeviceDetail
from counter.devices.device_row import DeviceRow
from counter.devices.hall_list import HallDevices
from counter.devices.local import LocalDevices
from shared.clock import Clock
from shared.link import Hall
from shared.ui.theme import apply_theme
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Choice
from shared.ui.widgets.label import Label

LOOK_MS = 500
_ROWS_WIDTH, _DETAIL_WIDTH = 3, 10


class DevicesWindow(QWidget):
    """Two pages: this machine and, where a hub is known, the whole hall."""

    def __init__(self, tokens: Tokens, devices: LocalDevices, hall: Hall | None, clock: Clock, machine: str) -> None:
        super().__init__()
        self.setWindowTitle(QCoreApplication.translate("devices", "OneHall devices"))
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tokens, self._devices = tokens, devices
        self._rows = {name: DeviceRow(tokens, name, devices.status(name).kind) for name in devices.names}
        self._details = {name: DeviceDetail(tokens, devices, name) for name in devices.names}
        self._shown = QStackedWidget()
        self._pages = QStackedWidget()
        self.hall = None if hall is None else HallDevices(tokens, hall, clock)
        self._lay_out(machine)
        devices.changed.connect(self._look_at)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_again)
        self._look.start()
        apply_theme(self, tokens)
        self._choose(devices.names[0])
        devices.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  the name is Qt's
        """Ask nothing any more."""
        self._look.stop()
        if self.hall is not None:
            self.hall.rest()
        super().closeEvent(event)

    def _look_at(self, name: str) -> None:
        self._rows[name].show_status(self._devices.status(name), is_missed=self._devices.is_missed(name))
        self._details[name].look()

    def _look_again(self) -> None:
        detail = self._shown.currentWidget()
        if isinstance(detail, DeviceDetail):
            detail.look()

    def _choose(self, name: str) -> None:
        self._rows[name].setChecked(True)
        self._shown.setCurrentWidget(self._details[name])
        self._details[name].look()

    def _lay_out(self, machine: str) -> None:
        space = self._tokens.space
        page = QVBoxLayout(self)
        page.setContentsMargins(space[6], space[5], space[6], space[5])
        page.setSpacing(space[4])
        page.addLayout(self._head(machine))
        self._pages.addWidget(self._this_machine())
        self._pages.addWidget(self.hall or self._no_hall())
        page.addWidget(self._pages, 1)

    def _head(self, machine: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self._tokens.space[3])
        head.addWidget(Label(QCoreApplication.translate("devices", "Devices"), size="title"))
        head.addWidget(Label(machine, tone="soft", name="devices.machine"))
        head.addStretch(1)
        texts = {
            "devices.here": QCoreApplication.translate("devices", "This machine"),
            "devices.hall": QCoreApplication.translate("devices", "Whole hall"),
        }
        group = QButtonGroup(self)
        for at, (name, text) in enumerate(texts.items()):
            choice = Choice(self._tokens, name, text)
            group.addButton(choice, at)
            head.addWidget(choice)
        group.button(0).setChecked(True)
        group.idClicked.connect(self._pages.setCurrentIndex)
        return head

    def _this_machine(self) -> QWidget:
        rows = QVBoxLayout()
        rows.setSpacing(self._tokens.space[2])
        group = QButtonGroup(self)
        for name, row in self._rows.items():
            row.show_status(self._devices.status(name), is_missed=self._devices.is_missed(name))
            row.clicked.connect(lambda _, name=name: self._choose(name))
            group.addButton(row)
            rows.addWidget(row)
            self._shown.addWidget(self._details[name])
        rows.addStretch(1)
        here = QWidget()
        line = QHBoxLayout(here)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._tokens.space[4])
        line.addLayout(rows, _ROWS_WIDTH)
        line.addWidget(self._shown, _DETAIL_WIDTH)
        return here

    def _no_hall(self) -> QWidget:
        text = QCoreApplication.translate(
            "devices", "Start this page with --hall ws://HOST:PORT to see the whole hall."
        )
        return Label(text, tone="soft", wrap=True, name="devices.no_hall", align=Qt.AlignmentFlag.AlignHCenter)
