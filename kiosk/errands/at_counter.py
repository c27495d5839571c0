"""How far a case is, which a person at a counter looks up: says which one, and takes a number for it."""

from kiosk.errands.errand import Errand
from kiosk.errands.ticket import TicketErrand


class AtCounterErrand(Errand):
    """One page: where to go, what to have at hand, and a number to be called by."""

    PAGE = "at_counter"

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
