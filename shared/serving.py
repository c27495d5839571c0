"""An ASGI application listening on a port or a socket file: uvicorn as the whole program, or in a thread of its own."""

import asyncio
import gc
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import uvicorn

from shared.errors import SetupError

_START_SECONDS = 10.0
_GRACE_SECONDS = 2
"""How long a service that stops waits for answers under way."""

_LOOK_SECONDS = 0.005
_OWNER_AND_GROUP = 0o660


class Service:
    """Serves one application on one address; port 0 takes a free one, and a path is a socket of this machine.

    ``what`` is the word for it in sentences (hub, centre); ``leaving`` is called when it begins to stop, in its loop;
    further options are uvicorn's own.
    """

    def __init__(
        self,
        app: Any,
        at: tuple[str, int] | Path,
        *,
        what: str,
        scheme: str = "http",
        leaving: Callable[[], None] = lambda: None,
        **options: Any,
    ) -> None:
        self._what, self._scheme, self._at = what, scheme, at
        self._listener = _listen_at_file(at, what) if isinstance(at, Path) else _listen(*at, what)
        self._started = threading.Event()
        config = uvicorn.Config(
            app,
            http="h11",  # uvicorn would take httptools where it finds it, and that bounds no header
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=_GRACE_SECONDS,
            **options,
        )
        self._server = _Server(config, self._started, leaving)
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """Return the address that programs on this machine use: of a port, or the path of a socket file."""
        if isinstance(self._at, Path):
            return str(self._at)
        host, port = self._listener.getsockname()[:2]
        return f"{self._scheme}://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}"  # noqa: S104 compared, not bound

    def start(self) -> None:
        """Serve in a thread, and return when connections are accepted."""
        self._thread = threading.Thread(target=self.run, name=f"{self._what}-server", daemon=True)
        self._thread.start()
        if not self._started.wait(_START_SECONDS):
            raise SetupError(f"{self._what}_start", f"The {self._what} did not start within ten seconds.")

    def run(self) -> None:
        """Serve in this thread until :meth:`stop`, or a signal in the main thread."""
        self._server.run(sockets=[self._listener])

    def stop(self) -> None:
        """Close the connections and stop serving."""
        self._server.end()
        if self._thread is not None:
            self._thread.join()


class _Server(uvicorn.Server):
    """Says when it has started and when it begins to stop, and stops at once.

    uvicorn looks ten times a second whether it is to stop and whether its connections are gone: a program that closes
    would be held up for a quarter of a second.
    """

    def __init__(self, config: uvicorn.Config, started: threading.Event, leaving: Callable[[], None]) -> None:
        super().__init__(config)
        self._started_event, self._leaving = started, leaving
        self._loop: asyncio.AbstractEventLoop | None = None
        self._told = asyncio.Event()

    def end(self) -> None:
        """Begin to stop; callable from any thread."""
        self.should_exit = True
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended by itself
                self._loop.call_soon_threadsafe(self._told.set)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if threading.current_thread() is threading.main_thread():
            _keep_for_good()
        self._loop = asyncio.get_running_loop()
        self._started_event.set()

    async def main_loop(self) -> None:
        ticking = asyncio.create_task(super().main_loop())  # it hears signals, and keeps the date of answers
        told = asyncio.create_task(self._told.wait())
        await asyncio.wait((ticking, told), return_when=asyncio.FIRST_COMPLETED)
        ticking.cancel()
        told.cancel()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._leaving()
        for listener in (*self.servers, *(sockets or ())):
            listener.close()
        for connection in tuple(self.server_state.connections):
            connection.shutdown()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._answers_given(), _GRACE_SECONDS)
        for task in self.server_state.tasks:
            task.cancel()
        await self.lifespan.shutdown()

    async def _answers_given(self) -> None:
        """Wait until the last connection and the last task of the application are gone, or nobody wants to wait."""
        state = self.server_state
        while (state.connections or state.tasks) and not self.force_exit:  # noqa: ASYNC110 uvicorn rings no bell
            await asyncio.sleep(_LOOK_SECONDS)


def _keep_for_good() -> None:
    """Take what a program has loaded by its start out of the garbage collector's sight.

    It stays until the end, and each look through it held every request up for 60 ms.
    """
    gc.collect()
    gc.freeze()


def _listen(host: str, port: int, what: str) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        text = f"Port {port} is taken: another {what} may be running. Stop it, or choose another with --port."
        raise SetupError("port_taken", text, port=port) from error
    return listener


def _listen_at_file(path: Path, what: str) -> socket.socket:
    """Listen at a socket file that its owner and group may open, in place of one that a dead process left."""
    if path.is_socket() and _answers(path):
        raise SetupError(
            "socket_taken", f"{path} is taken: another {what} is running. Stop it, or choose another file."
        )
    if path.exists() and not path.is_socket():
        raise SetupError("no_socket", f"{path} is a file with something in it: choose another name for the socket.")
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    new = path.with_name(f"{path.name}.new")
    try:
        new.unlink(missing_ok=True)
        listener.bind(str(new))
        new.chmod(_OWNER_AND_GROUP)
        listener.listen(128)
        new.replace(path)
    except OSError as error:
        listener.close()
        text = f"The socket {path} cannot be made: look whether its folder is there and yours, and its name is short."
        raise SetupError("no_socket", text) from error
    return listener


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        try:
            caller.connect(str(path))
        except OSError:
            return False
    return True
