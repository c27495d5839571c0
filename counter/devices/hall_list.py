"""Every device of the hall as its machine reported it: to be looked at, those in trouble first."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from counter.devices.words import clock_word, device_word, gravity, gravity_of_state, hall_word
from shared.clock import Clock
from shared.hall.devices import DeviceList, DeviceNow
from shared.link import Hall
from shared.ui.live import LiveView
from shared.ui.tokens import Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.label import ElidedLabel, Label
from shared.ui.widgets.status_pill import StatusPill

_NONE = "—"
_NAME_WIDTH = 14
"""Of a machine's or a device's name, in ideographs."""

_RANK = {"trouble": 0, "attention": 1, None: 2}


class HallDevices(QWidget):
    """Asks the hall at every ring of the doorbell; says what is missing where it cannot be asked."""

    def __init__(self, tokens: Tokens, hall: Hall, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("hall.devices")
        self._tokens = tokens
        self._shown: list[DeviceNow] | None = None
        self._notice = Banner(tokens, "hall.notice")
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space[3])
        column.addWidget(self._notice)
        column.addWidget(self._scroll, 1)
        self._say_waiting()
        self._live = LiveView(hall, clock, self)
        self._live.answered.connect(self.show_devices)
        self._live.refused.connect(lambda _: self._say_refused())
        self._live.reached.connect(self._reached)
        self._live.watch(DeviceList())

    def rest(self) -> None:
        """Ask nothing any more."""
        self._live.rest()

    def show_devices(self, devices: Sequence[DeviceNow]) -> None:
        """Show these devices."""
        self._notice.withdraw()
        ordered = sorted(devices, key=lambda one: (_RANK[gravity(one)], one.terminal, one.health.name))
        if ordered == self._shown:
            return
        self._shown = ordered
        self._scroll.setWidget(self._table(ordered))

    def _table(self, devices: Sequence[DeviceNow]) -> QWidget:
        space = self._tokens.space
        table = QFrame()
        table.setProperty("role", "card")
        grid = QGridLayout(table)
        grid.setContentsMargins(space[4], space[4], space[4], space[4])
        grid.setHorizontalSpacing(space[5])
        grid.setVerticalSpacing(space[2])
        for column, caption in enumerate(_captions()):
            grid.addWidget(Label(caption, size="small", tone="soft"), 0, column)
        for line, device in enumerate(devices, 1):
            for column, cell in enumerate(self._cells(line, device)):
                grid.addWidget(cell, line, column, Qt.AlignmentFlag.AlignVCenter)
        if not devices:
            grid.addWidget(Label(QCoreApplication.translate("devices", "No machine has reported a device yet.")), 1, 0)
        for column in (0, 1):
            grid.setColumnMinimumWidth(column, _NAME_WIDTH * self._tokens.type.body)
        grid.setColumnStretch(len(_captions()), 1)
        grid.setRowStretch(len(devices) + 2, 1)
        return table

    def _cells(self, line: int, device: DeviceNow) -> list[QWidget]:
        health, name = device.health, f"hall.row-{line}"
        pill = StatusPill(self._tokens, f"{name}.state")
        pill.show_state(gravity(device) or gravity_of_state(health.state), hall_word(device))
        kind = device_word(health.kind)
        own = "" if health.name in {"reader", "printer", "scanner", "voice", "keypad"} else f" ({health.name})"
        return [
            ElidedLabel(device.terminal, name=f"{name}.machine"),
            ElidedLabel(f"{kind}{own}", name=f"{name}.device"),
            pill,
            Label(clock_word(health.since)),
            Label(_NONE if health.last_ok is None else clock_word(health.last_ok)),
            Label(clock_word(device.reported_at)),
        ]

    def _reached(self, reached: bool) -> None:  # noqa: FBT001  the shape is the link's
        if not reached:
            text = QCoreApplication.translate("devices", "The hall cannot be reached; this is how it was.")
            self._notice.say("trouble", text)

    def _say_waiting(self) -> None:
        self._notice.say("info", QCoreApplication.translate("devices", "Asking the hall …"))

    def _say_refused(self) -> None:
        text = QCoreApplication.translate(
            "devices", "This machine may not see the hall's devices: enrol it as a monitor."
        )
        self._notice.say("attention", text)


def _captions() -> list[str]:
    return [
        QCoreApplication.translate("devices", "Machine"),
        QCoreApplication.translate("devices", "Device"),
        QCoreApplication.translate("devices", "State"),
        QCoreApplication.translate("devices", "Since"),
        QCoreApplication.translate("devices", "Last good answer"),
        QCoreApplication.translate("devices", "Reported"),
    ]
