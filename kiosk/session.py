"""One citizen at the kiosk, from the first touch to the ticket: what was chosen, and which page comes next.

Plain Python without Qt. A session is thrown away whole at its end (rules K25, K48, K58): nobody inherits a look, a
language or a name from the person before.
"""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.person import Person
from shared.domain.identity import is_citizen_number
from shared.domain.plan import IdRule, Queue
from shared.hall.places import Obstacle
from shared.hall.tickets import IssueTicket, TicketIssued

STEPS = 4
"""Choose, identify, confirm, ticket; who is identified already finds the second one done, so N never grows (K14)."""

NUMBER_LENGTH = 18
_FAILURES_BEFORE_HELP = 2


class Page(StrEnum):
    """What is on the screen; the values are the object names behind ``page.``."""

    ATTRACT = "attract"
    BUSINESS = "business"
    IDENTIFY = "identify"
    NUMBER = "number"
    CONFIRM = "confirm"
    TICKET = "ticket"
    HELP = "help"


_STEP_OF = {Page.BUSINESS: 1, Page.IDENTIFY: 2, Page.NUMBER: 2, Page.CONFIRM: 3, Page.TICKET: 4}


class Sending(StrEnum):
    """How the act for the ticket stands; *retrying* means that the hub was lost and the same act is sent again."""

    NO = "no"
    SENT = "sent"
    RETRYING = "retrying"


@dataclass
class Settings:
    """How this person wants to read; part of the session, so that it ends with it."""

    language: str = "zh"
    elder: bool = False
    high_contrast: bool = False


class Session:
    """The answers of one person, and the rules of going forward and back between the pages."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.person: Person | None = None
        self.typed = ""
        self.group: str | None = None
        self.queue: Queue | None = None
        self.priority: str | None = None
        self.sending = Sending.NO
        self.refusal: Obstacle | None = None
        self.issued: TicketIssued | None = None
        self.failures = 0
        self._act: IssueTicket | None = None
        self._page = Page.ATTRACT
        self._helping = False
        self._asked_to_identify = False
        self._chose_priority = False

    @property
    def page(self) -> Page:
        """The page to show."""
        return Page.HELP if self._helping else self._page

    @property
    def step(self) -> int:
        """The step of ``STEPS`` this page belongs to, 0 for a page outside the flow."""
        return _STEP_OF.get(self.page, 0)

    @property
    def personal(self) -> bool:
        """Whether something of a person is held, so that less patience is due (rule D4)."""
        return self.person is not None or bool(self.typed)

    @property
    def needs_help(self) -> bool:
        """Whether identifying failed often enough to offer a human (rule K36)."""
        return self.failures >= _FAILURES_BEFORE_HELP

    @property
    def may_go_without(self) -> bool:
        """Whether the chosen queue takes people who do not say who they are."""
        return self.queue is not None and self.queue.identity is IdRule.OPTIONAL

    def start(self) -> None:
        """Leave the attract page at the first touch."""
        if self._page is Page.ATTRACT:
            self._page = Page.BUSINESS

    def identify(self, person: Person, priority: str | None) -> bool:
        """Know the person by a card or a checked number; ``priority`` is what the age opens. Tell whether it counted.

        It counts on every page but the ticket, and not while the act is under way.
        """
        if self._page is Page.TICKET or self.sending is not Sending.NO:
            return False
        self.person, self.typed, self.failures, self._helping = person, "", 0, False
        if not self._chose_priority:
            self.priority = priority
        if self._page is Page.ATTRACT:
            self._page = Page.BUSINESS
        elif self._page in (Page.IDENTIFY, Page.NUMBER):
            self._page = Page.CONFIRM
        return True

    def failed_to_identify(self) -> None:
        """Count a card that could not be read, or a whole number that was wrong."""
        self.failures += 1

    def open_group(self, group: str) -> None:
        """Go to the second and last level of the choice (rule D5)."""
        if self.page is Page.BUSINESS:
            self.group = group

    def choose_queue(self, queue: Queue) -> None:
        """Choose the business; who is known already is not asked again (rule K45)."""
        if self.page is not Page.BUSINESS:
            return
        self.queue, self.refusal, self._asked_to_identify = queue, None, False
        must_identify = queue.identity is IdRule.REQUIRED and self.person is None
        self._page = Page.IDENTIFY if must_identify else Page.CONFIRM

    def ask_to_identify(self) -> None:
        """From the confirmation of a queue that would do without: the person wants to be known."""
        if self.page is Page.CONFIRM and self.sending is Sending.NO:
            self._page, self._asked_to_identify = Page.IDENTIFY, True

    def go_without(self) -> None:
        """Go on unnamed, where the queue allows it."""
        if self.page is Page.IDENTIFY and self.may_go_without:
            self._page = Page.CONFIRM

    def type_instead(self) -> None:
        """Type the number, because the card cannot be read."""
        if self.page is Page.IDENTIFY:
            self._page = Page.NUMBER

    def type_character(self, character: str) -> None:
        """Add a digit, or X as the last of the eighteen."""
        if self.page is not Page.NUMBER or len(self.typed) >= NUMBER_LENGTH:
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
        if self.page is Page.CONFIRM and self.sending is Sending.NO:
            self.priority, self._chose_priority = priority, True
            self.refusal = None

    def take(self) -> IssueTicket | None:
        """Return the act to send, ``None`` where there is none; the answers stand still until it is answered."""
        if self.page is not Page.CONFIRM or self.queue is None or self.sending is not Sending.NO:
            return None
        self.sending, self.refusal = Sending.SENT, None
        holder = self.person.holder if self.person else None
        self._act = IssueTicket(
            queue=self.queue.id, holder=holder, priority=self.priority, language=self.settings.language
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
        self.issued, self._page = issued, Page.TICKET

    def refuse(self, refusal: Obstacle) -> None:
        """Keep why the hall said no; nothing that was chosen is lost."""
        self._settle()
        self.refusal = refusal

    def seek_help(self) -> None:
        """Show what a person can do now; going back returns to where they were."""
        self._helping = True

    def back(self) -> bool:
        """Go one page back and keep every answer (rule K33); return whether that leaves the flow altogether."""
        if self._helping:
            self._helping = False
            return False
        if self.sending is not Sending.NO:  # the person cancels
            self._settle()
            return False
        return self._page_back()

    def _page_back(self) -> bool:
        if self._page is Page.BUSINESS and self.group is not None:
            self.group = None
            return False
        before = {
            Page.NUMBER: Page.IDENTIFY,
            Page.IDENTIFY: Page.CONFIRM if self._asked_to_identify else Page.BUSINESS,
            Page.CONFIRM: Page.BUSINESS,
        }.get(self._page)
        if before is None:
            return True
        self._page = before
        return False

    def forget(self) -> None:
        """Let go of the person at once; a page not yet deleted then holds nothing either (rule K48)."""
        self.person, self.typed, self.issued, self._act = None, "", None, None

    def _settle(self) -> None:
        self._act, self.sending = None, Sending.NO
