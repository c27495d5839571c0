"""A line to a real hall that loses what a real line loses: answers, or everything."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from shared.errors import Unknown, Unreachable
from shared.hall.messages import Act, Question
from shared.link import Hall

A = TypeVar("A")


class LossyLine:
    """Passes everything on to ``hall``; faults are switched by the test.

    ``lose_answers`` counts down: an act is done, but its answer does not come back. While ``cut``, nothing gets
    through. ``sent`` holds every act that was sent, lost or not.
    """

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._states: list[Callable[[bool], None]] = []
        self.lose_answers = 0
        self.sent: list[Act[object]] = []
        self.cut = False
        self._asking = threading.Lock()
        self.slow = threading.Event()
        self.slow.set()

    def do(self, act: Act[A]) -> A:
        """Send an act."""
        self.sent.append(act)
        self._refuse_when_cut()
        self.slow.wait()
        answer = self._hall.do(act)
        if self.lose_answers:
            self.lose_answers -= 1
            raise Unknown("no_answer", "The answer was lost.")
        return answer

    def ask(self, question: Question[A]) -> A:
        """Send a question; once the line is cut, none that was sent before comes back with what happened since."""
        with self._asking:
            self._refuse_when_cut()
            return self._hall.ask(question)

    def on_change(self, callback: Callable[[], None]) -> None:
        """Pass the doorbell on."""
        self._hall.on_change(callback)

    def on_state(self, callback: Callable[[bool], None]) -> None:
        """Tell of cuts and of their end."""
        self._states.append(callback)
        callback(not self.cut)

    def set_cut(self, *, cut: bool) -> None:
        """Cut the line, or join it again."""
        with self._asking:
            self.cut = cut
        for tell in self._states:
            tell(not cut)

    def close(self) -> None:
        """Close the hall behind."""
        self._hall.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _refuse_when_cut(self) -> None:
        if self.cut:
            raise Unreachable("unreachable", "The hub does not answer.")
