"""The office where the keys are: whoever asks, in this process or over its socket, is answered here alone."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from starlette.concurrency import run_in_threadpool

from central.centre import Centre
from central.office import appointments, asks, offers, reservations, signing, wishes
from central.office.asks import Answer, Ask, LookUp
from central.office.books import check_hall
from central.office.guesses import Guesses

_ANSWERED_BY: Mapping[type, Callable[[Any, Centre], Any]] = {
    asks.AskDays: offers.days,
    asks.AskTimes: offers.times,
    asks.OpenForm: reservations.open_form,
    asks.Reserve: reservations.reserve,
    asks.See: appointments.see,
    asks.WhoseLink: appointments.whose_link,
    asks.Confirm: appointments.confirm,
    asks.Cancel: appointments.cancel,
    asks.Move: reservations.move,
    asks.LookUp: appointments.look_up,
    asks.PassWish: wishes.pass_wish,
    asks.SignSheet: signing.sign_sheet,
    asks.AskFormKeys: signing.form_keys,
}


class HomeOffice:
    """The office of one centre."""

    def __init__(self, centre: Centre) -> None:
        self._centre, self._guesses = centre, Guesses()

    async def ask(self, ask: Ask[Answer]) -> Answer:
        """Return the answer, worked out beside the loop."""
        if isinstance(ask, LookUp):
            await run_in_threadpool(check_hall, self._centre, ask.hall)
            await self._guesses.count(ask)
        return cast("Answer", await run_in_threadpool(_ANSWERED_BY[type(ask)], ask, self._centre))

    async def close(self) -> None:
        """Have nothing to let go of."""
