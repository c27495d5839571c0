"""Where one can stand in the guide: what it shows, and what it asked the hall for that."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from kiosk.errands.errand import Step
from kiosk.inquiry import Inquiry
from shared.hall.messages import Question

if TYPE_CHECKING:
    from kiosk.errands.guide.errand import GuideErrand

A = TypeVar("A")


class Place:
    """One page of the guide with its answers, kept as it is while the person goes further and comes back."""

    page: ClassVar[str]

    def __init__(self, guide: "GuideErrand") -> None:
        self.guide = guide
        self._inquiries: list[Inquiry[Any]] = []

    @property
    def step(self) -> Step | None:
        """The step this place belongs to, ``None`` outside the questions."""
        return None

    @property
    def waits(self) -> bool:
        """Whether an answer is still on its way."""
        return any(inquiry.pending for inquiry in self._inquiries)

    def ask(self, question: Question[A], told: Callable[[], None] | None = None) -> Inquiry[A]:
        """Ask the hall; the page is drawn anew when the answer comes, or ``told`` is called."""
        inquiry = Inquiry(self.guide.hall, question, told or self._draw_anew)
        self._inquiries.append(inquiry)
        return inquiry

    def back(self) -> bool:
        """Go one page back inside the place; return whether that leaves it."""
        return True

    def type_key(self, character: str) -> None:
        """Heed a key of a keyboard."""

    def delete_key(self) -> None:
        """Heed the key that takes the last one back."""

    def left(self) -> None:
        """Note that the person does not come back here; no answer is needed any more."""
        for inquiry in self._inquiries:
            inquiry.drop()

    def _draw_anew(self) -> None:
        if self.guide.place is self:
            self.guide.conductor.draw_anew()
