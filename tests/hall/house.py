"""A hall under test with the ways into it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path

from shared.clock import Clock
from shared.link import Hall
from shared.link.client import HubClient
from shared.link.core import HallCore
from shared.link.local import LocalHall
from shared.link.server import HubServer
from shared.security.role import Role
from tests.store.databases import postgres_database, sqlite_database


class Way(StrEnum):
    """How a window reaches the hall."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"
    HUB = "hub"


class House:
    """One open hall; ``connect`` gives as many windows as a test wants, closed with the house."""

    def __init__(self, url: str, core: HallCore, connect: Callable[[Role, str], Hall]) -> None:
        self.url = url
        self.core = core
        self._connect = connect

    def connect(self, role: Role = Role.ADMIN, terminal: str = "") -> Hall:
        """Return a window's end of the hall."""
        return self._connect(role, terminal)


@contextmanager
def open_house(way: Way, clock: Clock, folder: Path) -> Iterator[House]:
    """Open a hall on a fresh database."""
    with ExitStack() as stack:
        url = stack.enter_context(postgres_database()) if way is Way.POSTGRESQL else sqlite_database(folder)
        core = HallCore(url, folder / "hall.keys", clock=clock)
        stack.callback(core.close)
        if way is not Way.HUB:
            yield House(url, core, lambda role, terminal: LocalHall(core, role, terminal))
            return
        server = HubServer(core, "127.0.0.1", 0)
        server.start()
        stack.callback(server.stop)

        def connect(role: Role, terminal: str) -> Hall:
            return stack.enter_context(HubClient(lambda: server.address, role, terminal))

        yield House(url, core, connect)
