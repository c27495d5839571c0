"""Notices that nobody has touched the desk for a while (rule C30)."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Sends ``idle`` after ``after_ms`` without a key, a touch or a move of the mouse."""

    idle = Signal()

    def __init__(self, after_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=after_ms)
        self._timer.timeout.connect(self.idle)
        app = QCoreApplication.instance()
        if app is None:
            raise RuntimeError("Idleness needs a running application.")
        app.installEventFilter(self)
        self._timer.start()

    def touched(self) -> None:
        """Begin to count anew: somebody is there, as another device tells."""
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802  the shape is Qt's
        """Begin to count anew at every sign of life; nothing is swallowed."""
        if event.type() in SIGNS_OF_LIFE:
            self._timer.start()
        return False
