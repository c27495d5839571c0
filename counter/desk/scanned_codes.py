"""What a scanner reads at the desk, by a line or as keys: a ticket is brought up, a sheet opened, else it is named."""

from PySide6.QtCore import QObject, Signal

from counter.desk.words import code_sentence
from shared.domain.codes import CodeKind, bare_code, kind_of_code
from shared.domain.refused import Refused
from shared.errors import KnownError
from shared.hall.tickets import TicketByCode, TicketIssued
from shared.link import Hall
from shared.ui.background import run

_LONGEST_CODE = 80
_LONGEST_SHEET = 1024


class ScannedCodes(QObject):
    """Looks codes up outside the GUI thread: ``found(TicketIssued)``, ``failed(error)``, or ``useless(sentence)``.

    A guide's sheet is handed on as ``sheet(code)``, because what it opens is the guide's business. Codes that are not
    ours are told from their outside and go nowhere.
    """

    found = Signal(object)
    failed = Signal(object)
    sheet = Signal(str)
    useless = Signal(str)

    def __init__(self, hall: Hall, parent: QObject) -> None:
        super().__init__(parent)
        self._hall = hall
        self._takes = {CodeKind.TICKET: self._look_up, CodeKind.SHEET: self._tell_sheet}

    def take(self, code: str) -> None:
        """Take one code."""
        kind = kind_of_code(code)
        take = self._takes.get(kind)
        if take is None:
            self.useless.emit(code_sentence(kind))
        else:
            take(code)

    def _look_up(self, code: str) -> None:
        question = TicketByCode(code=bare_code(code)[:_LONGEST_CODE])
        run(self, lambda: self._hall.ask(question), self._tell, self._not_found)

    def _tell_sheet(self, code: str) -> None:
        self.sheet.emit(code[:_LONGEST_SHEET])

    def _tell(self, found: TicketIssued) -> None:
        self.found.emit(found)

    def _not_found(self, error: Exception) -> None:
        if not isinstance(error, Refused | KnownError):
            raise error
        self.failed.emit(error)
