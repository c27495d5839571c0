"""One ticket's way onto paper: printed, failed, or unknown and then told by the person (rule K37)."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from devices.ports import PrintOutcome, Reason
from devices.ports import PrintResult as DeviceResult
from kiosk.devices import KioskDevices
from kiosk.hall_access import HallAccess
from kiosk.print_record import job_of, record_of
from shared.clock import Clock
from shared.documents.ticket import ticket_paper
from shared.domain.plan import HallPlan
from shared.hall.tickets import PrintResult, RecordPrint, TicketIssued
from shared.ui.background import marshal

SAID_BY_CITIZEN = "said_by_citizen"
"""Reason kept with a result that a person told us after the printer could not."""


class PaperState(StrEnum):
    """Where the paper is, as the ticket page tells it."""

    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    MISSING = "missing"


STATE_OF = {
    DeviceResult.PRINTED: PaperState.PRINTED,
    DeviceResult.FAILED: PaperState.FAILED,
    DeviceResult.UNKNOWN: PaperState.UNKNOWN,
}


class PaperJob(QObject):
    """Prints once and records every result with the hall; goes on when the citizen has left."""

    changed = Signal()

    def __init__(self, issued: TicketIssued, hall: HallAccess, devices: KioskDevices) -> None:
        super().__init__(hall)
        self.state = PaperState.PRINTING
        self.reasons: frozenset[Reason] = frozenset()
        self._issued = issued
        self._hall = hall
        self._devices = devices
        self._job_id = ""

    def print(self, command_id: str, plan: HallPlan, language: str, clock: Clock) -> None:
        """Print the ticket that the act ``command_id`` asked for; no act is ever printed twice."""
        paper = ticket_paper(
            self._issued.ticket,
            plan,
            self._issued.ahead,
            code=self._issued.qr,
            language=language,
            reprint=self._issued.again,
            printed_at=clock.now(),
            width_mm=self._devices.roll_mm,
        )
        self._job_id = job_of(self._issued.ticket.id, command_id)
        self._devices.print_paper(self._job_id, paper, marshal(self, self._ended))  # a job may go before its devices

    def tell(self, *, taken: bool) -> None:
        """Note what the person says about a paper of unknown fate; nothing is printed again by itself."""
        if self.state is PaperState.UNKNOWN:
            self._become(PaperState.PRINTED if taken else PaperState.MISSING)
            self._devices.answered(self._job_id, taken=taken)
            result = PrintResult.PRINTED if taken else PrintResult.FAILED
            self._hall.do_unseen(RecordPrint(ticket=self._issued.ticket.id, result=result, reasons=(SAID_BY_CITIZEN,)))

    def _ended(self, outcome: PrintOutcome) -> None:
        self.reasons = outcome.reasons
        self._become(STATE_OF[outcome.result])
        self._hall.do_unseen(record_of(outcome))

    def _become(self, state: PaperState) -> None:
        self.state = state
        self.changed.emit()
