"""How an act travels: in this process, or over a WebSocket to the hub; the caller need not know which."""

from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self, TypeVar

from shared.clock import Clock
from shared.hall.messages import Act, Question

A = TypeVar("A")


class Hall(Protocol):
    """The hall as a window or a program sees it; a context manager that closes itself."""

    def do(self, act: Act[A]) -> A:
        """Do an act and return its answer; raise ``Refused``, or ``Unknown`` when nobody can say whether it happened."""
        ...

    def ask(self, question: Question[A]) -> A:
        """Return the answer to a question; raise ``Refused`` or ``Unreachable``."""
        ...

    def on_change(self, callback: Callable[[], None]) -> None:
        """Have ``callback`` called, in a thread of the link, after something changed: ask your question again."""
        ...

    def on_state(self, callback: Callable[[bool], None]) -> None:
        """Have ``callback`` called, in a thread of the link, with whether the hub is reached, now and at each change."""
        ...

    def close(self) -> None:
        """Let go of the connection or the database."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
