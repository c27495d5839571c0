"""A door through which a play can act on a window like a person: press, type, wait, look.

``open_stage(window, address)`` listens at the absolute path ``address``; ``window`` is called for the top window of
the moment. Only a program started with ``--stage PATH`` opens it. One JSON object a line, answered by one line
``{"ok": true, …}`` or ``{"ok": false, "error": …}``; ``shared.stage_client`` is the other side.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from shared.ui import stage_acts
from shared.ui.stage_acts import Answer, StageRefusal

LOOK_EVERY_MS = 20


class StageNotOpenedError(RuntimeError):
    """The socket of the stage could not be opened; the text says why."""


def open_stage(window: Callable[[], QWidget], address: str) -> "Stage":
    """Open the stage of ``window`` at ``address`` and return it; it lives until its ``close()``."""
    return Stage(window, address)


class Stage(QObject):
    """Listens on a socket that only the same user may open."""

    def __init__(self, window: Callable[[], QWidget], address: str) -> None:
        super().__init__()
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        if Path(address).exists() and not Path(address).is_socket():
            # A socket may be left by a killed program; anything else Qt would silently replace.
            raise StageNotOpenedError(f"The stage {address} could not be opened: there is another file of that name.")
        QLocalServer.removeServer(address)
        if not self._server.listen(address):
            raise StageNotOpenedError(f"The stage {address} could not be opened: {self._server.errorString()}")

    def close(self) -> None:
        """Close the door."""
        self._server.close()

    def _welcome(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            _Player(self._window, connection)


class _Player(QObject):
    """One connection: reads a line, acts, answers, and only then reads the next."""

    def __init__(self, window: Callable[[], QWidget], connection: QLocalSocket) -> None:
        super().__init__(connection)
        self._window = window
        self._connection = connection
        self._waiting: QTimer | None = None
        connection.readyRead.connect(self._read)
        connection.disconnected.connect(connection.deleteLater)

    def _read(self) -> None:
        while self._waiting is None and self._connection.canReadLine():
            self._act(bytes(self._connection.readLine().data()))

    def _act(self, line: bytes) -> None:
        try:
            request = json.loads(line)
            if request["do"] == "wait":
                self._begin_waiting(request)
            else:
                self._answer(stage_acts.ACTS[request["do"]](self._window(), request))
        except StageRefusal as refusal:
            self._refuse(str(refusal))
        except (ValueError, KeyError, TypeError) as error:
            self._refuse(f"not understood: {error!r}")

    def _begin_waiting(self, request: dict[str, Any]) -> None:
        left = QTimer(self, singleShot=True, interval=int(request.get("timeout_ms", 10_000)))
        looking = QTimer(left, interval=LOOK_EVERY_MS)
        self._waiting = left
        looking.timeout.connect(lambda: self._look(request))
        left.timeout.connect(self._give_up)
        left.start()
        looking.start()
        self._look(request)

    def _look(self, request: dict[str, Any]) -> None:
        if self._waiting is not None and (seen := stage_acts.seen(self._window(), request)) is not None:
            self._stop_waiting()
            self._answer(seen)
            self._read()

    def _give_up(self) -> None:
        self._stop_waiting()
        self._refuse(f"not seen in time; visible are {stage_acts.visible_names(self._window())}")
        self._read()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting.deleteLater()
            self._waiting = None

    def _refuse(self, sentence: str) -> None:
        self._answer({"ok": False, "error": sentence})

    def _answer(self, answer: Answer) -> None:
        self._connection.write((json.dumps({"ok": True, **answer}, ensure_ascii=False) + "\n").encode())
        self._connection.flush()
