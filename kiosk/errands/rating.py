"""Rating today's visit at the kiosk, by the ticket in the hand (rules K40, K62)."""

from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.code_sentences import CodeTrouble
from kiosk.errands.errand import Errand
from shared.domain.ratings import Grade, asks_reason
from shared.hall.messages import Done
from shared.hall.places import Obstacle
from shared.hall.ratings import RateByCode, VisitToRate

if TYPE_CHECKING:
    from kiosk.conductor import Conductor

STAY_S = 5.0
"""How long a person is thanked."""


class RatingPage(StrEnum):
    """The two questions, and thanks."""

    GRADE = "rating"
    REASON = "rating-reason"
    THANKS = "rated"


class RatingErrand(Errand):
    """Nothing is preset; leaving at any page but the last rates nothing. ``cut_off``: the hall is away, tried again."""

    def __init__(self, conductor: "Conductor", code: str, visit: VisitToRate) -> None:
        super().__init__(conductor)
        self.visit = visit
        self.grade: Grade | None = None
        self.sending = self.cut_off = False
        self._code = code
        self._page = RatingPage.GRADE

    @property
    def page(self) -> str:
        """The question of the moment."""
        return self._page

    @property
    def keeps_own_time(self) -> bool:
        """An act under way is never cut off."""
        return self.sending and not self.cut_off

    @property
    def can_go_back(self) -> bool:
        """A rating that was given is left by *done*."""
        return self._page is not RatingPage.THANKS

    def back(self) -> bool:
        """From the reasons back to the grades; from the grades home, unrated."""
        if self._page is RatingPage.REASON and not self.sending:
            self._page, self.grade = RatingPage.GRADE, None
            return False
        return True

    def rate(self, grade: Grade) -> None:
        """Take the grade; 3 of 5 or lower asks one reason."""
        if self.sending or self._page is not RatingPage.GRADE:
            return
        self.grade = grade
        if asks_reason(grade):
            self._page = RatingPage.REASON
            self.conductor.move()
        else:
            self._send(grade, None)

    def give_reason(self, reason: str | None) -> None:
        """Take a reason, or that there is none to give."""
        if self.grade is not None and not self.sending:
            self._send(self.grade, reason)

    def forget(self) -> None:
        """Keep nothing of the ticket."""
        self._code = ""

    def _send(self, grade: Grade, reason: str | None) -> None:
        self.sending = True
        act = RateByCode(code=self._code, grade=grade, reason=reason)
        self.hall.do(act, done=self._done, refused=self._refused, lost=self._lost, wanted=self._is_here)
        self.conductor.changed.emit()

    def _is_here(self) -> bool:
        return self.conductor.errand is self

    def _done(self, _: Done) -> None:
        if self._is_here():
            self.sending, self._page = False, RatingPage.THANKS
            self.conductor.go_on()
            self.conductor.stay(STAY_S)

    def _refused(self, obstacle: Obstacle) -> None:
        if self._is_here():
            self.conductor.end()
            self.conductor.refuse_code(trouble_of(obstacle.code))

    def _lost(self) -> None:
        if self._is_here():
            self.cut_off = True
            self.conductor.changed.emit()


def trouble_of(code: str) -> CodeTrouble:
    """Return what to say where the hall takes no rating for a ticket."""
    try:
        return CodeTrouble(code)
    except ValueError:
        return CodeTrouble.NO_TICKET
