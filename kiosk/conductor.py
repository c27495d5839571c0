"""What happens at the kiosk: touches, cards, codes, answers and the passing of time all meet one session here."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from devices.ports import CardEvent, CardRead, CardRemoved, CardTrouble, CardTroubleKind
from kiosk.code_sentences import CodeTrouble
from kiosk.devices import KioskDevices
from kiosk.hall_access import HallAccess
from kiosk.idle import Idle, Mood, patience_for
from kiosk.paper_job import PaperJob, PaperState
from kiosk.person import Person, priority_by_age, typed_person
from kiosk.session import Page, Session, Settings
from shared.clock import Clock
from shared.domain.codes import CodeKind, kind_of_code
from shared.domain.credentials import CredentialAnswer, CredentialVerifier, OfflineVerifier, Vouched
from shared.domain.hours import business_date
from shared.domain.plan import Queue
from shared.hall.places import Obstacle
from shared.hall.tickets import CancelTicket, IssueTicket, TicketByCode, TicketIssued

TICK_MS = 250
CARD_PATIENCE_S = 8.0
"""Without a card for so long the next way is offered by itself (rule K38)."""

STAY_S = 15.0
STAY_ELDER_S = 30.0
"""How long a printed ticket stays on the screen (rule K26), and what is said about a code that did not help."""

STAY_UNPRINTED_S = 60.0
"""How long a ticket without paper stays on the screen (rule K37)."""

GIVEN_UP = "given up at the kiosk"

REFRESH_S = 30.0
"""Opening hours pass without a bell, so the queues are asked for again."""

_NO_PLATFORM = OfflineVerifier()
_FOREIGN = {CodeKind.LINK: CodeTrouble.LINK, CodeKind.UNKNOWN: CodeTrouble.UNKNOWN}
_CODES_WANTED = frozenset((Page.ATTRACT, Page.IDENTIFY))


class Conductor(QObject):
    """Holds the session of the person at the kiosk and lets the pages read it.

    ``moved``: another page, language or look, build it anew. ``changed``: newer facts for the same page.
    ``warning``: seconds left until everything is forgotten, 0 when there is nothing to warn of. ``ended``: a session is
    over, and nothing of it may remain anywhere.
    """

    moved = Signal()
    changed = Signal()
    warning = Signal(int)
    ended = Signal()

    def __init__(
        self,
        hall: HallAccess,
        devices: KioskDevices,
        clock: Clock,
        *,
        settings: Settings,
        help_counter: str,
        verifier: CredentialVerifier = _NO_PLATFORM,
    ) -> None:
        super().__init__()
        self.hall = hall
        self.devices = devices
        self.session = Session(Settings(**vars(settings)))
        self.trouble: CardTroubleKind | None = None
        self.code_trouble: CodeTrouble | None = None
        self._code_refused_at = 0.0
        self.paper: PaperJob | None = None
        self._defaults = settings
        self._clock = clock
        self._help_counter = help_counter
        self._verifier = verifier
        self._idle = Idle(clock.monotonic())
        self._page_since = clock.monotonic()
        self._told_overdue = False
        self._leave_at: float | None = None
        self._refreshed_at = clock.monotonic()
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self.tick)
        hall.changed.connect(self.changed)
        devices.changed.connect(self.changed)
        devices.card.connect(self._on_card)
        devices.code.connect(self.scan)

    @property
    def clock(self) -> Clock:
        """The clock everything here goes by."""
        return self._clock

    @property
    def help_counter(self) -> str:
        """The label of the counter where a person helps."""
        plan = self.hall.plan
        found = [c.label for c in plan.counters if c.id == self._help_counter] if plan else []
        return found[0] if found else self._help_counter

    @property
    def card_overdue(self) -> bool:
        """Whether the reader was waited for long enough to offer another way (rule K38)."""
        return self._clock.monotonic() - self._page_since >= CARD_PATIENCE_S

    @property
    def seconds_to_leave(self) -> int:
        """Seconds until the ticket page closes by itself."""
        return 0 if self._leave_at is None else max(0, round(self._leave_at - self._clock.monotonic()))

    def begin(self) -> None:
        """Let time pass."""
        self._ticker.start()

    def touched(self) -> None:
        """Someone is there: the count of quiet starts again."""
        self._idle.touched(self._clock.monotonic())
        self.warning.emit(0)

    def start(self) -> None:
        """Answer the first touch; without a plan there is nothing to choose yet."""
        if self.hall.plan is not None:
            self.session.start()
            self._move()

    def open_group(self, group: str) -> None:
        """Show the queues of a group."""
        self.session.open_group(group)
        self._move()

    def choose_queue(self, queue: Queue) -> None:
        """Choose the business."""
        self.session.choose_queue(queue)
        self._move()

    def ask_to_identify(self) -> None:
        """Go from the confirmation to the card reader."""
        self.session.ask_to_identify()
        self._move()

    def go_without(self) -> None:
        """Go on unnamed."""
        self.session.go_without()
        self._move()

    def type_instead(self) -> None:
        """Type the number of the document."""
        self.session.type_instead()
        self._move()

    def type_character(self, character: str) -> None:
        """One key of the pad; a whole and right number goes on by itself, a wrong one is told at once (rule K35)."""
        self.session.type_character(character)
        if self.session.number_complete:
            if self.session.number_right:
                self._identify(typed_person(self.session.typed))
                return
            self.session.failed_to_identify()
        self.changed.emit()

    def delete_character(self) -> None:
        """Take the last key back."""
        self.session.delete_character()
        self.changed.emit()

    def clear_number(self) -> None:
        """Take all keys back."""
        self.session.clear_number()
        self.changed.emit()

    def choose_priority(self, priority: str | None) -> None:
        """Declare a priority class or none."""
        self.session.choose_priority(priority)
        self.changed.emit()

    def take(self) -> None:
        """Ask the hall for the ticket; lost answers are asked for until they come or the person cancels."""
        act = self.session.take()
        if act is None:
            return
        self.hall.do(
            act,
            done=partial(self._on_issued, act),
            refused=partial(self._on_refused, act),
            lost=partial(self._on_lost, act),
            wanted=lambda: self.session.waits_for(act),
        )
        self.changed.emit()

    def tell_paper(self, *, taken: bool) -> None:
        """Note what the person says about a paper of unknown fate."""
        if self.paper is not None:
            self.paper.tell(taken=taken)

    def scan(self, code: str) -> None:
        """Take what a scanner read: a ticket is looked up, a credential handed to who can check it, the rest refused.

        Nothing is opened, and only our own codes leave this machine.
        """
        self.touched()
        if self.session.page not in _CODES_WANTED:
            return
        kind = kind_of_code(code)
        if kind is CodeKind.CREDENTIAL:
            self._verifier.check(code, partial(self._on_checked, self.session))
        elif kind is not CodeKind.TICKET:
            self._refuse_code(_FOREIGN[kind])
        elif self.session.page is Page.ATTRACT:
            self.hall.ask(TicketByCode(code=code[:80]), self._on_scanned, self._on_scan_refused)

    def seek_help(self) -> None:
        """Show what helps."""
        self.session.seek_help()
        self._move()

    def back(self) -> None:
        """One page back; from the first page home."""
        if self.session.back():
            self.home()
        else:
            self._move()

    def home(self) -> None:
        """End the session and forget everything of it (rules K25, K42, K48, K58)."""
        self.session.forget()
        self.session = Session(Settings(**vars(self._defaults)))
        self.paper, self._leave_at = None, None
        self._move()
        self.ended.emit()

    def switch_language(self) -> None:
        """Speak the other language; state and answers stay (rule K59)."""
        settings = self.session.settings
        settings.language = "en" if settings.language == "zh" else "zh"
        self.moved.emit()

    def switch_elder(self) -> None:
        """Draw everything larger, or as usual."""
        self.session.settings.elder = not self.session.settings.elder
        self.moved.emit()

    def switch_contrast(self) -> None:
        """Draw in black and yellow, or as usual."""
        self.session.settings.high_contrast = not self.session.settings.high_contrast
        self.moved.emit()

    def tick(self) -> None:
        """Let the time that has passed have its effect."""
        now = self._clock.monotonic()
        if now - self._refreshed_at >= REFRESH_S:
            self._refreshed_at = now
            self.hall.refresh()
        if self._leave_at is not None and now >= self._leave_at:
            self.home()
            return
        self._heed_quiet(now)
        self._forget_refused_code(now)
        if self.session.page is Page.IDENTIFY and self.card_overdue and not self._told_overdue:
            self._told_overdue = True
            self.moved.emit()
        if self.session.page in (Page.IDENTIFY, Page.TICKET):
            self.changed.emit()

    def _heed_quiet(self, now: float) -> None:
        patience = patience_for(self.session, self._defaults)
        mood = self._idle.mood(now, patience)
        if mood is Mood.EXPIRED:
            self.home()
        elif mood is Mood.WARNING and self.session.page is not Page.ATTRACT:
            self.warning.emit(max(1, round(self._idle.seconds_left(now, patience))))

    def _move(self) -> None:
        self._page_since = self._clock.monotonic()
        self._told_overdue, self.trouble, self.code_trouble = False, None, None
        self._idle.touched(self._page_since)
        self.devices.listen(on=self.session.page in _CODES_WANTED)
        self.warning.emit(0)
        self.moved.emit()

    def _identify(self, person: Person) -> None:
        plan = self.hall.plan
        if plan is None:
            return
        today = business_date(self._clock.now(), plan.zone_info)
        if self.session.identify(person, priority_by_age(person, plan.priorities, today)):
            self._move()

    def _on_card(self, event: CardEvent) -> None:
        self.touched()
        match event:
            case CardRead(card):
                self._identify(Person(card.name, card.id_number, card.birth_date))
            case CardTrouble(trouble):
                self.trouble = trouble
                self.session.failed_to_identify()
                self.moved.emit()
            case CardRemoved():
                self.changed.emit()

    def _on_scanned(self, found: TicketIssued) -> None:
        """Show a scanned ticket with the people ahead now, but only where no one else is being served."""
        if self.session.page is Page.ATTRACT:
            self._show_ticket(found, STAY_S)

    def _on_scan_refused(self, _: Exception) -> None:
        if self.session.page is Page.ATTRACT:
            self._refuse_code(CodeTrouble.NO_TICKET)

    def _on_checked(self, session: Session, answer: CredentialAnswer) -> None:
        """Heed what a platform says of a credential, unless its owner has left or gone on meanwhile."""
        if session is not self.session or session.page not in _CODES_WANTED:
            return
        if isinstance(answer, Vouched):
            self._identify(Person(answer.name, answer.id_number, answer.birth))
        else:
            self._refuse_code(CodeTrouble(answer))

    def _refuse_code(self, trouble: CodeTrouble) -> None:
        self.code_trouble, self._code_refused_at = trouble, self._clock.monotonic()
        self.changed.emit()

    def _forget_refused_code(self, now: float) -> None:
        """Let the sentence go after a while: whoever comes next has scanned nothing."""
        if self.code_trouble is not None and now - self._code_refused_at >= STAY_S:
            self.code_trouble = None
            self.changed.emit()

    def _on_issued(self, act: IssueTicket, issued: TicketIssued) -> None:
        if not self.session.waits_for(act) or self.hall.plan is None:
            self._give_back(issued)
            return
        self._show_ticket(issued, STAY_UNPRINTED_S)
        self.paper = PaperJob(issued, self.hall, self.devices)
        self.paper.changed.connect(partial(self._on_paper, self.paper))
        self.paper.print(act.command_id, self.hall.plan, self.session.settings.language, self._clock)

    def _give_back(self, issued: TicketIssued) -> None:
        """Cancel a ticket whose person cancelled or left before the answer came; one held before stays (rule K25)."""
        if not issued.again:
            self.hall.do_unseen(CancelTicket(ticket=issued.ticket.id, reason=GIVEN_UP))

    def _show_ticket(self, issued: TicketIssued, stay: float) -> None:
        self.session.receive(issued)
        self._stay(stay)
        self._move()

    def _on_refused(self, act: IssueTicket, refusal: Obstacle) -> None:
        if self.session.waits_for(act):
            self.session.refuse(refusal)
            self.hall.refresh()
            self.changed.emit()

    def _on_lost(self, act: IssueTicket) -> None:
        if self.session.waits_for(act):
            self.session.lost()
            self.changed.emit()

    def _on_paper(self, job: PaperJob) -> None:
        if job is not self.paper:
            return
        elder = self.session.settings.elder
        printed = job.state is PaperState.PRINTED
        self._stay((STAY_ELDER_S if elder else STAY_S) if printed else STAY_UNPRINTED_S)
        self.changed.emit()

    def _stay(self, seconds: float) -> None:
        self._leave_at = self._clock.monotonic() + seconds
