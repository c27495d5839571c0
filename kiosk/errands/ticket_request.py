"""What one person asks a ticket for: the business, the document, the priority; and which page comes next.

Plain Python without Qt: the rules of going forward and back between the pages, to be walked at random by a test.
"""

from enum import StrEnum

from kiosk.person import Person
from kiosk.session import Session
from shared.domain.identity import is_citizen_number
from shared.domain.plan import IdRule, Queue
from shared.hall.places import Obstacle
from shared.hall.tickets import IssueTicket, TicketIssued

STEPS = 4
"""Choose, identify, confirm, ticket; who is identified already finds the second one done, so N never grows (K14)."""

NUMBER_LENGTH = 18
_FAILURES_BEFORE_HELP = 2


class TicketPage(StrEnum):
    """The pages on the way to a ticket."""

    BUSINESS = "business"
    IDENTIFY = "identify"
    NUMBER = "number"
    CONFIRM = "confirm"
    TICKET = "ticket"


_STEP_OF = {
    TicketPage.BUSINESS: 1,
    TicketPage.IDENTIFY: 2,
    TicketPage.NUMBER: 2,
    TicketPage.CONFIRM: 3,
    TicketPage.TICKET: 4,
}


class Sending(StrEnum):
    """How the act for the ticket stands; *retrying* means that the hub was lost and the same act is sent again."""

    NO = "no"
    SENT = "sent"
    RETRYING = "retrying"


class TicketRequest:
    """The answers on the way to a ticket; person and language are the session's.

    A queue ``given`` from the start, as by a guide, is not chosen here and not left for another; ``matter`` is the
    theme or item of the catalogue that the person comes for.
    """

    def __init__(self, session: Session, given: Queue | None = None, matter: str | None = None) -> None:
        self._session = session
        self._matter = matter
        self._given = given
        self.page = TicketPage.BUSINESS
        self.typed = ""
        self.group: str | None = None
        self.queue: Queue | None = None
        self.priority: str | None = None
        self.sending = Sending.NO
        self.refusal: Obstacle | None = None
        self.issued: TicketIssued | None = None
        self.failures = 0
        self._act: IssueTicket | None = None
        self._asked_to_identify = False
        self._chose_priority = False
        if given is not None:
            self.choose_queue(given)

    @property
    def step(self) -> int:
        """The step of ``STEPS`` this page belongs to."""
        return _STEP_OF[self.page]

    @property
    def personal(self) -> bool:
        """Whether something of a person was typed, so that less patience is due (rule D4)."""
        return bool(self.typed)

    @property
    def needs_help(self) -> bool:
        """Whether identifying failed often enough to offer a human (rule K36)."""
        return self.failures >= _FAILURES_BEFORE_HELP

    @property
    def may_go_without(self) -> bool:
        """Whether the chosen queue takes people who do not say who they are."""
        return self.queue is not None and self.queue.identity is IdRule.OPTIONAL

    def identify(self, person: Person, priority: str | None) -> bool:
        """Know the person by a card or a checked number; ``priority`` is what the age opens. Tell whether it counted.

        It counts on every page but the ticket, and not while the act is under way.
        """
        if self.page is TicketPage.TICKET or self.sending is not Sending.NO:
            return False
        self._session.person, self.typed, self.failures = person, "", 0
        if not self._chose_priority:
            self.priority = priority
        if self.page in (TicketPage.IDENTIFY, TicketPage.NUMBER):
            self.page = TicketPage.CONFIRM
        return True

    def failed_to_identify(self) -> None:
        """Count a card that could not be read, or a whole number that was wrong."""
        self.failures += 1

    def open_group(self, group: str) -> None:
        """Go to the second and last level of the choice (rule D5)."""
        if self.page is TicketPage.BUSINESS:
            self.group = group

    def choose_queue(self, queue: Queue) -> None:
        """Choose the business; who is known already is not asked again (rule K45)."""
        if self.page is not TicketPage.BUSINESS:
            return
        self.queue, self.refusal, self._asked_to_identify = queue, None, False
        must_identify = queue.identity is IdRule.REQUIRED and self._session.person is None
        self.page = TicketPage.IDENTIFY if must_identify else TicketPage.CONFIRM

    def ask_to_identify(self) -> None:
        """From the confirmation of a queue that would do without: the person wants to be known."""
        if self.page is TicketPage.CONFIRM and self.sending is Sending.NO:
            self.page, self._asked_to_identify = TicketPage.IDENTIFY, True

    def go_without(self) -> None:
        """Go on unnamed, where the queue allows it."""
        if self.page is TicketPage.IDENTIFY and self.may_go_without:
            self.page = TicketPage.CONFIRM

    def type_instead(self) -> None:
        """Type the number, because the card cannot be read."""
        if self.page is TicketPage.IDENTIFY:
            self.page = TicketPage.NUMBER

    def type_character(self, character: str) -> None:
        """Add a digit, or X as the last of the eighteen."""
        if self.page is not TicketPage.NUMBER or len(self.typed) >= NUMBER_LENGTH:
            return
        if character.isdigit() or len(self.typed) == NUMBER_LENGTH - 1:
            self.typed += character

    def delete_character(self) -> None:
        """Take the last character back."""
        self.typed = self.typed[:-1]

    def clear_number(self) -> None:
        """Take all characters back."""
        self.typed = ""

    @property
    def number_complete(self) -> bool:
        """Whether eighteen characters were typed."""
        return len(self.typed) == NUMBER_LENGTH

    @property
    def number_right(self) -> bool:
        """Whether the typed number passes GB 11643."""
        return is_citizen_number(self.typed)

    def choose_priority(self, priority: str | None) -> None:
        """Declare a priority class, or that none fits."""
        if self.page is TicketPage.CONFIRM and self.sending is Sending.NO:
            self.priority, self._chose_priority = priority, True
            self.refusal = None

    def take(self) -> IssueTicket | None:
        """Return the act to send, ``None`` where there is none; the answers stand still until it is answered."""
        if self.page is not TicketPage.CONFIRM or self.queue is None or self.sending is not Sending.NO:
            return None
        self.sending, self.refusal = Sending.SENT, None
        holder = self._session.person.holder if self._session.person else None
        self._act = IssueTicket(
            queue=self.queue.id,
            holder=holder,
            priority=self.priority,
            language=self._session.settings.language,
            matter=self._matter,
        )
        return self._act

    def waits_for(self, act: IssueTicket) -> bool:
        """Tell whether this person still waits for the answer to ``act``."""
        return self._act is act

    def lost(self) -> None:
        """Note that no answer came; the same act will be sent again."""
        if self.sending is Sending.SENT:
            self.sending = Sending.RETRYING

    def receive(self, issued: TicketIssued) -> None:
        """Show the ticket that the hall gave."""
        self._settle()
        self.issued, self.page = issued, TicketPage.TICKET

    def refuse(self, refusal: Obstacle) -> None:
        """Keep why the hall said no; nothing that was chosen is lost."""
        self._settle()
        self.refusal = refusal

    def back(self) -> bool:
        """Go one page back and keep every answer (rule K33); return whether that leaves the flow altogether."""
        if self.sending is not Sending.NO:  # the person cancels
            self._settle()
            return False
        return self._page_back()

    def _page_back(self) -> bool:
        if self.page is TicketPage.BUSINESS and self.group is not None:
            self.group = None
            return False
        choice = TicketPage.BUSINESS if self._given is None else None
        before = {
            TicketPage.NUMBER: TicketPage.IDENTIFY,
            TicketPage.IDENTIFY: TicketPage.CONFIRM if self._asked_to_identify else choice,
            TicketPage.CONFIRM: choice,
        }.get(self.page)
        if before is None:
            return True
        self.page = before
        return False

    def forget(self) -> None:
        """Let go of the person at once; a page not yet deleted then holds nothing either (rule K48)."""
        self.typed, self.issued, self._act = "", None, None

    def _settle(self) -> None:
        self._act, self.sending = None, Sending.NO
