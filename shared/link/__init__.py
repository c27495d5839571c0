"""How an act travels: in this process, or over a WebSocket to the hub; the caller need not know which."""

from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self, TypeVar

from shared.clock import Clock
from shared.hall.messages import Act, Question
from shared.security.role import Role
from shared.settings import Terminal

A = TypeVar("A")


class Hall(Protocol):
    """The hall as a window or a program sees it; a context manager that closes itself."""

    def do(self, act: Act[A]) -> A:
        """Do an act and return its answer; raise ``Refused``, or ``Unknown`` when it may have happened or not."""
        ...

    def ask(self, question: Question[A]) -> A:
        """Return the answer to a question; raise ``Refused`` or ``Unreachable``."""
        ...

    def on_change(self, callback: Callable[[], None]) -> None:
        """Have ``callback`` called, in a thread of the link, after something changed: ask your question again."""
        ...

    def on_state(self, callback: Callable[[bool], None]) -> None:
        """Have ``callback`` called with whether the hub is reached, now and (in the link's thread) at each change."""
        ...

    def close(self) -> None:
        """Let go of the connection or the database."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_hall(
    url: str, *, clock: Clock | None = None, role: Role = Role.ADMIN, terminal: Terminal | None = None
) -> Hall:
    """Open a hall by its URL.

    ``sqlite:///FILE`` and ``postgresql+psycopg://…`` open the database in this process, or reach the program that
    opened it first; ``ws://HOST:PORT`` reaches a hub, now or as soon as it is there. ``role`` decides what may be done;
    ``terminal`` says who this machine is, with its enrolment key where the hub is on another machine. ``clock`` is for
    the process that owns the database. Raises ``SetupError`` or ``StoreError`` when a database cannot be used.
    """
    me = terminal or Terminal()
    if url.startswith(("ws://", "wss://")):
        from shared.link.client import HubClient  # noqa: PLC0415 a window's first frame comes before its link

        return HubClient(lambda: url, role, me.name, me.key)
    from shared.link.one_box import OneBoxHall  # noqa: PLC0415 a hub's client never imports the database's libraries

    return OneBoxHall(url, role, me.name, clock=clock)
