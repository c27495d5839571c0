"""Giving up a place in the queue, by the ticket in the hand and one confirmation (rules K40, K41)."""

from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.code_sentences import CodeTrouble
from kiosk.errands.errand import Errand
from shared.hall.places import Obstacle
from shared.hall.tickets import CancelTicket, StaffTicket, TicketIssued

if TYPE_CHECKING:
    from kiosk.conductor import Conductor

STAY_S = 15.0
"""How long is said that the number was given up (rule K26)."""

REASON = "given up with the ticket at the kiosk"


class GiveUpPage(StrEnum):
    """The question and its end."""

    ASK = "give-up"
    GONE = "given-up"


class GiveUpErrand(Errand):
    """Asks once; *back* keeps the number. ``sending`` while the hall has not answered, ``cut_off`` when it is away."""

    def __init__(self, conductor: "Conductor", issued: TicketIssued) -> None:
        super().__init__(conductor)
        self.issued = issued
        self.sending = self.cut_off = False
        self._page = GiveUpPage.ASK

    @property
    def page(self) -> str:
        """The question, then its end."""
        return self._page

    @property
    def keeps_own_time(self) -> bool:
        """An act under way is never cut off."""
        return self.sending and not self.cut_off

    @property
    def can_go_back(self) -> bool:
        """What is given up is left by *done*."""
        return self._page is GiveUpPage.ASK

    def confirm(self) -> None:
        """Give the place up; sent until it is answered."""
        if self.sending:
            return
        self.sending = True
        act = CancelTicket(ticket=self.issued.ticket.id, reason=REASON)
        self.hall.do(act, done=self._done, refused=self._refused, lost=self._lost, wanted=self._is_here)
        self.conductor.changed.emit()

    def _is_here(self) -> bool:
        return self.conductor.errand is self

    def _done(self, _: StaffTicket) -> None:
        self.hall.refresh()
        if self._is_here():
            self.sending, self._page = False, GiveUpPage.GONE
            self.conductor.go_on()
            self.conductor.stay(STAY_S)

    def _refused(self, _: Obstacle) -> None:
        """Go home and say why: the number was called in this very moment."""
        if self._is_here():
            self.conductor.end()
            self.conductor.refuse_code(CodeTrouble.TICKET_CALLED)

    def _lost(self) -> None:
        if self._is_here():
            self.cut_off = True
            self.conductor.changed.emit()
