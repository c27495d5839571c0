"""The control panel: the emulated devices, scenarios of trouble and the accounts, in one narrow window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from counter.lab.accounts import Account, AccountsCard
from counter.lab.keypad_card import KeypadCard
from counter.lab.printer_card import PrinterCard
from counter.lab.reader_card import ReaderCard
from counter.lab.remote import PACE_MS, Remote
from counter.lab.scanner_card import ScannerCard
from counter.lab.scenario_card import ScenarioCard
from devices.emulators.scenario import Scenario
from shared.ui.theme import apply_theme
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label


class LabWindow(QWidget):
    """The hands of a visitor; whoever started it takes its end for the end of the demonstration.

    ``folder`` holds the control sockets and cables of the emulators; each is looked at every ``pace_ms``.
    """

    def __init__(
        self,
        tokens: Tokens,
        folder: Path,
        accounts: Sequence[Account],
        scenarios: Sequence[Scenario],
        *,
        english: bool = False,
        pace_ms: int = PACE_MS,
    ) -> None:
        super().__init__()
        self.setWindowTitle(QCoreApplication.translate("lab", "OneHall demonstration"))
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        apply_theme(self, tokens)
        self._remotes = [Remote(kind, folder, pace_ms) for kind in ("idcard", "printer", "scanner", "keypad")]
        reader, printer, scanner, keypad = self._remotes
        printer_card, scanner_card = PrinterCard(tokens, printer), ScannerCard(tokens, scanner)
        printer_card.code_shown.connect(scanner_card.scan)
        ends = Label(
            QCoreApplication.translate("lab", "Close this window to end the demonstration."), size="small", tone="soft"
        )
        content = QWidget()
        column = QVBoxLayout(content)
        margin = tokens.space[3]
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin)
        column.addWidget(ReaderCard(tokens, reader))
        column.addWidget(printer_card, 1)
        self._scenarios = ScenarioCard(tokens, folder, scenarios, english=english)
        cards = (scanner_card, AccountsCard(tokens, accounts), KeypadCard(tokens, keypad), self._scenarios)
        for part in (*cards, ends):
            column.addWidget(part)
        self._show(content)
        for remote in self._remotes:
            remote.watch()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  the name is Qt's
        """Give no further order of a scenario."""
        self._scenarios.stop()
        super().closeEvent(event)

    def _show(self, content: QWidget) -> None:
        """Let a screen that is too low be scrolled."""
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        scroll.setMinimumWidth(content.minimumSizeHint().width())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
