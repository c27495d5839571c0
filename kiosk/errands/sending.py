"""What the errands have in common that send an act: the same one until it is answered, or until the person leaves."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from kiosk.errands.errand import Errand
from shared.hall.messages import Act
from shared.hall.places import Obstacle

if TYPE_CHECKING:
    from kiosk.conductor import Conductor

A = TypeVar("A")


class SendingErrand(Errand):
    """``sending`` while the hall has not answered, ``cut_off`` while it is away and the same act is sent again."""

    def __init__(self, conductor: "Conductor", origin: Errand | None = None) -> None:
        super().__init__(conductor, origin)
        self.sending = self.cut_off = False
        self._act: Act[Any] | None = None

    @property
    def keeps_own_time(self) -> bool:
        """An act under way is never cut off."""
        return self.sending and not self.cut_off

    def send(self, act: Act[A], done: Callable[[A], None], refused: Callable[[Obstacle], None]) -> None:
        """Send the act until it is answered; nobody who stopped waiting for it, or left, is told of an answer."""
        self._act, self.sending = act, True
        self.hall.do(
            act,
            done=partial(self._done, act, done),
            refused=partial(self._refused, act, refused),
            lost=partial(self._lost, act),
            wanted=lambda: self._waits_for(act),
        )
        self.conductor.changed.emit()

    def stop_waiting(self) -> None:
        """Wait for no answer any more."""
        self._act, self.sending, self.cut_off = None, False, False

    def _done(self, act: Act[A], heed: Callable[[A], None], answer: A) -> None:
        self.hall.refresh()
        if self._waits_for(act):
            self.stop_waiting()
            heed(answer)

    def _refused(self, act: Act[A], heed: Callable[[Obstacle], None], refusal: Obstacle) -> None:
        if self._waits_for(act):
            self.stop_waiting()
            heed(refusal)

    def _lost(self, act: Act[A]) -> None:
        if self._waits_for(act):
            self.cut_off = True
            self.conductor.changed.emit()

    def _waits_for(self, act: Act[A]) -> bool:
        return self._act is act and self.conductor.errand is self
