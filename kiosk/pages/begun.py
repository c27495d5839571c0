"""The entrances for who has a number, an appointment or a case already; a ticket may be scanned here."""

from PySide6.QtCore import QCoreApplication

from kiosk.code_sentences import code_sentence
from kiosk.errands.at_counter import AtCounterErrand
from kiosk.errands.check_in import CheckInErrand
from kiosk.errands.reception import Reception
from kiosk.pages.page import KioskPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.paged_list import PagedList
from shared.ui.widgets.tile import Tile


class BegunPage(KioskPage):
    """How far is my case, I have an appointment; and how many are ahead of a ticket held to the scanner."""

    def __init__(self, errand: Reception, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        translate = QCoreApplication.translate
        self.ask(translate("begun", "What have you begun?"))
        finished = translate("begun", "It is finished, I have the ticket")
        choices = (
            ("check_in", translate("begun", "My appointment"), translate("begun", "Check in"), "calendar"),
            ("progress", translate("begun", "My case"), translate("begun", "How far it is"), "clock"),
            ("rate", translate("begun", "Rate my visit"), finished, "face-satisfied"),
        )
        ways = {"check_in": self._check_in, "progress": self._ask_at_counter, "rate": errand.show_scan}
        tiles = []
        for name, words, note, icon in choices:
            tile = Tile(tokens, f"begun.{name}", words, note=note, icon=icon)
            tile.clicked.connect(ways[name])
            tiles.append(tile)
        columns, rows = (1, 4) if self.portrait else (2, 2)
        listed = PagedList(tokens, "begun.list", columns=columns, rows=rows)
        listed.show_items(tiles)
        self.body.addWidget(listed, 1)
        self._scan = Banner(tokens, "begun.scan")
        self.body.addWidget(self._scan)
        self.refresh()

    def refresh(self) -> None:
        """Say what a ticket is good for here, or what a code did not help with."""
        trouble = self.conductor.code_trouble
        if trouble is not None:
            self._scan.say("attention", code_sentence(trouble, self.conductor.help_counter))
        else:
            words = QCoreApplication.translate(
                "begun", "Hold the code of your ticket to the scanner to see how many are ahead of you."
            )
            self._scan.say("info", words)

    def _check_in(self) -> None:
        CheckInErrand(self.conductor, self.conductor.errand).begin()

    def _ask_at_counter(self) -> None:
        self.conductor.take_up(AtCounterErrand(self.conductor))
