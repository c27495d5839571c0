"""How it stands with the line to the centre, asked now and then, and soon after a bell."""

from PySide6.QtCore import QObject, QTimer, Signal

from shared.domain.refused import Refused
from shared.errors import KnownError
from shared.hall.sync import SyncNow, SyncStatus
from shared.link import Hall
from shared.ui.background import marshal, run

EVERY_MS = 10_000
GATHER_MS = 1_000


class LineWatch(QObject):
    """``changed`` brings a :class:`SyncNow`; what rings within a second is answered by one question."""

    changed = Signal(object)

    def __init__(self, hall: Hall, parent: QObject) -> None:
        super().__init__(parent)
        self._hall = hall
        self._gathering = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gathering.timeout.connect(self.look)
        self._now_and_then = QTimer(self, interval=EVERY_MS)
        self._now_and_then.timeout.connect(self.look)
        self._now_and_then.start()
        hall.on_change(marshal(self, self._heed))

    def look(self) -> None:
        """Ask now."""
        run(self, lambda: self._hall.ask(SyncStatus()), self._answered, _unanswered)

    def _heed(self) -> None:
        if not self._gathering.isActive():
            self._gathering.start()

    def _answered(self, now: SyncNow) -> None:
        self.changed.emit(now)


def _unanswered(error: Exception) -> None:
    """Keep what was known: a lost hub is told by the window itself."""
    if not isinstance(error, Refused | KnownError):
        raise error
