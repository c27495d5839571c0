"""Where a scanned ticket is, in one sentence, when it is not in the list of those who wait for this counter."""

from PySide6.QtCore import QCoreApplication

from counter.desk.names import PlanNames
from shared.domain.tickets import TicketState
from shared.hall.tickets import TicketIssued


def whereabouts(found: TicketIssued, names: PlanNames, counter: str, *, listed: bool) -> str:
    """Return the sentence; ``listed``: it was chosen among the held or missed people of this counter."""
    ticket = found.ticket
    sentence = _chosen() if listed else _elsewhere(ticket.state, here=ticket.counter == counter)
    return sentence.format(
        number=ticket.number,
        queue=names.queue(ticket.queue),
        ahead=found.ahead,
        counter="" if ticket.counter is None else names.label(ticket.counter),
    )


def _chosen() -> str:
    return QCoreApplication.translate("desk-scan", "{number} is chosen in the list.")


def _elsewhere(state: TicketState, *, here: bool) -> str:
    if here and state in (TicketState.CALLED, TicketState.SERVING):
        return QCoreApplication.translate("desk-scan", "{number} is at your counter now.")
    sentences = {
        TicketState.WAITING: QCoreApplication.translate("desk-scan", "{number} waits for {queue}, {ahead} ahead."),
        TicketState.CALLED: QCoreApplication.translate("desk-scan", "{number} is called to counter {counter}."),
        TicketState.SERVING: QCoreApplication.translate("desk-scan", "{number} is served at counter {counter}."),
        TicketState.HELD: QCoreApplication.translate("desk-scan", "{number} is held at counter {counter}."),
        TicketState.MISSED: QCoreApplication.translate("desk-scan", "{number} missed the call to counter {counter}."),
        TicketState.DONE: QCoreApplication.translate("desk-scan", "{number} was finished at counter {counter}."),
        TicketState.CANCELLED: QCoreApplication.translate("desk-scan", "{number} was cancelled. A new one is needed."),
        TicketState.EXPIRED: QCoreApplication.translate("desk-scan", "{number} is too old. A new one is needed."),
    }
    return sentences[state]
