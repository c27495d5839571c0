"""The doorbell's own thread: a window that asks, acts or fails when it rings keeps nobody else waiting."""

import logging
import threading
from collections.abc import Callable

_LOG = logging.getLogger(__name__)


class Doorbell:
    """Calls every callback after a ring; rings that come while callbacks run become one more ring."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[[], None]] = []
        self._rung = threading.Event()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, callback: Callable[[], None]) -> None:
        """Have ``callback`` called at each ring from now on."""
        self._callbacks.append(callback)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="doorbell", daemon=True)
            self._thread.start()

    def ring(self) -> None:
        """Wake the thread; return at once."""
        self._rung.set()

    def close(self) -> None:
        """Let the callbacks that run finish, and call none any more."""
        self._closed.set()
        self._rung.set()
        if self._thread is not None and threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        while self._rung.wait() and not self._closed.is_set():
            self._rung.clear()
            for callback in tuple(self._callbacks):
                try:
                    callback()
                except Exception:  # noqa: BLE001 a window's failure is not the link's
                    _LOG.exception("a window failed when the doorbell rang")
