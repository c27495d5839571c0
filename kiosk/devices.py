"""The kiosk's devices as one Qt object: their threads post here, pages and conductor listen here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from devices.paper import Paper
from devices.ports import (
    CardEvent,
    CodeScanner,
    DeviceState,
    DeviceStatus,
    IdCardReader,
    PrintOutcome,
    PrintResult,
    Reason,
    TicketPrinter,
)
from shared.documents.columns import RollWidth
from shared.ui.background import marshal

if TYPE_CHECKING:
    from devices.presence.lookout import Lookout  # with it come serial ports, and the first frame comes before them
    from devices.printer.journal_file import FileJournal

_WORKING = (DeviceState.READY, DeviceState.BUSY, DeviceState.DEGRADED)
_NO_PAPER_OUT = frozenset({Reason.PAPER_END, Reason.COVER_OPEN, Reason.CUTTER, Reason.OVERHEATED, Reason.MECHANISM})


@dataclass(frozen=True)
class Drivers:
    """What is plugged in here; ``None`` for what this kiosk does not have. ``journal`` is the printer's."""

    reader: IdCardReader | None = None
    printer: TicketPrinter | None = None
    scanner: CodeScanner | None = None
    lookout: "Lookout | None" = None
    journal: "FileJournal | None" = None
    roll_mm: RollWidth = 80


class KioskDevices(QObject):
    """Starts the drivers, keeps their newest status, and brings what they tell into the GUI thread."""

    card = Signal(object)
    code = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drivers = Drivers()
        self.started = False
        self.reader: DeviceStatus | None = None
        self.printer: DeviceStatus | None = None

    def start(self, drivers: Drivers) -> None:
        """Start what there is."""
        self._drivers = drivers
        self.started = True
        if drivers.lookout is not None:
            drivers.lookout.start()
        if drivers.reader is not None:
            self.reader = drivers.reader.status  # still opening: not yet a trouble to tell of
            drivers.reader.start(marshal(self, self._on_card), marshal(self, self._on_reader))
        if drivers.printer is not None:
            self.printer = drivers.printer.status
            drivers.printer.start(marshal(self, self._on_printer))
        if drivers.scanner is not None:
            drivers.scanner.start(marshal(self, self.code.emit), marshal(self, self._on_scanner))
        self.changed.emit()

    @property
    def can_read(self) -> bool:
        """Whether a card laid down now would be read."""
        return self.reader is not None and self.reader.state in _WORKING

    @property
    def is_reading(self) -> bool:
        """Whether a card is being read this moment."""
        return self.reader is not None and self.reader.state is DeviceState.BUSY

    @property
    def can_print(self) -> bool:
        """Whether a paper would come out now, as far as the printer told us."""
        working = self.printer is not None and self.printer.state in _WORKING
        return working and not self.printer_reasons & _NO_PAPER_OUT

    @property
    def printer_reasons(self) -> frozenset[Reason]:
        """Why the printer is not simply ready."""
        return self.printer.reasons if self.printer is not None else frozenset()

    @property
    def statuses(self) -> list[DeviceStatus] | None:
        """The newest status of every device that this kiosk has, from any thread; ``None`` before they are started."""
        if not self.started:
            return None
        drivers = (self._drivers.reader, self._drivers.printer, self._drivers.scanner)
        return [driver.status for driver in drivers if driver is not None]

    @property
    def roll_mm(self) -> RollWidth:
        """How wide the printer's paper is."""
        return self._drivers.roll_mm

    @property
    def left_over(self) -> list[PrintOutcome]:
        """Papers of unknown fate that nobody has answered for, and those that still waited at a crash: FAILED."""
        journal = self._drivers.journal
        if journal is None:
            return []
        asked = (journal.outcome(job) for job in journal.to_ask)
        waited = (PrintOutcome(job, PrintResult.FAILED) for job in journal.to_offer)
        return [outcome for outcome in (*asked, *waited) if outcome is not None]

    def answered(self, job_id: str, *, taken: bool) -> None:
        """Note what a person said about a paper of unknown fate."""
        if self._drivers.journal is not None:
            self._drivers.journal.answered(job_id, taken=taken)

    def listen(self, *, on: bool) -> None:
        """Let the scanner read codes only while one is wanted."""
        if self._drivers.scanner is not None:
            self._drivers.scanner.listen(on=on)

    def read_again(self) -> None:
        """Have the card that lies there told once more."""
        if self._drivers.reader is not None:
            self._drivers.reader.read_again()

    def print_paper(self, job_id: str, paper: Paper, done: Callable[[PrintOutcome], None]) -> None:
        """Print once; ``done`` is called in the GUI thread. Without a printer the job fails at once."""
        if self._drivers.printer is None:
            done(PrintOutcome(job_id, PrintResult.FAILED, frozenset({Reason.OFFLINE})))
        else:
            self._drivers.printer.print_paper(job_id, paper, marshal(self, done))

    def close(self) -> None:
        """Free every port."""
        if self._drivers.lookout is not None:
            self._drivers.lookout.close()
        for driver in (self._drivers.reader, self._drivers.printer, self._drivers.scanner):
            if driver is not None:
                driver.close()
        if self._drivers.journal is not None:
            self._drivers.journal.close()

    def _on_card(self, event: CardEvent) -> None:
        self.card.emit(event)

    def _on_reader(self, status: DeviceStatus) -> None:
        self.reader = status
        self.changed.emit()

    def _on_printer(self, status: DeviceStatus) -> None:
        self.printer = status
        self.changed.emit()

    def _on_scanner(self, _: DeviceStatus) -> None:
        self.changed.emit()
