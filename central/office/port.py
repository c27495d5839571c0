"""How pages reach the office: in their own process (:mod:`..home`) or in another one (:mod:`..remote`)."""

from typing import Protocol

from central.office.asks import Answer, Ask
from shared.errors import KnownError


class NotThere(Exception):
    """There is no such hall, queue, day or appointment, it is over, or the link is not ours: nobody is told which."""


class OfficeAway(KnownError):
    """The office cannot be reached or gave no answer; what was asked can be asked again."""

    def __init__(self) -> None:
        super().__init__("office_away", "The booking office does not answer: look whether the centre's halls run.")


class Office(Protocol):
    """What pages know of it."""

    async def ask(self, ask: Ask[Answer]) -> Answer:
        """Return the answer; raises :class:`Refused`, :class:`NotThere`, :class:`OfficeAway` and ``StoreError``."""

    async def close(self) -> None:
        """Let go of the way there."""
