"""Where everyone arrives and returns to: the resting page, and the entrances to whatever a person came for."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from kiosk.code_sentences import BECAME
from kiosk.errands.check_in import CheckInErrand, offer_to
from kiosk.errands.errand import Errand
from kiosk.errands.rating import RatingErrand, trouble_of
from kiosk.errands.ticket import TicketErrand
from kiosk.person import Person
from shared.domain.codes import bare_code
from shared.domain.refused import Code
from shared.domain.tickets import TicketState
from shared.hall.appointments import FindAppointments
from shared.hall.messages import Question
from shared.hall.places import Obstacle
from shared.hall.ratings import VisitByCode, VisitToRate
from shared.hall.tickets import TicketByCode, TicketIssued

if TYPE_CHECKING:
    from kiosk.conductor import Conductor

A = TypeVar("A")
_LONGEST_CODE = 80


class ReceptionPage(StrEnum):
    """Pages outside any errand: at rest, the entrances, and those for who has begun something already."""

    ATTRACT = "attract"
    HOME = "home"
    BEGUN = "begun"
    SCAN = "scan"


class Reception(Errand):
    """A touch, a card or a ticket leads on from here; what is known of the person is the session's."""

    def __init__(self, conductor: "Conductor", page: ReceptionPage = ReceptionPage.ATTRACT) -> None:
        super().__init__(conductor)
        self._page = page

    @property
    def page(self) -> str:
        """The page of the moment."""
        return self._page

    @property
    def wants_codes(self) -> bool:
        """A ticket or a credential may be shown without a touch, and by who follows up what has begun."""
        return self._page is not ReceptionPage.HOME

    def back(self) -> bool:
        """Go back to the entrances; from there out."""
        leaves = self._page in (ReceptionPage.ATTRACT, ReceptionPage.HOME)
        self._page = ReceptionPage.BEGUN if self._page is ReceptionPage.SCAN else ReceptionPage.HOME
        return leaves

    def start(self) -> None:
        """Answer the first touch; without a plan there is nothing to choose yet."""
        if self.hall.plan is not None:
            self._page = ReceptionPage.HOME
            self.conductor.move()

    def show_begun(self) -> None:
        """Show the entrances for who has a number, an appointment or a case already."""
        self._page = ReceptionPage.BEGUN
        self.conductor.move()

    def show_scan(self) -> None:
        """Show how to rate: the visit's own ticket is held to the scanner."""
        self._page = ReceptionPage.SCAN
        self.conductor.move()

    def meet(self, person: Person) -> None:
        """Take who lays a card straight to the choice of business (rule K12), or to what they booked for now."""
        self.session.person = person
        errand = TicketErrand(self.conductor)
        self.conductor.take_up(errand)
        self.hall.ask(
            FindAppointments(holder=person.holder),
            done=partial(offer_to, errand),
            refused=_rest,
            lost=_rest,
            wanted=lambda: False,
        )

    def scan_ticket(self, code: str) -> None:
        """Look a ticket up; the answer counts only where no one else is being served meanwhile."""
        self._look_up(TicketByCode(code=bare_code(code)[:_LONGEST_CODE]), self._found)

    def scan_appointment(self, code: str) -> None:
        """Look an appointment up."""
        CheckInErrand(self.conductor).begin_with_code(code)

    def _look_up(self, question: Question[A], found: Callable[[A], None]) -> None:
        """Ask once: whoever holds a code to the scanner sees at once when nothing comes of it."""
        self.hall.ask(
            question,
            done=found,
            refused=self._refused,
            lost=lambda: self._not_found(""),
            wanted=lambda: False,
        )

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
            self._look_up(VisitByCode(code=ticket.code), partial(self._rate, ticket.code))
        else:
            self.conductor.refuse_code(BECAME[ticket.state])

    def _rate(self, code: str, visit: VisitToRate) -> None:
        if self.conductor.errand is self:
            self.conductor.take_up(RatingErrand(self.conductor, code, visit))

    def _refused(self, refusal: Obstacle) -> None:
        if refusal.code == Code.UNKNOWN_TICKET:
            self.conductor.wrong_codes.note()
        self._not_found(refusal.code)

    def _not_found(self, code: str) -> None:
        if self.conductor.errand is self:
            self.conductor.refuse_code(trouble_of(code))


def _rest(_: object = None) -> None:
    """Need nothing more: without an answer nothing is offered."""
