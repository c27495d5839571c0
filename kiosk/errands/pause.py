"""A few quiet seconds before a code is looked up, after many wrong ones (threat T11)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.errands.errand import Errand

if TYPE_CHECKING:
    from kiosk.conductor import Conductor


class PauseErrand(Errand):
    """Waits and goes on where the person was; *back* goes there at once, and nothing is looked up."""

    PAGE = "pause"

    def __init__(self, conductor: "Conductor", origin: Errand, seconds: float, then: Callable[[], None]) -> None:
        super().__init__(conductor, origin)
        self._until = conductor.clock.monotonic() + seconds
        self._then = then

    @property
    def page(self) -> str:
        """Return its one page."""
        return self.PAGE

    @property
    def personal(self) -> bool:
        """Whether what waits here is somebody's."""
        return self.origin is not None and self.origin.personal

    def tick(self) -> None:
        """Go on once the time is over."""
        if self.conductor.clock.monotonic() >= self._until:
            self.conductor.back()
            self._then()
