"""Opens and closes the guide beside the person, and keeps for each ticket of this desk session what was ticked."""

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter.desk.guide.panel import GuidePanel
from counter.desk.guide.source import GuideSource, OpenGuide
from counter.desk.names import PlanNames
from shared.hall.tickets import StaffTicket
from shared.link import Hall
from shared.ui.tokens import Tokens


@dataclass
class _Notes:
    """What belongs to one ticket: its guide as last seen, and the materials received."""

    shown: OpenGuide | None = None
    received: set[str] = field(default_factory=set)


class GuideBeside(QObject):
    """``arrived(by_key)`` tells that a guide can be shown, ``left`` that it shall go, ``failed`` and ``said`` why not.

    Notes live in this object alone, so they end when the clerk leaves the counter: filing them is a case's business.
    """

    arrived = Signal(bool)
    left = Signal()
    failed = Signal(object)
    said = Signal(str)

    def __init__(self, tokens: Tokens, names: PlanNames, hall: Hall, counter: str) -> None:
        super().__init__()
        self.panel = GuidePanel(tokens, names, counter)
        self._source = GuideSource(hall, self)
        self._notes: dict[str, _Notes] = {}
        self._current: StaffTicket | None = None
        self._by_key = self._begins = False
        self._source.opened.connect(self._show)
        self._source.failed.connect(self.failed)
        self.panel.left.connect(self.left)
        self.panel.marked.connect(self._mark)
        self.panel.answered.connect(self._answer)

    def open_sheet(self, code: str) -> None:
        """Open what a scanned sheet says."""
        self._by_key, self._begins = False, True
        self._source.open_sheet(code)

    def open_by_key(self) -> None:
        """Open the guide seen last for this ticket, else the one to what the ticket is for."""
        self._by_key, self._begins = True, True
        shown = self._mine().shown
        if shown is not None:
            self._source.follow(shown)
            self._show(shown)
        elif self._current is not None and self._current.matter is not None:
            self._source.open_matter(self._current.matter)

    def follow(self, current: StaffTicket | None) -> None:
        """Close the guide when another ticket, or none, is at the desk."""
        if _id(current) != _id(self._current):
            self._notes.pop("", None)
            self._current = current
            self.left.emit()
        self._current = current

    def can_open(self) -> bool:
        """Tell whether a guide is at hand without a sheet."""
        matter = None if self._current is None else self._current.matter
        return matter is not None or self._mine().shown is not None

    def _mine(self) -> _Notes:
        return self._notes.setdefault(_id(self._current), _Notes())

    def _show(self, shown: OpenGuide) -> None:
        mine = self._mine()
        mine.shown = shown
        self.panel.show_guide(shown, mine.received)
        if self._begins:
            self._begins = False
            self.panel.begin()
            self.arrived.emit(self._by_key)

    def _mark(self, material: str) -> None:
        """Turn 已收 and 未收 about; what the centre has itself is not received from anybody."""
        mine = self._mine()
        if mine.shown is None:
            return
        if self._current is None:
            self.said.emit(QCoreApplication.translate("desk-guide", "Call the person first: marks belong to a ticket."))
            return
        mine.received ^= {material}
        self.panel.show_guide(mine.shown, mine.received)

    def _answer(self, question: str, option: str | None) -> None:
        shown = self._mine().shown
        if shown is not None:
            self._source.change(shown, question, option)


def _id(ticket: StaffTicket | None) -> str:
    return "" if ticket is None else ticket.ticket.id
