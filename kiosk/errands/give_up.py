"""Giving up a place in the queue, by the ticket in the hand and one confirmation (rules K40, K41)."""

from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.code_sentences import CodeTrouble
from kiosk.errands.one_act import OneActErrand
from shared.hall.places import Obstacle
from shared.hall.tickets import CancelTicket, TicketIssued

if TYPE_CHECKING:
    from kiosk.conductor import Conductor

REASON = "given up with the ticket at the kiosk"


class GiveUpPage(StrEnum):
    """The question and its end."""

    ASK = "give-up"
    GONE = "given-up"


class GiveUpErrand(OneActErrand):
    """Asks once; *back* keeps the number."""

    done_page = GiveUpPage.GONE
    done_s = 15.0

    def __init__(self, conductor: "Conductor", issued: TicketIssued) -> None:
        super().__init__(conductor, GiveUpPage.ASK)
        self.issued = issued

    def confirm(self) -> None:
        """Give the place up."""
        if not self.sending:
            self.finish_with(CancelTicket(ticket=self.issued.ticket.id, reason=REASON))

    def refused(self, _: Obstacle) -> None:
        """Say why: the number was called in this very moment."""
        self.conductor.refuse_code(CodeTrouble.TICKET_CALLED)
