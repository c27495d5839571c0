"""The one way to do slow work: outside the GUI thread, with the answer back inside it.

``run(owner, work, done, failed)`` runs ``work()`` in Qt's thread pool; ``marshal(owner, callback)`` makes a function
that may be called from any thread (a device, the doorbell) and runs ``callback`` in the GUI thread. Nothing is
delivered once ``owner`` is destroyed.
"""

from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal

T = TypeVar("T")
P = ParamSpec("P")


def run(owner: QObject, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
    """Call ``work()`` in a pool thread, then ``done(result)`` or ``failed(error)`` in the GUI thread.

    Call it from the GUI thread. ``work`` must touch no widget.
    """
    deliver_result, deliver_error = marshal(owner, done), marshal(owner, failed)

    def job() -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001  whatever happened is the owner's to tell
            deliver_error(error)
        else:
            deliver_result(result)

    QThreadPool.globalInstance().start(QRunnable.create(job))


def marshal(owner: QObject, callback: Callable[P, None]) -> Callable[P, None]:
    """Return a function for any thread that runs ``callback`` in the GUI thread while ``owner`` lives.

    Call it from the GUI thread; calls arrive in the order they were made from one thread.
    """
    mailbox = _mailbox()

    def post(*args: P.args, **kwargs: P.kwargs) -> None:
        if shiboken6.isValid(mailbox):
            mailbox.posted.emit((owner, lambda: callback(*args, **kwargs)))

    return post


class _Mailbox(QObject):
    """Lives in the GUI thread; what other threads post is opened there."""

    posted = Signal(object)

    def __init__(self, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self.posted.connect(self._open, Qt.ConnectionType.QueuedConnection)

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
