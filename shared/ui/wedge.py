"""A scanner that plays keyboard is told from a person by its speed, and its keys are kept out of the window.

Measured (``devices.md`` 3): a scanner leaves 2 to 11 ms between two keys and ends with Return or Tab; nobody types so.
Each key is held for 35 ms, which no person feels: so a code is whole or nothing, and no digit of it is typed first.
Keys that command (Ctrl, Alt, Meta, F1 to F35) never act within a burst: a bar code may hold them (``threats.md`` 5.1).
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow

from shared.clock import Clock

GAP_S = 0.035
SHORTEST = 6
LONGEST = 4096
_TIMER_MS = round(GAP_S * 1000) + 1
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ENDS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab))
_MODIFIERS = frozenset(
    (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock)
)


class WedgeScanner(QObject):
    """Watches one window; ``scanned`` tells a code of 6 to 4096 characters, its end taken away."""

    scanned = Signal(str)

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._window: QWindow | None = None
        self._held: list[QKeyEvent] = []
        self._held_keys: set[int] = set()
        self._last_at = 0.0
        self._letting_through = False
        self._pause = QTimer(self, interval=_TIMER_MS, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._heed_pause)

    def watch(self, window: QWindow) -> None:
        """Filter the keys of ``window`` before any widget sees them."""
        self._window = window
        window.installEventFilter(self)

    def rest(self) -> None:
        """Let every key through at once, also what was held."""
        self._let_through()
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  the name is Qt's
        """Return whether a key is held back, or was a part of a code."""
        if self._letting_through or watched is not self._window or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(event)
        return self._would_be_shortcut(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        now = self._clock.monotonic()
        if self._held and (event.isAutoRepeat() or now - self._last_at >= GAP_S):
            self._let_through()
        self._last_at = now
        if event.key() in _MODIFIERS or event.isAutoRepeat():
            return False
        if self._held and event.key() in _ENDS and not _commands(event):
            return self._ended()
        if not self._held and not _types(event) and not _commands(event):
            return False
        self._hold(event)
        return True

    def _released(self, event: QKeyEvent) -> bool:
        """Hold the release of a key that is held, so that both come in order."""
        if event.key() not in self._held_keys:
            return False
        self._hold(event)
        return True

    def _would_be_shortcut(self, event: QKeyEvent) -> bool:
        """Claim a key within a burst, so that it comes as a key and no shortcut acts on it."""
        if not self._held or self._clock.monotonic() - self._last_at >= GAP_S:
            return False
        event.accept()
        return True

    def _hold(self, event: QKeyEvent) -> None:
        if len(self._held) <= 2 * LONGEST:  # a press and a release each; what is longer is no code and typed by nobody
            self._held.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
            self._held_keys.add(event.key())
        self._pause.start()

    def _ended(self) -> bool:
        """Tell the code that this Return or Tab ends; too short a one was typed by a person with quick hands."""
        code = "".join(key.text() for key in self._presses() if _types(key))
        if len(code) < SHORTEST:
            self._let_through()
            return False
        self._held.clear()
        self._held_keys.clear()
        self._pause.stop()
        if len(code) <= LONGEST:
            self.scanned.emit(code)
        return True

    def _heed_pause(self) -> None:
        if self._clock.monotonic() - self._last_at >= GAP_S:
            self._let_through()
        elif self._held:
            self._pause.start()

    def _let_through(self) -> None:
        """Give the window what a person typed; a command survives only alone."""
        is_burst = len(self._presses()) > 1
        held, self._held = self._held, []
        self._held_keys.clear()
        self._pause.stop()
        self._letting_through = True
        for event in held:
            if self._window is not None and not (is_burst and _commands(event)):
                QCoreApplication.sendEvent(self._window, event)
        self._letting_through = False

    def _presses(self) -> list[QKeyEvent]:
        return [event for event in self._held if event.type() == QEvent.Type.KeyPress]


def _types(event: QKeyEvent) -> bool:
    """Whether the key writes something."""
    return bool(event.text()) and event.text().isprintable() and not _commands(event)


def _commands(event: QKeyEvent) -> bool:
    """Whether the key means an act instead of a character."""
    return bool(event.modifiers() & _COMMANDING) or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
