"""Several programs on one box: the first that opens the database is the hub, the others are its clients.

When the hub's program goes, a client takes its place; what was under way is done there, once.
"""

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from shared.clock import Clock
from shared.errors import KnownError, Unreachable
from shared.hall.messages import Act, Question
from shared.link import wire
from shared.link.client import HubClient
from shared.link.closing import Closing
from shared.link.core import HallCore, default_keys_file
from shared.link.local import LocalHall
from shared.link.server import HubServer
from shared.security.role import Role
from shared.store.claims import claim_for

_LOG = logging.getLogger(__name__)
A = TypeVar("A")
_POLL_SECONDS = 0.05
_POLLS = 20


class OneBoxHall(Closing):
    """A hall by its database's URL; in this process, or through the program that came first."""

    def __init__(self, url: str, role: Role, terminal: str, *, clock: Clock | None = None) -> None:
        self._url = url
        self._role = role
        self._terminal = terminal
        self._clock = clock
        self._claim = claim_for(url)
        self._core: HallCore | None = None
        self._server: HubServer | None = None
        self._bells: list[Callable[[], None]] = []
        self._states: list[Callable[[bool], None]] = []
        self._closing = threading.Event()
        self._moving = threading.Lock()
        with self._moving:
            self._link: LocalHall | HubClient = self._local() if self._claim.take() else self._client()

    @property
    def is_hub(self) -> bool:
        """Tell whether this process owns the database now."""
        return self._core is not None

    def do(self, act: Act[A]) -> A:
        """Do an act and return its answer."""
        return self._link.do(act)

    def ask(self, question: Question[A]) -> A:
        """Return the answer to a question."""
        return self._link.ask(question)

    def on_change(self, callback: Callable[[], None]) -> None:
        """Have ``callback`` called after something changed, also after a take-over."""
        self._bells.append(callback)
        self._link.on_change(callback)

    def on_state(self, callback: Callable[[bool], None]) -> None:
        """Have ``callback`` called with whether the hub is reached, also after a take-over."""
        self._states.append(callback)
        self._link.on_state(callback)

    def close(self) -> None:
        """Leave; as the hub: stop serving, let the database and the claim go."""
        with self._moving:
            self._closing.set()
        if self._server is not None:
            self._server.stop()
        self._link.close()
        if self._core is not None:
            self._claim.release()

    def _local(self, session: str | None = None) -> LocalHall:
        """Become the hub; the claim is ours."""
        try:
            self._core = HallCore(self._url, default_keys_file(self._url), clock=self._clock)
            self._server = HubServer(self._core, "127.0.0.1", 0)
            self._server.start()
        except BaseException:
            self._claim.release()
            raise
        self._claim.publish(self._server.address)
        return LocalHall(self._core, self._role, self._terminal, session=session)

    def _client(self) -> HubClient:
        return HubClient(self._hub_address, self._role, self._terminal, lost=self._take_over)

    def _hub_address(self) -> str:
        """Return where the present hub listens, waiting a second for one that is just starting."""
        for _ in range(_POLLS):
            address = self._claim.address()
            if address is not None:
                return address
            if self._closing.wait(_POLL_SECONDS):
                break
        raise Unreachable("hub_away", "Another program holds the database but does not say where it listens.")

    def _take_over(self) -> bool:
        """Become the hub, now that it is gone, if no other program was faster."""
        with self._moving:
            client = self._link
            if self._closing.is_set() or not isinstance(client, HubClient):
                return False
            try:
                if not self._claim.take():
                    return False
                local = self._local(client.session)
            except KnownError as error:
                _LOG.warning("this program could not take the hub's place: %s", error.text)
                return False
            for callback in self._bells:
                local.on_change(callback)
            self._link = local
        client.hand_over(lambda raw: local.outcome(wire.decode_message(raw)))
        for tell in self._states:
            tell(True)  # noqa: FBT003 the state itself
        local.ring()
        return True
