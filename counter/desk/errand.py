"""How a key becomes an act: once, outside the GUI thread, and sent again by itself until the hall has answered.

Rule C5: after a press the desk takes no other until the state has changed or two seconds have passed. An act whose
answer is unknown keeps its ``command_id``, so that sending it again cannot do it twice.
"""

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from shared.domain.refused import Refused
from shared.errors import KnownError, Unknown
from shared.hall.messages import Act
from shared.link import Hall
from shared.ui.background import run

DEAD_MS = 2000
AGAIN_MS = 1000
SLOW_MS = 500


class Errand(QObject):
    """At most one act under way.

    ``started()`` begins it, ``slow()`` says after half a second that it still runs, ``answered(act, answer)`` or
    ``failed(act, error)`` ends it. ``doubtful(True)`` says that nobody knows whether it happened, ``doubtful(False)``
    that it is known again.
    """

    started = Signal()
    slow = Signal()
    answered = Signal(object, object)
    failed = Signal(object, object)
    doubtful = Signal(bool)

    def __init__(self, hall: Hall, parent: QObject) -> None:
        super().__init__(parent)
        self._hall = hall
        self._act: Act[Any] | None = None
        self._in_doubt = False
        self._dead = QTimer(self, singleShot=True, interval=DEAD_MS)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._try)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self.slow)

    @property
    def busy(self) -> bool:
        """Whether a press would do nothing now."""
        return self._act is not None or self._dead.isActive()

    def send(self, act: Act[Any]) -> bool:
        """Send ``act``; return ``False`` and do nothing while the key is dead."""
        if self.busy:
            return False
        self._act = act
        self._dead.start()
        self._slow.start()
        self.started.emit()
        self._try()
        return True

    def settle(self) -> None:
        """Let the keys live again, because the state has changed, unless the answer is still to come."""
        if self._act is None:
            self._dead.stop()

    def _try(self) -> None:
        act = self._act
        if act is not None:
            run(self, lambda: self._hall.do(act), self._done, self._fail)

    def _done(self, answer: object) -> None:
        act = self._finish()
        self.answered.emit(act, answer)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Unknown):
            self._doubt(in_doubt=True)
            self._again.start()
            return
        if self._in_doubt and isinstance(error, KnownError):
            # Not reached now, but the first sending may have arrived: only the hall can tell.
            self._again.start()
            return
        act = self._finish()
        self._dead.stop()
        if not isinstance(error, Refused | KnownError):
            raise error
        self.failed.emit(act, error)

    def _finish(self) -> Act[Any] | None:
        act, self._act = self._act, None
        self._slow.stop()
        self._doubt(in_doubt=False)
        return act

    def _doubt(self, *, in_doubt: bool) -> None:
        was, self._in_doubt = self._in_doubt, in_doubt
        if was != in_doubt:
            self.doubtful.emit(in_doubt)
