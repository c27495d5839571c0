"""The middle of the desk: the person, or the one question that stands in the person's place for a moment."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.desk.control import DeskControl
from counter.desk.device_panel import DevicePanel
from counter.desk.hold_panel import HoldPanel
from counter.desk.names import PlanNames
from counter.desk.pause_panel import PausePanel
from counter.desk.person_card import PersonCard
from counter.desk.reason_panel import ReasonPanel
from counter.desk.ticket_rows import TicketRow
from counter.desk.transfer_panel import TransferPanel
from shared.hall.counters import Desk
from shared.hall.tickets import StaffTicket
from shared.ui.tokens import Tokens


class Questions(QStackedWidget):
    """Opens a panel for what needs more than a key, and hands its answer to the control."""

    def __init__(self, tokens: Tokens, names: PlanNames, control: DeskControl, *, cancel_key: str) -> None:
        super().__init__()
        self._control = control
        self._ticket = ""
        self.person = PersonCard(tokens, names)
        self.hold = HoldPanel(tokens)
        self.transfer = TransferPanel(tokens, names)
        self.pause = PausePanel(tokens, names.plan.pause_reasons)
        self.pick = _pick_panel(tokens)
        self.cancel = _cancel_panel(tokens, cancel_key)
        self.devices = DevicePanel(tokens)
        for page in (self.person, self.hold, self.transfer, self.pause, self.pick, self.cancel, self.devices):
            self.addWidget(page)
        for panel in (self.hold, self.transfer, self.pause, self.pick, self.cancel, self.devices):
            panel.left.connect(self.leave)
        control.started.connect(self._leave_devices)
        self.hold.confirmed.connect(lambda: self._send(control.hold(self.hold.reason(), self.hold.minutes())))
        self.transfer.confirmed.connect(self._transfer)
        self.pause.picked.connect(lambda reason: self._send(control.pause(reason)))
        self.pick.confirmed.connect(lambda: self._send(control.pick(self._ticket, self.pick.reason())))
        self.cancel.confirmed.connect(lambda: self._send(control.cancel(self._ticket, self.cancel.reason())))

    def ask_hold(self, current: StaffTicket) -> None:
        """Ask why the person is set aside."""
        self._show(self.hold)
        self.hold.open(QCoreApplication.translate("desk-panel", "Hold {number}").format(number=current.ticket.number))

    def ask_transfer(self, current: StaffTicket) -> None:
        """Ask where the person goes."""
        self._show(self.transfer)
        title = QCoreApplication.translate("desk-panel", "Transfer {number}").format(number=current.ticket.number)
        self.transfer.open_for(title, current.ticket.queue)

    def ask_pause(self) -> None:
        """Ask why the counter pauses."""
        self._show(self.pause)
        self.pause.open()

    def ask_pick(self, row: TicketRow) -> None:
        """Ask why this person comes before the others."""
        self._ticket = row.id
        self._show(self.pick)
        self.pick.open(QCoreApplication.translate("desk-panel", "Call {number} out of order").format(number=row.number))

    def ask_cancel(self, row: TicketRow) -> None:
        """Ask why the place is given up; asked already, the same key confirms."""
        if self.currentWidget() is self.cancel and self._ticket == row.id:
            self.cancel.confirm()
            return
        self._ticket = row.id
        self._show(self.cancel)
        title = QCoreApplication.translate("desk-panel", "Cancel {number}? The number is not used again.")
        self.cancel.open(title.format(number=row.number))

    def show_devices(self) -> None:
        """Show the devices in trouble; asked again, the person."""
        if self.currentWidget() is self.devices:
            self.leave()
        else:
            self._show(self.devices)
            self.devices.back.setFocus()

    @property
    def asking(self) -> bool:
        """Whether a question stands in the person's place, with perhaps something typed in it."""
        return self.currentWidget() not in (self.person, self.devices)

    def leave(self) -> None:
        """Show the person again."""
        had_focus = self.currentWidget() is not self.person
        self._show(self.person)
        if had_focus:
            self.person.setFocus()

    def fit(self, desk: Desk) -> None:
        """Leave a question that the state of the desk has overtaken."""
        person = desk.current is not None
        waiting = any(one.ticket.id == self._ticket for one in desk.waiting)
        open_ = self.currentWidget()
        overtaken = (
            (open_ in (self.hold, self.transfer) and not person)
            or (open_ is self.pick and (person or not waiting))
            or (open_ is self.cancel and not waiting)
            or (open_ is self.pause and self._control.paused)
        )
        if overtaken:
            self.leave()

    def _leave_devices(self) -> None:
        """Show the person again as soon as the clerk goes on with the work."""
        if self.currentWidget() is self.devices:
            self.leave()

    def _transfer(self) -> None:
        queue = self.transfer.queue()
        if queue is not None:
            self._send(self._control.transfer(queue, self.transfer.note()))

    def _send(self, sent: bool) -> None:  # noqa: FBT001  whether the act went out
        if sent:
            self.leave()

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)


def _pick_panel(tokens: Tokens) -> ReasonPanel:
    usual = (
        QCoreApplication.translate("desk-panel", "Old or unwell"),
        QCoreApplication.translate("desk-panel", "Only collecting"),
        QCoreApplication.translate("desk-panel", "Missed the call"),
    )
    return ReasonPanel(tokens, "pick", QCoreApplication.translate("desk-panel", "Call"), usual)


def _cancel_panel(tokens: Tokens, key: str) -> ReasonPanel:
    usual = (
        QCoreApplication.translate("desk-panel", "Gave up"),
        QCoreApplication.translate("desk-panel", "Took it twice"),
        QCoreApplication.translate("desk-panel", "Done elsewhere"),
    )
    confirm = QCoreApplication.translate("desk-action", "Cancel ticket")
    return ReasonPanel(tokens, "cancel", confirm, usual, confirm_key=key, danger=True)
