"""Rating today's visit at the kiosk, by the ticket in the hand (rules K40, K62)."""

from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.code_sentences import CodeTrouble
from kiosk.errands.one_act import OneActErrand
from shared.domain.ratings import Grade, asks_reason
from shared.hall.places import Obstacle
from shared.hall.ratings import RateByCode, VisitToRate

if TYPE_CHECKING:
    from kiosk.conductor import Conductor


class RatingPage(StrEnum):
    """The two questions, and thanks."""

    GRADE = "rating"
    REASON = "rating-reason"
    THANKS = "rated"


class RatingErrand(OneActErrand):
    """Nothing is preset; leaving at any page but the last rates nothing."""

    done_page = RatingPage.THANKS
    done_s = 5.0

    def __init__(self, conductor: "Conductor", code: str, visit: VisitToRate) -> None:
        super().__init__(conductor, RatingPage.GRADE)
        self.visit = visit
        self.grade: Grade | None = None
        self._code = code

    def back(self) -> bool:
        """From the reasons back to the grades; from the grades home, unrated."""
        if self._page == RatingPage.REASON and not self.sending:
            self._page, self.grade = RatingPage.GRADE, None
            return False
        return True

    def rate(self, grade: Grade) -> None:
        """Take the grade; 3 of 5 or lower asks one reason."""
        if self.sending or self._page != RatingPage.GRADE:
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

    def refused(self, obstacle: Obstacle) -> None:
        """Say why this visit cannot be rated."""
        self.conductor.refuse_code(trouble_of(obstacle.code))

    def _send(self, grade: Grade, reason: str | None) -> None:
        self.finish_with(RateByCode(code=self._code, grade=grade, reason=reason))


def trouble_of(code: str) -> CodeTrouble:
    """Return what to say where the hall takes no rating for a ticket."""
    try:
        return CodeTrouble(code)
    except ValueError:
        return CodeTrouble.NO_TICKET
