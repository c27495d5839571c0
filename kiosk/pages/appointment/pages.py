"""Which class draws which page of a check-in."""

from collections.abc import Callable
from typing import Any

from kiosk.errands.check_in import CheckInPage
from kiosk.pages.appointment.ask import AskPage
from kiosk.pages.appointment.choose import ChoosePage
from kiosk.pages.appointment.confirm import ConfirmPage
from kiosk.pages.appointment.looking import LookingPage
from kiosk.pages.appointment.not_now import NotNowPage
from kiosk.pages.appointment.number import AppointmentNumberPage
from kiosk.pages.page import KioskPage
from shared.ui.tokens import Panel, Tokens

APPOINTMENT_PAGES: dict[str, Callable[[Any, Tokens, Panel], KioskPage]] = {
    CheckInPage.ASK: AskPage,
    CheckInPage.NUMBER: AppointmentNumberPage,
    CheckInPage.LOOKING: LookingPage,
    CheckInPage.CHOOSE: ChoosePage,
    CheckInPage.CONFIRM: ConfirmPage,
    CheckInPage.NOT_NOW: NotNowPage,
}
