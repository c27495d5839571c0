"""What the errands have in common that end with one act: sent until it is answered, and a page that says it is done."""

from typing import TYPE_CHECKING, Any

from kiosk.errands.errand import Errand
from shared.hall.messages import Act
from shared.hall.places import Obstacle

if TYPE_CHECKING:
    from kiosk.conductor import Conductor


class OneActErrand(Errand):
    """``sending`` while the hall has not answered, ``cut_off`` while it is away and the same act is sent again.

    ``done_page`` is shown for ``done_s`` seconds once the act is done (rule K26).
    """

    done_page: str
    done_s: float

    def __init__(self, conductor: "Conductor", first_page: str) -> None:
        super().__init__(conductor)
        self.sending = self.cut_off = False
        self._page = first_page

    @property
    def page(self) -> str:
        """The question of the moment, then the end."""
        return self._page

    @property
    def keeps_own_time(self) -> bool:
        """An act under way is never cut off."""
        return self.sending and not self.cut_off

    @property
    def can_go_back(self) -> bool:
        """What is done is left by *done*."""
        return self._page != self.done_page

    def refused(self, obstacle: Obstacle) -> None:
        """Heed that the hall said no."""
        raise NotImplementedError

    def send(self, act: Act[Any]) -> None:
        """Send the act until it is answered."""
        self.sending = True
        self.hall.do(act, done=self._done, refused=self._refused, lost=self._lost, wanted=self._is_here)
        self.conductor.changed.emit()

    def _is_here(self) -> bool:
        return self.conductor.errand is self

    def _done(self, _: object) -> None:
        self.hall.refresh()
        if self._is_here():
            self.sending, self._page = False, self.done_page
            self.conductor.go_on()
            self.conductor.stay(self.done_s)

    def _refused(self, obstacle: Obstacle) -> None:
        if self._is_here():
            self.conductor.end()
            self.refused(obstacle)

    def _lost(self) -> None:
        if self._is_here():
            self.cut_off = True
            self.conductor.changed.emit()
