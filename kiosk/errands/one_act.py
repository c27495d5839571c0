"""What the errands have in common that end with one act, and a page that says it is done."""

from typing import TYPE_CHECKING, Any

from kiosk.errands.sending import SendingErrand
from shared.hall.messages import Act
from shared.hall.places import Obstacle

if TYPE_CHECKING:
    from kiosk.conductor import Conductor


class OneActErrand(SendingErrand):
    """``done_page`` is shown for ``done_s`` seconds once the act is done (rule K26)."""

    done_page: str
    done_s: float

    def __init__(self, conductor: "Conductor", first_page: str) -> None:
        super().__init__(conductor)
        self._page = first_page

    @property
    def page(self) -> str:
        """The question of the moment, then the end."""
        return self._page

    @property
    def can_go_back(self) -> bool:
        """What is done is left by *done*."""
        return self._page != self.done_page

    def refused(self, obstacle: Obstacle) -> None:
        """Heed that the hall said no."""
        raise NotImplementedError

    def finish_with(self, act: Act[Any]) -> None:
        """Send the act that ends it."""
        self.send(act, self._end, self._end_refused)

    def _end(self, _: object) -> None:
        self._page = self.done_page
        self.conductor.go_on()
        self.conductor.stay(self.done_s)

    def _end_refused(self, obstacle: Obstacle) -> None:
        self.conductor.end()
        self.refused(obstacle)
