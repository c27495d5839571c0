"""How often a number and a phone may be guessed: counted here, so that pages that were taken over cannot leave it out.

Links need no counting: nobody guesses 96 bits.
"""

from central.appointments.person import checked_phone
from central.office.appointments import digits
from central.office.asks import LookUp
from central.tries import Tries
from shared.domain.refused import Code, Refused

TRIES_A_NUMBER, TRIES_A_PHONE, TRIES_A_HALL = 5, 20, 1000
"""An hour. By phone, because who knows one could try all numbers; by hall, because some know the phones of a city."""


class Guesses:
    """Counts them in this process."""

    def __init__(self) -> None:
        self._numbers, self._phones, self._halls = (Tries(n) for n in (TRIES_A_NUMBER, TRIES_A_PHONE, TRIES_A_HALL))

    async def count(self, ask: LookUp) -> None:
        """Count one more in a hall that there is; refused: too_often, bad_phone."""
        phone = checked_phone(ask.phone)
        tried = ((self._halls, ask.hall), (self._numbers, digits(ask.number)), (self._phones, phone))
        for tries, subject in tried:
            if not await tries.may(subject):
                raise Refused(Code.TOO_OFTEN, "This was tried too often: again in an hour.")
