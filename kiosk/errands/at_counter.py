"""What is done by a person at a counter: says which one, and takes a number for it."""

from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.errands.errand import Errand
from kiosk.errands.ticket import TicketErrand

if TYPE_CHECKING:
    from kiosk.conductor import Conductor


class Service(StrEnum):
    """What people ask for who have begun something already."""

    PROGRESS = "progress"
    CHECK_IN = "check_in"


class AtCounterErrand(Errand):
    """One page: where to go, what to have at hand, and a number to be called by."""

    PAGE = "at_counter"

    def __init__(self, conductor: "Conductor", service: Service) -> None:
        super().__init__(conductor)
        self.service = service

    @property
    def page(self) -> str:
        """Return its one page."""
        return self.PAGE

    def back(self) -> bool:
        """Leave."""
        return True

    def take_ticket(self) -> None:
        """Take a number where a person helps."""
        queue = self.conductor.help_queue
        if queue is not None:
            self.conductor.take_up(TicketErrand(self.conductor, self, queue))
