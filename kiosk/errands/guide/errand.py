"""A person finding out what they need: a trail of places, each of which stays as it was left."""

from typing import TYPE_CHECKING

from kiosk.errands.errand import Errand, Step
from kiosk.errands.ticket import TicketErrand
from shared.hall.guide import GuideEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.conductor import Conductor
    from kiosk.errands.guide.place import Place


class GuideErrand(Errand):
    """Shows the last place of the trail; going back takes it off, and out of the first one leaves the guide."""

    def __init__(self, conductor: "Conductor", first: "Callable[[GuideErrand], Place]") -> None:
        super().__init__(conductor)
        self._trail = [first(self)]

    @property
    def place(self) -> "Place":
        """Where the person stands."""
        return self._trail[-1]

    @property
    def page(self) -> str:
        """The page of the place."""
        return self.place.page

    @property
    def step(self) -> Step | None:
        """The step of the place."""
        return self.place.step

    def go(self, place: "Place") -> None:
        """Go on to another place."""
        self._trail.append(place)
        self.conductor.move()

    def back(self) -> bool:
        """Go one page back, inside the place or off it; return whether that leaves the guide."""
        if not self.place.back():
            return False
        self.place.left()
        if len(self._trail) == 1:
            return True
        self._trail.pop()
        return False

    def type_key(self, character: str) -> None:
        """Hand a key to the place."""
        self.place.type_key(character)

    def delete_key(self) -> None:
        """Hand the key that takes the last one back to the place."""
        self.place.delete_key()

    def take_ticket(self, queue: str, matter: str) -> None:
        """Take a number for ``queue``; what the person comes for goes with it, and back leads here again."""
        plan = self.hall.plan
        if plan is not None:
            self.conductor.take_up(TicketErrand(self.conductor, self, plan.queue(queue), matter))

    def ask_a_person(self) -> None:
        """Take a number where a person helps, when the guide cannot."""
        queue = self.conductor.help_queue
        if queue is not None:
            self.conductor.take_up(TicketErrand(self.conductor, self, queue))

    def count(self, what: str, subject: str, at: str = "") -> None:
        """Let the hall count what happened, unseen; nothing of the person is in it."""
        self.hall.do_unseen(GuideEvent(what=what, subject=subject, at=at))

    def forget(self) -> None:
        """Leave every place."""
        for place in self._trail:
            place.left()
