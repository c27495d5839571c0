"""The scanner's part of the panel: anything typed is scanned as a code."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from counter.lab.device_card import DeviceCard
from counter.lab.faults import FaultChip, cable_fault
from counter.lab.remote import Remote, State
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.status_pill import Kind


class ScannerCard(DeviceCard):
    """``lab.scan.text``, ``lab.scan``, ``lab.scanner.unplug``; ``scan(code)`` for a code found elsewhere."""

    def __init__(self, tokens: Tokens, remote: Remote) -> None:
        super().__init__(
            tokens,
            remote,
            "lab.scanner",
            title=QCoreApplication.translate("lab", "Code scanner"),
            icon="scan",
            hint=QCoreApplication.translate("lab", "Type a code, or scan the paper you took."),
            judge=judge_scanner,
        )
        self._text = QLineEdit()
        self._text.setObjectName("lab.scan.text")
        self._text.setAccessibleName(QCoreApplication.translate("lab", "Code to scan"))
        self._text.setPlaceholderText(QCoreApplication.translate("lab", "Code to scan"))
        self._text.returnPressed.connect(self._scan_typed)
        self._text.textChanged.connect(self._see_text)
        self._button = Button(tokens, "lab.scan", QCoreApplication.translate("lab", "Scan"))
        self._button.clicked.connect(self._scan_typed)
        line = QHBoxLayout()
        line.setSpacing(tokens.space[2])
        line.addWidget(self._text, 1)
        line.addWidget(self._button)
        line.addWidget(FaultChip(tokens, "lab.scanner", cable_fault(), remote))
        self.controls.addLayout(line)
        self._see_text()

    def scan(self, code: str) -> None:
        """Let the scanner read ``code``."""
        self.say()
        self.remote.order("scan", code=code)

    def _scan_typed(self) -> None:
        if self._text.text():
            self.scan(self._text.text())

    def _see_text(self) -> None:
        self._button.setEnabled(bool(self._text.text()))


def judge_scanner(state: State) -> tuple[Kind, str]:
    """Return how the device is that tells ``state``."""
    return "good", QCoreApplication.translate("lab", "Ready, {count} scanned").format(count=state["scans"])
