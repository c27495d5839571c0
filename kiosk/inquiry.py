"""One question to the hall and what became of it: a page shows it as it stands and is told when that changes."""

from collections.abc import Callable
from typing import Generic, TypeVar

from kiosk.hall_access import HallAccess
from shared.hall.messages import Question
from shared.hall.places import Obstacle

A = TypeVar("A")


class Inquiry(Generic[A]):
    """Under way, answered or refused; while the hub is away it is ``lost`` and asked again until dropped."""

    def __init__(self, hall: HallAccess, question: Question[A], told: Callable[[], None]) -> None:
        self.answer: A | None = None
        self.refusal: Obstacle | None = None
        self.lost = False
        self._told = told
        self._dropped = False
        hall.ask(question, done=self._done, refused=self._refused, lost=self._lost, wanted=lambda: not self._dropped)

    @property
    def pending(self) -> bool:
        """Whether nothing is known yet."""
        return self.answer is None and self.refusal is None

    def drop(self) -> None:
        """Need no answer any more."""
        self._dropped = True

    def _done(self, answer: A) -> None:
        self.answer, self.lost = answer, False
        self._tell()

    def _refused(self, refusal: Obstacle) -> None:
        self.refusal, self.lost = refusal, False
        self._tell()

    def _lost(self) -> None:
        self.lost = True
        self._tell()

    def _tell(self) -> None:
        if not self._dropped:
            self._told()
