"""What goes on between a counter and the person before it: the hall tells when a visit has ended, the person rates it.

The clerk's desk never waits for any of this (rule C27): it finishes the visit, and the hall tells the evaluator.
"""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from shared.clock import Clock
from shared.domain.ratings import TAKEN_WITHIN, Grade, asks_reason
from shared.domain.refused import Refused
from shared.errors import KnownError
from shared.hall.ratings import Asked, EvaluatorNow, EvaluatorView, RateVisit
from shared.link import Hall
from shared.ui.background import run
from shared.ui.live import LiveView

HEARTBEAT_MS = 1000
"""How often the hall is asked, and so hears that this program lives (rule C26)."""

TICK_MS = 200
AGAIN_MS = 1000
REASON_S = 15.0
THANKS_S = 3.0
SENDING_S = 15.0
"""How long the screen stays with a rating that the hall does not take; it is sent on behind the next page."""


class Stage(Enum):
    """What the evaluator is about."""

    CONNECTING = auto()
    CALM = auto()
    ASKING = auto()
    REASON = auto()
    SENDING = auto()
    THANKS = auto()
    NOT_TAKEN = auto()
    OFFLINE = auto()


class Conversation(QObject):
    """One counter's evaluator, with a screen or without.

    ``changed`` is sent when stage, seconds or the counter's facts have changed; ``stage``, ``now``, ``grade`` and
    ``seconds_left`` say how it stands. Nothing is preset: who does not answer in time has not rated.
    """

    changed = Signal()

    def __init__(self, hall: Hall, clock: Clock, counter: str, terminal: str, *, has_screen: bool) -> None:
        super().__init__()
        self._hall, self._clock, self._counter, self._has_screen = hall, clock, counter, has_screen
        self.stage = Stage.CONNECTING
        self.now: EvaluatorNow | None = None
        self.grade: Grade | None = None
        self.refusal: Refused | None = None
        self._on_keypad = False
        self._asked: Asked | None = None
        self._settled: Asked | None = None
        self._leave_at = 0.0
        self.live = LiveView(hall, clock, self, poll_ms=HEARTBEAT_MS)
        self.live.answered.connect(self._take)
        self.live.refused.connect(self._refuse)
        self.live.reached.connect(lambda _: self._settle_down())
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()
        self.live.watch(EvaluatorView(counter=counter, terminal=terminal))

    @property
    def number(self) -> str:
        """The number of the visit to be rated."""
        return "" if self._asked is None else self._asked.number

    @property
    def ticket(self) -> str:
        """The id of the visit to be rated."""
        return "" if self._asked is None else self._asked.ticket

    @property
    def seconds_left(self) -> float:
        """Seconds until the page leaves by itself."""
        return self._leave_at - self._clock.monotonic()

    @property
    def waited_s(self) -> float:
        """Seconds since a grade was sent that the hall has not taken yet."""
        return SENDING_S - self.seconds_left if self.stage is Stage.SENDING else 0.0

    def rate(self, grade: Grade, *, on_keypad: bool = False) -> None:
        """Take a grade; 3 of 5 or lower asks one reason, where there is a screen to ask it on (rule K62)."""
        if self.stage is not Stage.ASKING:
            return
        self.grade, self._on_keypad = grade, on_keypad
        if self._has_screen and asks_reason(grade):
            self._go(Stage.REASON, REASON_S)
        else:
            self._send(grade)

    def give_reason(self, reason: str | None) -> None:
        """Take a reason, or that there is none to give."""
        if self.stage is Stage.REASON and self.grade is not None:
            self._send(self.grade, reason)

    def reconsider(self) -> None:
        """Go back from the reasons to the grades, with time to choose anew."""
        if self.stage is Stage.REASON:
            self.grade = None
            self._go(Stage.ASKING, REASON_S)

    def decline(self) -> None:
        """Note that the person does not want to rate."""
        if self.stage is Stage.ASKING:
            self._send(None)

    def tick(self) -> None:
        """Let the time that has passed have its effect."""
        self._heed_time()
        self.changed.emit()

    def rest(self) -> None:
        """Ask nothing any more."""
        self._ticker.stop()
        self.live.rest()

    def _heed_time(self) -> None:
        if self.seconds_left > 0:
            return
        if self.stage in (Stage.SENDING, Stage.THANKS, Stage.NOT_TAKEN):
            self._settle_down(over=True)
        else:
            self._end_asking()

    def _take(self, now: EvaluatorNow) -> None:
        self.now, self.refusal = now, None
        if now.counter.served or now.asked not in (None, self._asked):
            self._end_asking()
        self._settle_down()
        if self.stage is Stage.CALM and now.asked is not None and now.asked != self._settled:
            self._asked, self.grade = now.asked, None
            self._go(Stage.ASKING, (now.asked.until - now.now).total_seconds())
        self.changed.emit()

    def _end_asking(self) -> None:
        """Ask no longer: the time is over, or somebody is served here again; what was said is kept, and no more."""
        if self.stage is Stage.ASKING:
            self._send(None)
        elif self.stage is Stage.REASON:
            self.give_reason(None)

    def _refuse(self, refusal: Refused) -> None:
        self.refusal = refusal
        self.changed.emit()

    def _settle_down(self, *, over: bool = False) -> None:
        """Show what the counter does, or that nobody knows, unless a person is being spoken with."""
        quiet = (Stage.CONNECTING, Stage.CALM, Stage.OFFLINE)
        if not over and self.stage not in quiet:
            return
        if self.now is None:
            stage = Stage.CONNECTING if self.live.is_reached else Stage.OFFLINE
        else:
            stage = Stage.CALM if self.live.is_reached else Stage.OFFLINE
        self._go(stage)

    def _go(self, stage: Stage, lasts_s: float = 0.0) -> None:
        self.stage, self._leave_at = stage, self._clock.monotonic() + lasts_s
        self.changed.emit()

    def _send(self, grade: Grade | None, reason: str | None = None) -> None:
        """Send the answer until the hall has it; the person is thanked only when it has."""
        asked = self._asked
        if asked is None:
            return
        self._settled = asked
        act = RateVisit(
            counter=self._counter, ticket=asked.ticket, grade=grade, reason=reason, on_keypad=self._on_keypad
        )
        self._on_keypad = False
        if grade is None:
            self._settle_down(over=True)
        else:
            self._go(Stage.SENDING, SENDING_S)
        self._try(act, self._clock.monotonic() + TAKEN_WITHIN.total_seconds())

    def _try(self, act: RateVisit, until: float) -> None:
        again = partial(self._try, act, until)
        run(self, lambda: self._hall.do(act), lambda _: self._kept(act), partial(self._not_kept, act, until, again))

    def _kept(self, act: RateVisit) -> None:
        if self._waits_for(act):
            self._go(Stage.THANKS, THANKS_S)
        self.live.renew()

    def _not_kept(self, act: RateVisit, until: float, again: Callable[[], None], error: Exception) -> None:
        if isinstance(error, Refused):
            if self._waits_for(act):
                self._go(Stage.NOT_TAKEN, THANKS_S * 2)
        elif not isinstance(error, KnownError):
            raise error
        elif self._clock.monotonic() < until:
            QTimer.singleShot(AGAIN_MS, self, again)

    def _waits_for(self, act: RateVisit) -> bool:
        """Tell whether the screen still stays with this answer."""
        is_last = self._settled is not None and self._settled.ticket == act.ticket
        return self.stage is Stage.SENDING and is_last and act.grade is not None
