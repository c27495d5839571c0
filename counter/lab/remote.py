"""One emulated device under orders: asked outside the GUI thread, one thing at a time, so that orders keep their order.

``Remote(kind, folder)``; ``watch()`` once; ``order(do, told, **details)``. After every order, and every second, the
device is asked how it is.
"""

from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from devices.emulators.control import EmulatorControl, OrderFailed
from devices.emulators.process import EmulatorKind
from shared.ui.background import run

State: TypeAlias = Mapping[str, Any]
"""What the device's ``state`` order answers, and ``plugged``: whether its cable is in."""
Told: TypeAlias = Callable[[State], None]

PACE_MS = 1000
_PATIENCE_S = 2.0


class Remote(QObject):
    """Sends ``seen(State)`` at every look, ``lost()`` when nobody answers, ``refused(why)`` for an order declined."""

    seen = Signal(object)
    lost = Signal()
    refused = Signal(str)

    def __init__(self, kind: EmulatorKind, folder: Path, pace_ms: int = PACE_MS) -> None:
        super().__init__()
        self._control = EmulatorControl(folder / f"{kind}.sock", _PATIENCE_S)
        self._cable = folder / f"tty-{kind}"
        self._waiting: deque[tuple[Callable[[], State], Told]] = deque()
        self._busy = False
        self._pause = QTimer(self, singleShot=True, interval=pace_ms)
        self._pause.timeout.connect(self._go_on)

    def watch(self) -> None:
        """Ask how the device is, now and from now on."""
        self._go_on()

    def order(self, do: str, told: Told | None = None, **details: Any) -> None:
        """Give an order of the emulator; ``told`` gets its answer in the GUI thread."""
        self._waiting.append((lambda: self._control.ask(do, **details), told or _nobody))
        self._pause.stop()
        self._go_on()

    def _go_on(self) -> None:
        if self._busy:
            return
        self._busy = True
        work, told = self._waiting.popleft() if self._waiting else (self._look, self._tell)
        run(self, work, lambda answer: self._answered(told, answer), self._failed)

    def _look(self) -> State:
        return {**self._control.ask("state"), "plugged": self._cable.is_symlink()}

    def _tell(self, state: State) -> None:
        # A state from before an order that still waits would flip back what was just pressed.
        if not self._waiting:
            self.seen.emit(state)
            self._pause.start()

    def _answered(self, told: Told, answer: State) -> None:
        self._busy = False
        told(answer)
        if not self._pause.isActive():
            self._go_on()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, OrderFailed):
            self.refused.emit(str(error))
        elif isinstance(error, OSError | ValueError):
            self._waiting.clear()
            self.lost.emit()
        else:
            raise error
        if self._waiting:
            self._go_on()
        else:
            self._pause.start()


def _nobody(_: State) -> None:
    """Nobody waits for this answer; what it changed is seen at the next look."""
