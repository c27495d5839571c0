"""What can be done with a guide: see the papers, print it, take it along, see the forms."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiosk.errands.guide.guided import GuidedPlace
from kiosk.notices import paper_trouble
from kiosk.paper_job import PaperState
from shared.ui.tokens import Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.button import Button


class GuideActions(QWidget):
    """Four buttons, below the guide on an upright panel and beside it on a wide one, and what became of the paper."""

    def __init__(self, place: GuidedPlace, tokens: Tokens, *, upright: bool) -> None:
        super().__init__()
        columns = 2 if tokens.look.elder else 4 if upright else 1
        self._place = place
        self._paper = Banner(tokens, "guide.paper")
        keep = self._paper.sizePolicy()
        keep.setRetainSizeWhenHidden(upright)  # nothing above it may move when something is said
        self._paper.setSizePolicy(keep)
        translate = QCoreApplication.translate
        self._print = Button(tokens, "guide.print", translate("guide", "Print the list"), icon="printer")
        buttons = [
            Button(tokens, "guide.materials", translate("guide", "What to bring"), icon="document"),
            self._print,
            Button(tokens, "guide.code", translate("guide", "Take it along"), icon="qr"),
            Button(tokens, "guide.samples", translate("guide", "Sample forms"), icon="list"),
        ]
        acts = (place.show_materials, place.print, place.show_code, place.show_samples)
        grid = QGridLayout()
        grid.setSpacing(tokens.space[2])
        for at, (button, act) in enumerate(zip(buttons, acts, strict=True)):
            button.clicked.connect(act)
            grid.addWidget(button, at // columns, at % columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space[2])
        column.addWidget(self._paper)
        column.addLayout(grid)
        self.refresh()

    def refresh(self) -> None:
        """Say how the printing goes; the button works again when it is over."""
        sheet = self._place.sheet
        state = sheet.state if sheet is not None else None
        self._print.setEnabled(state is not PaperState.PRINTING)
        if sheet is None or state is None:
            self._paper.withdraw()
        elif state is PaperState.PRINTING:
            words = QCoreApplication.translate("guide", "Printing your list, please wait for the paper.")
            self._paper.say("info", words)
        elif state is PaperState.PRINTED:
            self._paper.say("good", QCoreApplication.translate("guide", "Please take your list below."))
        elif state is PaperState.UNKNOWN:
            self._paper.say("attention", QCoreApplication.translate("guide", "No paper below? Print it once more."))
        else:
            other = QCoreApplication.translate("guide", "Take it on your phone, or get it at counter {counter}.")
            counter = self._place.guide.conductor.help_counter
            gap = " " if self._place.guide.session.settings.language == "en" else ""
            self._paper.say("attention", f"{paper_trouble(sheet.reasons)}{gap}{other.format(counter=counter)}")
