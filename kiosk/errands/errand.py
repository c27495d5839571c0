"""What every errand has in common: which page it shows, how it goes back, and what a card or a code means to it."""

from typing import TYPE_CHECKING, NamedTuple

from devices.ports import CardTroubleKind
from kiosk.code_sentences import CodeTrouble
from kiosk.person import Person

if TYPE_CHECKING:
    from kiosk.conductor import Conductor


class Step(NamedTuple):
    """Where a page stands in a flow (rule K14)."""

    at: int
    of: int


class Errand:
    """One thing a person does at the kiosk, from its entrance to its end; thrown away whole (rule K25).

    The conductor asks it what to show and tells it what happens. It answers through ``conductor.move()`` (another page)
    and ``conductor.changed`` (newer facts on the same page). ``origin`` is the errand it was begun from: going back
    out of it leads there, with everything as it was.
    """

    def __init__(self, conductor: "Conductor", origin: "Errand | None" = None) -> None:
        self.conductor = conductor
        self.origin = origin
        self.session = conductor.session
        self.hall = conductor.hall

    @property
    def page(self) -> str:
        """The name of the page to show; ``kiosk.screen`` knows its class."""
        raise NotImplementedError

    @property
    def step(self) -> Step | None:
        """The step this page belongs to, ``None`` for a page outside a flow."""
        return None

    @property
    def personal(self) -> bool:
        """Whether it holds something of the person, so that less patience is due (rule D4)."""
        return False

    @property
    def keeps_own_time(self) -> bool:
        """Whether the quiet ends nothing: an act is under way, or the page leaves by itself."""
        return False

    @property
    def wants_codes(self) -> bool:
        """Whether the scanner should read."""
        return False

    @property
    def can_go_back(self) -> bool:
        """Whether *back* is offered."""
        return True

    def back(self) -> bool:
        """Go one page back and keep every answer (rule K33); return whether that leaves the errand."""
        return True

    def meet(self, person: Person) -> None:
        """Know the person, by a card, a credential or a typed number."""
        self.session.person = person

    def card_failed(self, trouble: CardTroubleKind) -> None:
        """Heed a card that could not be read."""

    def scan_ticket(self, code: str) -> None:
        """Heed the code of one of our tickets."""

    def scan_appointment(self, code: str) -> None:  # noqa: ARG002  who overrides it needs the code
        """Heed the code of an appointment; where it is of no use, that is said."""
        self.conductor.refuse_code(CodeTrouble.UNKNOWN)

    def type_key(self, character: str) -> None:
        """Heed a key of a keyboard: a digit or a capital letter."""

    def delete_key(self) -> None:
        """Heed the key that takes the last one back."""

    def entered(self) -> None:
        """Note that a page of it is shown anew."""

    def tick(self) -> None:
        """Let the time that has passed have its effect."""

    def forget(self) -> None:
        """Let go of everything at once; a page not yet deleted then holds nothing either (rule K48)."""
