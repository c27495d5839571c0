"""What is on the panel at one time: header, page, footer; thrown away whole when anything of it changes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.conductor import HELP, Conductor
from kiosk.errands.at_counter import AtCounterErrand
from kiosk.errands.give_up import GiveUpPage
from kiosk.errands.pause import PauseErrand
from kiosk.errands.rating import RatingPage
from kiosk.errands.reception import ReceptionPage
from kiosk.errands.ticket_request import TicketPage
from kiosk.header import Header
from kiosk.pages.appointment.pages import APPOINTMENT_PAGES
from kiosk.pages.at_counter import AtCounterPage
from kiosk.pages.attract import AttractPage
from kiosk.pages.begun import BegunPage
from kiosk.pages.business import BusinessPage
from kiosk.pages.confirm import ConfirmPage
from kiosk.pages.give_up import GivenUpPage, GiveUpQuestionPage
from kiosk.pages.guide.pages import GUIDE_PAGES
from kiosk.pages.help import HelpPage
from kiosk.pages.home import HomePage
from kiosk.pages.identify import IdentifyPage
from kiosk.pages.number import NumberPage
from kiosk.pages.page import KioskPage
from kiosk.pages.pause import PausePage
from kiosk.pages.rating import GradePage, RatedPage, ReasonPage
from kiosk.pages.scan import ScanPage
from kiosk.pages.ticket import TicketShownPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button

_PAGES: dict[str, Callable[[Any, Tokens, Panel], KioskPage]] = {
    ReceptionPage.ATTRACT: AttractPage,
    ReceptionPage.HOME: HomePage,
    ReceptionPage.BEGUN: BegunPage,
    ReceptionPage.SCAN: ScanPage,
    AtCounterErrand.PAGE: AtCounterPage,
    TicketPage.BUSINESS: BusinessPage,
    TicketPage.IDENTIFY: IdentifyPage,
    TicketPage.NUMBER: NumberPage,
    TicketPage.CONFIRM: ConfirmPage,
    TicketPage.TICKET: TicketShownPage,
    GiveUpPage.ASK: GiveUpQuestionPage,
    GiveUpPage.GONE: GivenUpPage,
    RatingPage.GRADE: GradePage,
    RatingPage.REASON: ReasonPage,
    RatingPage.THANKS: RatedPage,
    PauseErrand.PAGE: PausePage,
    HELP: HelpPage,
    **APPOINTMENT_PAGES,
    **GUIDE_PAGES,
}
"""How the page of an errand is drawn; each takes the errand it belongs to."""


class Screen(QWidget):
    """Back at the lower left, the primary action at the lower right, the rest above (rule K10)."""

    def __init__(self, conductor: Conductor, tokens: Tokens, panel: Panel) -> None:
        super().__init__()
        self._tokens = tokens
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._header = Header(conductor, tokens, panel)
        self.page = _PAGES[conductor.page](conductor.errand, tokens, panel)
        column = QVBoxLayout(self)
        side, edge = tokens.space[5], tokens.space[3]
        column.setContentsMargins(side, edge, side, side)
        column.setSpacing(tokens.space[4])
        column.addWidget(self._header)
        column.addWidget(self.page, 1)
        if not conductor.at_rest:
            column.addLayout(self._footer(conductor))

    def refresh(self) -> None:
        """Show newer facts in place."""
        self._header.refresh()
        self.page.refresh()

    def _footer(self, conductor: Conductor) -> QHBoxLayout:
        footer = QHBoxLayout()
        outermost = conductor.page == ReceptionPage.HOME
        words = (
            QCoreApplication.translate("footer", "End") if outermost else QCoreApplication.translate("footer", "Back")
        )
        back = Button(self._tokens, "nav.back", words, icon="close" if outermost else "back", size="heading")
        back.setMinimumHeight(self._tokens.primary_height)
        back.clicked.connect(conductor.back)
        footer.addWidget(back)
        footer.addStretch(1)
        back.setVisible(conductor.session.helping or conductor.errand.can_go_back)
        if self.page.action is not None:
            self.page.action.setMinimumWidth(3 * self._tokens.target)
            footer.addWidget(self.page.action)
        return footer
