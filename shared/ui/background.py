"""The one way to do slow work: outside the GUI thread, with the answer back inside it.

``run(owner, work, done, failed)`` runs ``work()`` in Qt's thread pool; ``marshal(owner, callback)`` makes a function
that may be called from any thread (a device, the doorbell) and runs ``callback`` in the GUI thread. Nothing is
delivered once ``owner`` is destroyed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal

T = TypeVar("T")
P = ParamSpec("P")


def run(owner: QObject, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
    """Call ``work()`` in a pool thread, then ``done(result)`` or ``failed(error)`` in the GUI thread.

    Call it from the GUI thread. ``work`` must touch no widget.
    """
    mailbox = _mailbox()
    key = mailbox.take(_Errand(owner, work, done, failed))
    QThreadPool.globalInstance().start(QRunnable.create(lambda: mailbox.perform(key)))


def marshal(owner: QObject, callback: Callable[P, None]) -> Callable[P, None]:
    """Return a function for any thread that runs ``callback`` in the GUI thread while ``owner`` lives.

    Call it from the GUI thread; calls arrive in the order they were made from one thread.
    """
    mailbox = _mailbox()

    def post(*args: P.args, **kwargs: P.kwargs) -> None:
        if shiboken6.isValid(mailbox):
            mailbox.posted.emit((owner, lambda: callback(*args, **kwargs)))

    return post


@dataclass(frozen=True)
class _Errand:
    """Slow work, and whom its end concerns."""

    owner: QObject
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class _Mailbox(QObject):
    """Lives in the GUI thread; what other threads post is opened there.

    Errands and their outcomes are kept here and let go here: a pool thread that held the last reference to a window
    would destroy it outside the GUI thread.
    """

    posted = Signal(object)
    performed = Signal(int)

    def __init__(self, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._keys = count()
        self._errands: dict[int, _Errand] = {}
        self._outcomes: dict[int, tuple[Any, Exception | None]] = {}
        self.posted.connect(self._open, Qt.ConnectionType.QueuedConnection)
        self.performed.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def take(self, errand: _Errand) -> int:
        """Keep an errand, in the GUI thread, and return the key a pool thread knows it by."""
        key = next(self._keys)
        self._errands[key] = errand
        return key

    def perform(self, key: int) -> None:
        """Do an errand's work, in a pool thread."""
        try:
            self._outcomes[key] = self._errands[key].work(), None
        except Exception as error:  # noqa: BLE001  whatever happened is the owner's to tell
            self._outcomes[key] = None, error
        if shiboken6.isValid(self):
            self.performed.emit(key)

    def _report(self, key: int) -> None:
        errand = self._errands.pop(key)
        result, error = self._outcomes.pop(key)
        if not shiboken6.isValid(errand.owner):
            return
        if error is None:
            errand.done(result)
        else:
            errand.failed(error)

    def _open(self, letter: tuple[QObject, Callable[[], None]]) -> None:
        owner, deliver = letter
        if shiboken6.isValid(owner):
            deliver()


@cache
def _mailbox() -> _Mailbox:
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("Background work needs a running application.")
    return _Mailbox(app)
