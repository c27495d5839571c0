"""The entrances for who has a number, an appointment or a case already; a ticket may be scanned here."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from kiosk.code_sentences import code_sentence
from kiosk.errands.at_counter import AtCounterErrand, Service
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
        choices = (
            (Service.PROGRESS, translate("begun", "My case"), translate("begun", "How far it is"), "clock"),
            (Service.CHECK_IN, translate("begun", "My appointment"), translate("begun", "I have come"), "calendar"),
        )
        tiles = []
        for service, words, note, icon in choices:
            tile = Tile(tokens, f"begun.{service}", words, note=note, icon=icon)
            tile.clicked.connect(partial(self._open, service))
            tiles.append(tile)
        words, note = translate("begun", "Rate my visit"), translate("begun", "It is finished, I have the ticket")
        rate = Tile(tokens, "begun.rate", words, note=note, icon="face-satisfied")
        rate.clicked.connect(errand.show_scan)
        tiles.append(rate)
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

    def _open(self, service: Service, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self.conductor.take_up(AtCounterErrand(self.conductor, service))
