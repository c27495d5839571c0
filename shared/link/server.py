"""A hub listening, in a thread of its own or as the whole program."""

from shared.link.core import HallCore
from shared.link.hub import HubDoor
from shared.link.wire import MOST_BYTES
from shared.serving import Service


class HubServer(Service):
    """Serves one core on one address; port 0 takes a free one."""

    def __init__(self, core: HallCore, host: str, port: int, *, keys_always: bool = False) -> None:
        super().__init__(
            HubDoor(core, keys_always=keys_always).app(),
            (host, port),
            what="hub",
            scheme="ws",
            ws="websockets-sansio",
            ws_max_size=MOST_BYTES,
            ws_per_message_deflate=False,
        )
