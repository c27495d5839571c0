"""A panel over emulators that really run, and a visitor's hand and eye."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter.lab.accounts import Account
from counter.lab.window import LabWindow
from devices.emulators.process import EmulatorProcess
from devices.emulators.scenario import Scenario, Step
from shared.ui.tokens import Look, desk_tokens

ACCOUNTS = [Account("wang", "王敏", "green-river-stone"), Account("li", "李强", "quiet-old-bridge")]
QUICK_MS = 20
SCENARIOS = [
    Scenario(
        "paper-ends",
        "The roll comes to its end.",
        (Step(0.0, "printer", "paper_out", {}), Step(0.1, "printer", "heal", {}), Step(0.2, "idcard", "silent", {})),
    ),
    Scenario(
        "endless", "Nobody waits for its end.", (Step(0, "idcard", "silent", {}), Step(3600, "idcard", "heal", {}))
    ),
]


class Panel:
    """The window, the emulators under it, and a visitor's hand and eye."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.reader, self.printer, self.scanner, self.keypad = (
            EmulatorProcess(kind, folder) for kind in ("idcard", "printer", "scanner", "keypad")
        )
        self.window = LabWindow(
            desk_tokens(Look.STANDARD, 768), folder, ACCOUNTS, SCENARIOS, english=True, pace_ms=QUICK_MS
        )
        qtbot.addWidget(self.window)
        self.window.resize(420, 900)
        self.window.show()
        for name in ("lab.card.resident", "lab.take", "lab.scanner.unplug", "lab.keypad.key-1"):
            self.until(self.find(name).isEnabled)

    def find(self, name: str) -> QWidget:
        """Return what is called ``name``."""
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def press(self, name: str) -> None:
        """Press a button that can be pressed."""
        assert self.find(name).isEnabled(), name
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def is_lit(self, name: str) -> bool:
        """Tell whether a chip shows its tick."""
        chip = self.find(name)
        assert isinstance(chip, QPushButton)
        return chip.isChecked()

    def write(self, name: str, text: str) -> None:
        """Type into a field."""
        QTest.keyClicks(self.find(name), text)

    def text(self, name: str) -> str:
        """Return the words of something."""
        return str(self.find(name).text())  # type: ignore[attr-defined]  # labels, pills and buttons have words

    def until(self, seen: Callable[[], bool]) -> None:
        """Let the panel live until ``seen()``."""
        self._qtbot.waitUntil(seen)

    def end(self) -> None:
        """Stop the emulators."""
        for emulator in (self.reader, self.printer, self.scanner, self.keypad):
            emulator.stop()
