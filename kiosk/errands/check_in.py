"""Checking in with an appointment: found by card, code or number, looked at once, and then it is a ticket."""

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from devices.ports import CardTroubleKind
from kiosk.code_sentences import BECAME
from kiosk.errands.errand import Errand
from kiosk.errands.sending import SendingErrand
from kiosk.errands.ticket import CARD_PATIENCE_S, TicketErrand
from kiosk.inquiry import Inquiry
from kiosk.person import Person
from shared.domain.appointments.states import AppointmentState
from shared.domain.refused import Code
from shared.domain.tickets import TicketState
from shared.hall.appointments import AppointmentNow, CheckedIn, CheckIn, FindAppointments
from shared.hall.places import Obstacle
from shared.hall.tickets import TicketIssued

if TYPE_CHECKING:
    from kiosk.conductor import Conductor

NUMBER_LENGTH = 8
_LONGEST_CODE = 400
_FAILURES_BEFORE_HELP = 2
_NOT_THIS_TIME = frozenset({Code.TOO_EARLY, Code.OTHER_DAY, Code.APPOINTMENT_STATE})
"""Refusals with which the same business can still be had by an ordinary number."""

_TO_COME = frozenset({AppointmentState.BOOKED, AppointmentState.MISSED})


class CheckInPage(StrEnum):
    """The ways in, and the way from a found appointment to its ticket."""

    ASK = "appointment"
    NUMBER = "appointment-number"
    LOOKING = "appointment-looking"
    CHOOSE = "appointment-choose"
    CONFIRM = "appointment-confirm"
    NOT_NOW = "appointment-not-now"


class NotFound(StrEnum):
    """By what nothing was found."""

    CARD = "card"
    CODE = "code"
    NUMBER = "number"


class CheckInErrand(SendingErrand):
    """Who is known already is not asked again (rule K45); going back out of it leaves everything as it was."""

    def __init__(self, conductor: "Conductor", origin: Errand | None = None) -> None:
        super().__init__(conductor, origin)
        self.found: list[AppointmentNow] = []
        self.chosen: AppointmentNow | None = None
        self.typed = ""
        self.failures = 0
        self.not_found: NotFound | None = None
        self.card_trouble: CardTroubleKind | None = None
        self.refusal: Obstacle | None = None
        self._trail: tuple[CheckInPage, ...] = ()
        self._code = ""
        self._inquiry: Inquiry[list[AppointmentNow]] | None = None
        self._told_overdue = False

    @property
    def page(self) -> str:
        """The page of the moment."""
        return CheckInPage.LOOKING if self._inquiry is not None else self._trail[-1]

    @property
    def personal(self) -> bool:
        """A number was typed, or somebody's appointment is on the screen."""
        return bool(self.typed or self.found)

    @property
    def wants_codes(self) -> bool:
        """A code may be shown wherever one is asked for."""
        return self.page in (CheckInPage.ASK, CheckInPage.NUMBER)

    @property
    def card_overdue(self) -> bool:
        """Whether the reader was waited for long enough to offer another way (rule K38)."""
        return self.conductor.seconds_on_page >= CARD_PATIENCE_S

    @property
    def needs_help(self) -> bool:
        """Whether finding it failed often enough to offer a human (rule K36)."""
        return self.failures >= _FAILURES_BEFORE_HELP

    def begin(self) -> None:
        """Ask for card, code or number; with a person who is known look at once."""
        self._trail = (CheckInPage.ASK,)
        if self.session.person is not None:
            self._look_up(FindAppointments(holder=self.session.person.holder), NotFound.CARD)
        self.conductor.take_up(self)

    def begin_with_code(self, code: str) -> None:
        """Look up a code that was shown without a word."""
        self._trail = (CheckInPage.ASK,)
        self._look_up_code(code)
        self.conductor.take_up(self)

    def offer(self, found: list[AppointmentNow]) -> None:
        """Show what was found by the card that someone laid for whatever reason."""
        self._show_found(found)
        self.conductor.take_up(self)

    def back(self) -> bool:
        """Stop what is under way, or go one page back; return whether that leaves the errand."""
        if self.sending:
            self.stop_waiting()
            return False
        if self._inquiry is not None:
            self._drop_inquiry()
        else:
            self._trail = self._trail[:-1]
        return not self._trail

    def type_instead(self) -> None:
        """Type the number of the appointment."""
        self._go(CheckInPage.NUMBER)

    def type_key(self, character: str) -> None:
        """One key of the pad; a whole number is looked up by itself."""
        full = len(self.typed) >= NUMBER_LENGTH
        if self.page != CheckInPage.NUMBER or full or not character.isdigit():
            return
        self.typed += character
        self.not_found = None
        if len(self.typed) == NUMBER_LENGTH:
            self.conductor.unhurried(self._look_up_typed)
        else:
            self.conductor.changed.emit()

    def delete_key(self) -> None:
        """Take the last key back."""
        self.typed, self.not_found = self.typed[:-1], None
        self.conductor.changed.emit()

    def clear_number(self) -> None:
        """Take all keys back."""
        self.typed, self.not_found = "", None
        self.conductor.changed.emit()

    def meet(self, person: Person) -> None:
        """Know the person, and look up what they booked where that is asked."""
        self.session.person = person
        if self.wants_codes:
            self._look_up(FindAppointments(holder=person.holder), NotFound.CARD)
            self.conductor.go_on()

    def card_failed(self, trouble: CardTroubleKind) -> None:
        """Say what was wrong with the card."""
        if self.page == CheckInPage.ASK:
            self.card_trouble, self.not_found = trouble, None
            self.failures += 1
            self.conductor.moved.emit()

    def scan_appointment(self, code: str) -> None:
        """Look up the code of an appointment."""
        self._look_up_code(code)
        self.conductor.move()

    def choose(self, appointment: AppointmentNow) -> None:
        """Choose one of several."""
        self._show(appointment)
        self.conductor.move()

    def check_in(self) -> None:
        """Say that the person is here; sent until it is answered or the person goes back."""
        if self.sending or self.chosen is None or self.page != CheckInPage.CONFIRM:
            return
        holder = self.session.person.holder if self.session.person is not None else None
        act = CheckIn(appointment=self.chosen.id, code=self._code, holder=holder)
        self.refusal = None
        self.send(act, partial(self._hand_out, act), self._cannot_check_in)

    def take_ordinary(self) -> None:
        """Take an ordinary number instead: in the appointment's queue where checking in does not go, else any."""
        plan = self.hall.plan
        same = self.page == CheckInPage.NOT_NOW and self.refusal is not None and self.refusal.code in _NOT_THIS_TIME
        queue = plan.queue(self.chosen.queue) if plan and self.chosen and same else None
        self.stop_waiting()
        self.conductor.take_up(TicketErrand(self.conductor, self, queue))

    def entered(self) -> None:
        """Begin to wait for a card anew."""
        self._told_overdue, self.card_trouble = False, None

    def tick(self) -> None:
        """Offer another way when no card came."""
        if self.page == CheckInPage.ASK and self.card_overdue and not self._told_overdue:
            self._told_overdue = True
            self.conductor.moved.emit()

    def forget(self) -> None:
        """Keep nothing of the person or the appointment (rule K48)."""
        self.stop_waiting()
        self._drop_inquiry()
        self.typed = self._code = ""
        self.found, self.chosen = [], None

    def _look_up_typed(self) -> None:
        self._look_up(FindAppointments(number=self.typed), NotFound.NUMBER)
        self.conductor.move()

    def _look_up_code(self, code: str) -> None:
        self._code = code[:_LONGEST_CODE]
        self._look_up(FindAppointments(code=self._code), NotFound.CODE)

    def _look_up(self, question: FindAppointments, by: NotFound) -> None:
        self._drop_inquiry()
        self.not_found, self.refusal, self.cut_off = None, None, False
        self._inquiry = Inquiry(self.hall, question, partial(self._heard, by))

    def _heard(self, by: NotFound) -> None:
        inquiry = self._inquiry
        if inquiry is None or inquiry.pending:
            self.cut_off = inquiry is not None
            self.conductor.changed.emit()
            return
        self._drop_inquiry()
        if inquiry.answer:
            self._show_found(inquiry.answer)
        elif inquiry.refusal is None or inquiry.refusal.code == Code.UNKNOWN_APPOINTMENT:
            self._found_nothing(by)
        else:
            self.refusal = inquiry.refusal
        self.conductor.move()

    def _found_nothing(self, by: NotFound) -> None:
        self.not_found = by
        self.failures += 1
        if by is not NotFound.CARD:
            self.conductor.wrong_codes.note()

    def _show_found(self, found: list[AppointmentNow]) -> None:
        """Show the one that is meant; what is over is shown only where nothing else was found."""
        to_come = [one for one in found if one.state in _TO_COME]
        here = [one for one in found if one.state is AppointmentState.ARRIVED]
        self.found = to_come or here or found
        if len(self.found) == 1:
            self._show(self.found[0])
        else:
            self._trail += (CheckInPage.CHOOSE,)

    def _show(self, appointment: AppointmentNow) -> None:
        self.chosen, self.refusal = appointment, appointment.obstacle
        self._trail += (CheckInPage.CONFIRM if appointment.obstacle is None else CheckInPage.NOT_NOW,)

    def _go(self, page: CheckInPage) -> None:
        self._trail += (page,)
        self.conductor.move()

    def _hand_out(self, act: CheckIn, answer: CheckedIn) -> None:
        """Hand the ticket out, unless it was called already; who left before it came finds it by checking in again."""
        if answer.ticket.state is not TicketState.WAITING:
            self.conductor.end()
            self.conductor.refuse_code(BECAME[answer.ticket.state])
            return
        errand = TicketErrand(self.conductor)
        self.conductor.take_up(errand)
        issued = TicketIssued(answer.ticket, answer.ahead, again=answer.again, page=answer.page)
        errand.hand_out(issued, act.command_id, answer.punctuality)

    def _cannot_check_in(self, refusal: Obstacle) -> None:
        self.refusal = refusal
        self._trail = (*self._trail[:-1], CheckInPage.NOT_NOW)
        self.conductor.go_on()

    def _drop_inquiry(self) -> None:
        if self._inquiry is not None:
            self._inquiry.drop()
            self._inquiry = None


def offer_to(errand: TicketErrand, found: list[AppointmentNow]) -> None:
    """Offer what can be checked in now to who laid a card and has chosen nothing yet; it is never in anyone's way."""
    conductor = errand.conductor
    now = [one for one in found if one.state in _TO_COME and one.obstacle is None]
    if now and conductor.errand is errand and errand.undecided and not conductor.session.helping:
        CheckInErrand(conductor, errand).offer(now)
