"""A technician before the device page: real emulators behind it, an eye and a hand on it."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from counter.devices.local import LocalDevices
from counter.devices.window import DevicesWindow
from devices.emulators.process import EmulatorKind, EmulatorProcess
from shared.clock import SystemClock
from shared.link import Hall
from shared.settings import Devices
from shared.ui.tokens import Look, desk_tokens

SIZE = (1366, 768)


class Technician:
    """Starts the emulators asked for in ``folder``, then the page over them."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        *kinds: EmulatorKind,
        hall: Hall | None = None,
        photo_decoder: str | None = None,
        look: Look = Look.STANDARD,
    ) -> None:
        self._qtbot = qtbot
        self._end = ExitStack()
        self.emulators = {kind: self._end.enter_context(EmulatorProcess(kind, folder)) for kind in kinds}
        settings = Devices(folder=str(folder), photo_decoder=photo_decoder)
        self.devices = LocalDevices(settings, SystemClock())
        self._end.callback(self.devices.close)
        self.window = DevicesWindow(desk_tokens(look, SIZE[1]), self.devices, hall, SystemClock(), "kiosk-1")
        qtbot.addWidget(self.window)
        self.window.resize(*SIZE)
        self.window.show()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.window.close()
        self._end.close()

    def order(self, kind: EmulatorKind, do: str, **details: object) -> dict[str, object]:
        """Have an emulator do something."""
        return self.emulators[kind].control.ask(do, **details)

    def find(self, name: str) -> QWidget:
        """Return what is called ``name``."""
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def press(self, name: str) -> None:
        """Press a button that can be seen."""
        assert self.find(name).isVisible(), name
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def text(self, name: str) -> str:
        """Return what something says."""
        widget = self.find(name)
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText()
        return str(widget.text())  # type: ignore[attr-defined]  # labels, pills and banners have words

    def sees(self, name: str, text: str) -> None:
        """Wait until something is to be seen and says ``text``."""
        self.until(lambda: self.find(name).isVisible() and text in self.text(name))

    def until(self, seen: Callable[[], bool]) -> None:
        """Let the page live until ``seen()``."""
        self._qtbot.waitUntil(seen)

    def all_text(self) -> str:
        """Return everything the page says or is called."""
        words = []
        for widget in [self.window, *self.window.findChildren(QWidget)]:
            says = getattr(widget, "text", None) or getattr(widget, "toPlainText", None)
            words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            words.append(str(says()) if callable(says) else "")
        return "\n".join(words)
