"""Taking a number: asks the hall for the ticket, prints it, and lets it be seen long enough."""

from functools import partial
from typing import TYPE_CHECKING

from devices.ports import CardTroubleKind
from kiosk.errands.errand import Errand, Step
from kiosk.errands.give_up import GiveUpErrand
from kiosk.errands.ticket_request import STEPS, Sending, TicketPage, TicketRequest
from kiosk.paper_job import PaperJob, PaperState
from kiosk.person import Person, priority_by_age, typed_person
from shared.domain.appointments.arrival import Punctuality
from shared.domain.hours import business_date
from shared.domain.plan import Queue
from shared.hall.places import Obstacle
from shared.hall.tickets import CancelTicket, IssueTicket, TicketIssued

if TYPE_CHECKING:
    from kiosk.conductor import Conductor

CARD_PATIENCE_S = 8.0
"""Without a card for so long the next way is offered by itself (rule K38)."""

STAY_S = 15.0
STAY_ELDER_S = 30.0
"""How long a printed ticket stays on the screen (rule K26)."""

STAY_UNPRINTED_S = 60.0
"""How long a ticket without paper stays on the screen (rule K37)."""

GIVEN_UP = "given up at the kiosk"
_KEYS = frozenset("0123456789X")


class TicketErrand(Errand):
    """From the choice of business to the paper; what the person answered is in ``request``."""

    def __init__(
        self,
        conductor: "Conductor",
        origin: Errand | None = None,
        queue: Queue | None = None,
        matter: str | None = None,
    ) -> None:
        super().__init__(conductor, origin)
        self.request = TicketRequest(conductor.session, queue, matter)
        self.trouble: CardTroubleKind | None = None
        self.paper: PaperJob | None = None
        self.may_give_up = False
        self.punctuality: Punctuality | None = None
        self._told_overdue = False
        if self.session.person is not None:
            self.request.identify(self.session.person, self._priority_of(self.session.person))

    @property
    def page(self) -> str:
        """The page of the request."""
        return self.request.page

    @property
    def step(self) -> Step | None:
        """The step of the request; a ticket that an appointment became came by another way."""
        return Step(self.request.step, STEPS) if self.punctuality is None else None

    @property
    def personal(self) -> bool:
        """Whether a number was typed."""
        return self.request.personal

    @property
    def keeps_own_time(self) -> bool:
        """The ticket page has its own time, and an act under way is never cut off."""
        return self.request.issued is not None or self.request.sending is Sending.SENT

    @property
    def wants_codes(self) -> bool:
        """A credential may stand for the card."""
        return self.request.page is TicketPage.IDENTIFY

    @property
    def can_go_back(self) -> bool:
        """A ticket that was given is left by *done*."""
        return self.request.page is not TicketPage.TICKET

    @property
    def undecided(self) -> bool:
        """Whether nothing was chosen yet."""
        return self.request.page is TicketPage.BUSINESS and self.request.group is None

    @property
    def card_overdue(self) -> bool:
        """Whether the reader was waited for long enough to offer another way (rule K38)."""
        return self.conductor.seconds_on_page >= CARD_PATIENCE_S

    def back(self) -> bool:
        """Go one page back."""
        return self.request.back()

    def open_group(self, group: str) -> None:
        """Show the queues of a group."""
        self.request.open_group(group)
        self.conductor.move()

    def choose_queue(self, queue: Queue) -> None:
        """Choose the business."""
        self.request.choose_queue(queue)
        self.conductor.move()

    def ask_to_identify(self) -> None:
        """Go from the confirmation to the card reader."""
        self.request.ask_to_identify()
        self.conductor.move()

    def go_without(self) -> None:
        """Go on unnamed."""
        self.request.go_without()
        self.conductor.move()

    def type_instead(self) -> None:
        """Type the number of the document."""
        self.request.type_instead()
        self.conductor.move()

    def type_key(self, character: str) -> None:
        """One key of the pad; a whole and right number goes on by itself, a wrong one is told at once (rule K35)."""
        if character not in _KEYS:
            return
        self.request.type_character(character)
        if self.request.number_complete:
            if self.request.number_right:
                self.meet(typed_person(self.request.typed))
                return
            self.request.failed_to_identify()
        self.conductor.changed.emit()

    def delete_key(self) -> None:
        """Take the last key back."""
        self.request.delete_character()
        self.conductor.changed.emit()

    def clear_number(self) -> None:
        """Take all keys back."""
        self.request.clear_number()
        self.conductor.changed.emit()

    def choose_priority(self, priority: str | None) -> None:
        """Declare a priority class or none."""
        self.request.choose_priority(priority)
        self.conductor.changed.emit()

    def take(self) -> None:
        """Ask the hall for the ticket; lost answers are asked for until they come or the person cancels."""
        act = self.request.take()
        if act is None:
            return
        self.hall.do(
            act,
            done=partial(self._on_issued, act),
            refused=partial(self._on_refused, act),
            lost=partial(self._on_lost, act),
            wanted=lambda: self.request.waits_for(act),
        )
        self.conductor.changed.emit()

    def show(self, issued: TicketIssued) -> None:
        """Show a ticket that the person holds already, and may give up (rule K41)."""
        self.may_give_up = True
        self._show(issued, STAY_S)

    def hand_out(self, issued: TicketIssued, command_id: str, punctuality: Punctuality | None = None) -> None:
        """Show and print the ticket that the act ``command_id`` brought; ``punctuality`` is that of an appointment."""
        self.punctuality = punctuality
        self._show(issued, STAY_UNPRINTED_S)
        if self.hall.plan is None:
            return
        self.paper = PaperJob(issued, self.hall, self.conductor.devices)
        self.paper.changed.connect(partial(self._on_paper, self.paper))
        self.paper.print(command_id, self.hall.plan, self.session.settings.language, self.conductor.clock)

    def give_up(self) -> None:
        """Go on to the question whether the number is to be given up."""
        issued = self.request.issued
        if self.may_give_up and issued is not None:
            self.conductor.take_up(GiveUpErrand(self.conductor, issued))

    def tell_paper(self, *, taken: bool) -> None:
        """Note what the person says about a paper of unknown fate."""
        if self.paper is not None:
            self.paper.tell(taken=taken)

    def meet(self, person: Person) -> None:
        """Know the person, unless the ticket is taken or under way."""
        if self.request.identify(person, self._priority_of(person)):
            self.conductor.go_on()

    def card_failed(self, trouble: CardTroubleKind) -> None:
        """Say what was wrong with the card."""
        self.trouble = trouble
        self.request.failed_to_identify()
        self.conductor.moved.emit()

    def entered(self) -> None:
        """Begin to wait for a card anew."""
        self._told_overdue, self.trouble = False, None

    def tick(self) -> None:
        """Offer another way when no card came, and count down on the ticket page."""
        page = self.request.page
        if page is TicketPage.IDENTIFY and self.card_overdue and not self._told_overdue:
            self._told_overdue = True
            self.conductor.moved.emit()
        if page in (TicketPage.IDENTIFY, TicketPage.TICKET):
            self.conductor.changed.emit()

    def forget(self) -> None:
        """Give up what is under way: a ticket that comes too late is given back."""
        self.request.forget()
        self.paper = None

    def _priority_of(self, person: Person) -> str | None:
        plan = self.hall.plan
        if plan is None:
            return None
        today = business_date(self.conductor.clock.now(), plan.zone_info)
        return priority_by_age(person, plan.priorities, today)

    def _on_issued(self, act: IssueTicket, issued: TicketIssued) -> None:
        if not self.request.waits_for(act):
            self._give_back(issued)
            return
        self.hand_out(issued, act.command_id)

    def _give_back(self, issued: TicketIssued) -> None:
        """Cancel a ticket whose person cancelled or left before the answer came; one held before stays (rule K25)."""
        if not issued.again:
            self.hall.do_unseen(CancelTicket(ticket=issued.ticket.id, reason=GIVEN_UP))

    def _show(self, issued: TicketIssued, stay: float) -> None:
        self.request.receive(issued)
        self.conductor.move()
        self.conductor.stay(stay)

    def _on_refused(self, act: IssueTicket, refusal: Obstacle) -> None:
        if self.request.waits_for(act):
            self.request.refuse(refusal)
            self.hall.refresh()
            self.conductor.changed.emit()

    def _on_lost(self, act: IssueTicket) -> None:
        if self.request.waits_for(act):
            self.request.lost()
            self.conductor.changed.emit()

    def _on_paper(self, job: PaperJob) -> None:
        if job is not self.paper:
            return
        printed = job.state is PaperState.PRINTED
        elder = self.session.settings.elder
        self.conductor.stay((STAY_ELDER_S if elder else STAY_S) if printed else STAY_UNPRINTED_S)
        self.conductor.changed.emit()
