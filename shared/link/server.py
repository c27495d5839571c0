"""A hub listening: uvicorn around the hub's door, in a thread of its own or as the whole program."""

import socket
import threading

import uvicorn

from shared.errors import SetupError
from shared.link.core import HallCore
from shared.link.hub import HubDoor
from shared.link.wire import MOST_BYTES

_START_SECONDS = 10.0


class HubServer:
    """Serves one core on one address; port 0 takes a free one."""

    def __init__(self, core: HallCore, host: str, port: int, *, keys_always: bool = False) -> None:
        self._listener = _listen(host, port)
        self._started = threading.Event()
        config = uvicorn.Config(
            HubDoor(core, keys_always=keys_always).app(),
            ws="websockets-sansio",
            ws_max_size=MOST_BYTES,
            ws_per_message_deflate=False,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=2,
        )
        self._server = _Server(config, self._started)
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """Return the ``ws://`` address that windows on this machine use."""
        host, port = self._listener.getsockname()[:2]
        return f"ws://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}"  # noqa: S104 compared, not bound

    def start(self) -> None:
        """Serve in a thread, and return when connections are accepted."""
        self._thread = threading.Thread(target=self.run, name="hub-server", daemon=True)
        self._thread.start()
        if not self._started.wait(_START_SECONDS):
            raise SetupError("hub_start", "The hub did not start within ten seconds.")

    def run(self) -> None:
        """Serve in this thread until :meth:`stop`, or a signal in the main thread."""
        self._server.run(sockets=[self._listener])

    def stop(self) -> None:
        """Close the connections and stop serving."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join()


class _Server(uvicorn.Server):
    """Says when it has started."""

    def __init__(self, config: uvicorn.Config, started: threading.Event) -> None:
        super().__init__(config)
        self._started_event = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._started_event.set()


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        text = f"Port {port} is taken: another hub may be running. Stop it, or choose another with --port."
        raise SetupError("port_taken", text, port=port) from error
    return listener
