"""Where everyone arrives and returns to: the resting page, which also takes a card or a ticket."""

from enum import StrEnum
from functools import partial

from kiosk.code_sentences import CodeTrouble
from kiosk.errands.errand import Errand
from kiosk.errands.rating import RatingErrand, trouble_of
from kiosk.errands.ticket import TicketErrand
from kiosk.person import Person
from shared.domain.codes import bare_code
from shared.domain.refused import Refused
from shared.domain.tickets import TicketState
from shared.hall.ratings import VisitByCode, VisitToRate
from shared.hall.tickets import TicketByCode, TicketIssued

_LONGEST_CODE = 80
_BECAME = {
    TicketState.CALLED: CodeTrouble.TICKET_CALLED,
    TicketState.SERVING: CodeTrouble.TICKET_CALLED,
    TicketState.HELD: CodeTrouble.TICKET_CALLED,
    TicketState.MISSED: CodeTrouble.TICKET_MISSED,
    TicketState.CANCELLED: CodeTrouble.TICKET_OVER,
    TicketState.EXPIRED: CodeTrouble.TICKET_OVER,
}
"""What is said of a ticket that neither waits nor is done."""


class ReceptionPage(StrEnum):
    """Pages before any errand has begun."""

    ATTRACT = "attract"


class Reception(Errand):
    """Nothing is known here of anyone; a touch, a card or a ticket begins an errand."""

    @property
    def page(self) -> str:
        """Return the resting page."""
        return ReceptionPage.ATTRACT

    @property
    def wants_codes(self) -> bool:
        """A ticket or a credential may be shown without a touch."""
        return True

    def back(self) -> bool:
        """Stay: there is nothing before it."""
        return False

    def start(self) -> None:
        """Answer the first touch; without a plan there is nothing to choose yet."""
        if self.hall.plan is not None:
            self.conductor.take_up(TicketErrand(self.conductor))

    def meet(self, person: Person) -> None:
        """Take who lays a card straight to the choice of business (rule K12)."""
        self.session.person = person
        self.conductor.take_up(TicketErrand(self.conductor))

    def scan_ticket(self, code: str) -> None:
        """Look a ticket up; the answer counts only where no one else is being served meanwhile."""
        self.hall.ask(TicketByCode(code=bare_code(code)[:_LONGEST_CODE]), self._found, self._not_found)

    def _found(self, found: TicketIssued) -> None:
        """Show a ticket that waits, ask about a visit that is over, and say what became of any other."""
        if self.conductor.errand is not self:
            return
        ticket = found.ticket
        if ticket.state is TicketState.WAITING:
            errand = TicketErrand(self.conductor)
            self.conductor.take_up(errand)
            errand.show(found)
        elif ticket.state is TicketState.DONE:
            self.hall.ask(VisitByCode(code=ticket.code), partial(self._rate, ticket.code), self._not_found)
        else:
            self.conductor.refuse_code(_BECAME[ticket.state])

    def _rate(self, code: str, visit: VisitToRate) -> None:
        if self.conductor.errand is self:
            self.conductor.take_up(RatingErrand(self.conductor, code, visit))

    def _not_found(self, error: Exception) -> None:
        if self.conductor.errand is self:
            self.conductor.refuse_code(trouble_of(error.code if isinstance(error, Refused) else ""))
