"""What happens at the kiosk: touches, cards, codes and the passing of time all meet the errand of the moment here."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from devices.ports import CardEvent, CardRead, CardRemoved, CardTrouble
from kiosk.code_sentences import CodeTrouble
from kiosk.devices import KioskDevices
from kiosk.errands.errand import Errand
from kiosk.errands.pause import PauseErrand
from kiosk.errands.reception import Reception, ReceptionPage
from kiosk.hall_access import HallAccess
from kiosk.idle import Idle, Mood, Patience, patience_for
from kiosk.person import Person
from kiosk.session import Session, Settings
from kiosk.wrong_codes import WrongCodes
from shared.clock import Clock
from shared.domain.codes import CodeKind, kind_of_code
from shared.domain.credentials import CredentialAnswer, CredentialVerifier, OfflineVerifier, Vouched
from shared.domain.plan import Queue

TICK_MS = 250
REFRESH_S = 30.0
"""Opening hours pass without a bell, so the queues are asked for again."""

CODE_TROUBLE_S = 15.0
"""How long is said what a code did not help with."""

HELP = "help"
"""The page that any errand may be left for and returned to."""

_NO_PLATFORM = OfflineVerifier()
_USELESS = {
    CodeKind.LINK: CodeTrouble.LINK,
    CodeKind.SHEET: CodeTrouble.UNKNOWN,
    CodeKind.UNKNOWN: CodeTrouble.UNKNOWN,
}


class Conductor(QObject):
    """Holds the session of the person at the kiosk and the errand they are about; knows no errand from inside.

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
        self.clock = clock
        self.session = Session(Settings(**vars(settings)))
        self.errand: Errand = Reception(self)
        self.wrong_codes = WrongCodes(clock)
        self.code_trouble: CodeTrouble | None = None
        self._code_refused_at = 0.0
        self._defaults = settings
        self._help_counter = help_counter
        self._verifier = verifier
        self._idle = Idle(clock.monotonic())
        self._page_since = clock.monotonic()
        self._leave_at: float | None = None
        self._refreshed_at = clock.monotonic()
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self.tick)
        hall.changed.connect(self.changed)
        devices.changed.connect(self.changed)
        devices.card.connect(self._on_card)
        devices.code.connect(self.scan)

    @property
    def page(self) -> str:
        """The name of the page to show."""
        return HELP if self.session.helping else self.errand.page

    @property
    def at_rest(self) -> bool:
        """Whether the page that waits for the next person is shown."""
        return self.page == ReceptionPage.ATTRACT

    @property
    def help_counter(self) -> str:
        """The label of the counter where a person helps."""
        plan = self.hall.plan
        found = [c.label for c in plan.counters if c.id == self._help_counter] if plan else []
        return found[0] if found else self._help_counter

    @property
    def help_queue(self) -> Queue | None:
        """The first queue of the counter where a person helps."""
        plan = self.hall.plan
        served = next((c.queues for c in plan.counters if c.id == self._help_counter), ()) if plan else ()
        return plan.queue(served[0]) if plan is not None and served else None

    @property
    def seconds_on_page(self) -> float:
        """Seconds since this page was entered."""
        return self.clock.monotonic() - self._page_since

    @property
    def seconds_to_leave(self) -> int:
        """Seconds until the page closes by itself."""
        return 0 if self._leave_at is None else max(0, round(self._leave_at - self.clock.monotonic()))

    def begin(self) -> None:
        """Let time pass."""
        self._ticker.start()

    def touched(self) -> None:
        """Someone is there: the count of quiet starts again."""
        self._idle.touched(self.clock.monotonic())
        self.warning.emit(0)

    def take_up(self, errand: Errand) -> None:
        """Go on with another errand; what the one before held is let go, unless the way back leads there."""
        if errand.origin is not self.errand:
            self._let_go()
        self.errand, self._leave_at = errand, None
        self.go_on()

    def go_on(self) -> None:
        """Show the errand's page, also to who looks at the help."""
        self.session.helping = False
        self.move()

    def move(self) -> None:
        """Show the errand's page anew and wait for its person."""
        self._page_since = self.clock.monotonic()
        self.code_trouble = None
        self.errand.entered()
        self._idle.touched(self._page_since)
        self.devices.listen(on=self._wants_codes)
        self.warning.emit(0)
        self.moved.emit()

    def draw_anew(self) -> None:
        """Show the same page with what has come meanwhile; whoever reads it is not taken for touching it."""
        self.moved.emit()

    def stay(self, seconds: float) -> None:
        """Leave this page by itself after so long, and end the session."""
        self._leave_at = self.clock.monotonic() + seconds

    def type_key(self, character: str) -> None:
        """Hand a key of a keyboard to the errand."""
        if not self.session.helping:
            self.errand.type_key(character)

    def delete_key(self) -> None:
        """Hand the key that takes the last one back to the errand."""
        if not self.session.helping:
            self.errand.delete_key()

    def scan(self, code: str) -> None:
        """Take what a scanner read: what is ours is looked up, a credential handed on, the rest refused.

        Nothing is opened, and only our own codes leave this machine.
        """
        self.touched()
        if not self._wants_codes:
            return
        kind = kind_of_code(code)
        if kind is CodeKind.CREDENTIAL:
            self._verifier.check(code, partial(self._on_checked, self.session))
        elif kind is CodeKind.TICKET:
            self.unhurried(lambda: self.errand.scan_ticket(code))
        elif kind is CodeKind.APPOINTMENT:
            self.unhurried(lambda: self.errand.scan_appointment(code))
        else:
            self.refuse_code(_USELESS[kind])

    def unhurried(self, then: Callable[[], None]) -> None:
        """Look something up by ``then``: at once, or after a pause where many codes were wrong lately."""
        pause = self.wrong_codes.pause
        if pause:
            self.take_up(PauseErrand(self, self.errand, pause, then))
        else:
            then()

    def refuse_code(self, trouble: CodeTrouble) -> None:
        """Say for a while what a code did not help with."""
        self.code_trouble, self._code_refused_at = trouble, self.clock.monotonic()
        self.changed.emit()

    def seek_help(self) -> None:
        """Show what helps."""
        self.session.helping = True
        self.move()

    def back(self) -> None:
        """One page back: out of an errand to where it was begun, from the entrances to rest."""
        if self.session.helping:
            self.go_on()
        elif not self.errand.back():
            self.move()
        elif self.errand.origin is not None:
            self.errand.forget()
            self.errand, self._leave_at = self.errand.origin, None
            self.move()
        elif isinstance(self.errand, Reception):
            self.end()
        else:
            self.home()

    def home(self) -> None:
        """Leave the errand for the entrances; who the person is and how they read stays (rules K39, K45, K57)."""
        self.take_up(Reception(self, ReceptionPage.HOME))

    def end(self) -> None:
        """End the session and forget everything of it (rules K25, K42, K48, K58)."""
        self._let_go()
        self.session.forget()
        self.session = Session(Settings(**vars(self._defaults)))
        self.errand, self._leave_at = Reception(self), None
        self.move()
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
        now = self.clock.monotonic()
        self.hall.let_go_of_ended(self.clock.now())
        if now - self._refreshed_at >= REFRESH_S:
            self._refreshed_at = now
            self.hall.refresh()
        if self._leave_at is not None and now >= self._leave_at:
            self.end()
            return
        self._heed_quiet(now)
        self._forget_refused_code(now)
        if not self.session.helping:
            self.errand.tick()

    @property
    def _wants_codes(self) -> bool:
        return not self.session.helping and self.errand.wants_codes

    def _heed_quiet(self, now: float) -> None:
        patience = self._patience()
        mood = self._idle.mood(now, patience)
        if mood is Mood.EXPIRED:
            self.end()
        elif mood is Mood.WARNING and not self.at_rest:
            self.warning.emit(max(1, round(self._idle.seconds_left(now, patience))))

    def _let_go(self) -> None:
        errand: Errand | None = self.errand
        while errand is not None:
            errand.forget()
            errand = errand.origin

    def _patience(self) -> Patience | None:
        """Return how long to wait; for ever on an untouched resting page, and where the errand keeps its own time."""
        untouched = self.at_rest and self.session.settings == self._defaults
        if untouched or self.errand.keeps_own_time:
            return None
        personal = self.session.person is not None or self.errand.personal
        return patience_for(elder=self.session.settings.elder, personal=personal)

    def _on_card(self, event: CardEvent) -> None:
        self.touched()
        match event:
            case CardRead(card):
                self._meet(Person(card.name, card.id_number, card.birth_date))
            case CardTrouble(trouble):
                self.errand.card_failed(trouble)
            case CardRemoved():
                self.changed.emit()

    def _meet(self, person: Person) -> None:
        if self.hall.plan is not None:
            self.errand.meet(person)

    def _on_checked(self, session: Session, answer: CredentialAnswer) -> None:
        """Heed what a platform says of a credential, unless its owner has left or gone on meanwhile."""
        if session is not self.session or not self._wants_codes:
            return
        if isinstance(answer, Vouched):
            self._meet(Person(answer.name, answer.id_number, answer.birth))
        else:
            self.refuse_code(CodeTrouble(answer))

    def _forget_refused_code(self, now: float) -> None:
        """Let the sentence go after a while: whoever comes next has scanned nothing."""
        if self.code_trouble is not None and now - self._code_refused_at >= CODE_TROUBLE_S:
            self.code_trouble = None
            self.changed.emit()
