"""Where everyone arrives and returns to: the resting page, which also takes a card or a ticket."""

from enum import StrEnum

from kiosk.code_sentences import CodeTrouble
from kiosk.errands.errand import Errand
from kiosk.errands.ticket import TicketErrand
from kiosk.person import Person
from shared.hall.tickets import TicketByCode, TicketIssued

_LONGEST_CODE = 80


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
        self.hall.ask(TicketByCode(code=code[:_LONGEST_CODE]), self._found, self._not_found)

    def _found(self, found: TicketIssued) -> None:
        if self.conductor.errand is self:
            errand = TicketErrand(self.conductor)
            self.conductor.take_up(errand)
            errand.show(found)

    def _not_found(self, _: Exception) -> None:
        if self.conductor.errand is self:
            self.conductor.refuse_code(CodeTrouble.NO_TICKET)
