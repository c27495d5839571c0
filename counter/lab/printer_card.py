"""The printer's part of the panel: its troubles, and the paper to take and to look at."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from counter.lab.device_card import DeviceCard
from counter.lab.faults import FaultChip, printer_faults
from counter.lab.remote import Remote, State
from counter.lab.taken_paper import PaperView, TakenPaper, drawn
from shared.ui.background import run
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.status_pill import Kind

COLUMNS = 2
_STANDS_STILL = frozenset(("paper_end", "cover_open", "cutter"))


class PrinterCard(DeviceCard):
    """``lab.printer.<fault>``, ``lab.take``, ``lab.scan.paper``; ``code_shown(code)`` asks to scan the paper's code."""

    code_shown = Signal(str)

    def __init__(self, tokens: Tokens, remote: Remote) -> None:
        super().__init__(
            tokens,
            remote,
            "lab.printer",
            title=QCoreApplication.translate("lab", "Ticket printer"),
            icon="printer",
            hint=QCoreApplication.translate("lab", "Press a trouble again to repair the whole printer."),
            judge=judge_printer,
        )
        self._code = ""
        self._paper = PaperView(tokens, "lab.paper")
        self._take = Button(tokens, "lab.take", QCoreApplication.translate("lab", "Take the paper"), role="primary")
        self._take.clicked.connect(self._reach_for_paper)
        self._scan = Button(tokens, "lab.scan.paper", QCoreApplication.translate("lab", "Scan this paper"), icon="qr")
        self._scan.clicked.connect(lambda: self.code_shown.emit(self._code))
        self._scan.setEnabled(False)
        self.controls.addLayout(self._lay_out())

    def _lay_out(self) -> QHBoxLayout:
        space = self.tokens.space
        faults = QGridLayout()
        faults.setSpacing(space[2])
        for at, fault in enumerate(printer_faults()):
            faults.setColumnStretch(at % COLUMNS, 1)
            chip = FaultChip(self.tokens, "lab.printer", fault, self.remote)
            faults.addWidget(chip, at // COLUMNS, at % COLUMNS)
        left = QVBoxLayout()
        left.setSpacing(space[2])
        left.addLayout(faults)
        left.addStretch(1)
        left.addWidget(self._take)
        left.addWidget(self._scan)
        both = QHBoxLayout()
        both.setSpacing(space[4])
        both.addLayout(left, 1)
        both.addWidget(self._paper, 1)
        return both

    def _reach_for_paper(self) -> None:
        self.say()
        self.remote.order("take", self._take_papers)

    def _take_papers(self, answer: State) -> None:
        papers = answer["papers"]
        if not papers:
            self.say(QCoreApplication.translate("lab", "No paper lies there."))
            return
        if len(papers) > 1:
            taken = QCoreApplication.translate("lab", "{count} papers taken; the last one is shown.")
            self.say(taken.format(count=len(papers)))
        run(self, lambda: drawn(papers[-1]), self._show_paper, _report)

    def _show_paper(self, paper: TakenPaper) -> None:
        self._paper.show_paper(paper.picture)
        self._code = paper.code
        self._scan.setEnabled(bool(paper.code))
        if not paper.whole:
            self.say(QCoreApplication.translate("lab", "This paper was torn off before it was finished."), "attention")


def judge_printer(state: State) -> tuple[Kind, str]:
    """Return how the device is that tells ``state``."""
    if _STANDS_STILL.intersection(state["troubles"]):
        return "trouble", QCoreApplication.translate("lab", "Cannot print")
    if state["troubles"]:
        return "attention", QCoreApplication.translate("lab", "Paper low")
    return "good", QCoreApplication.translate("lab", "Ready")


def _report(error: Exception) -> None:
    """Raise what kept a paper from being drawn: our own mistake, not the device's."""
    raise error
