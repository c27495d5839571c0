"""Who stands before the kiosk, as far as a document told it; kept in memory only and gone with the session."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shared.domain.identity import age_on, birth_date
from shared.domain.masking import mask_id_number, mask_name
from shared.domain.plan import PriorityClass
from shared.hall.tickets import Holder

NO_NAME = "—"
"""Stands for the name where only a number was typed: the hall's ``Holder`` wants one character."""


@dataclass(frozen=True, repr=False)
class Person:
    """A name (empty when only the number was typed), a document number, and the birth date where it is known."""

    name: str
    id_number: str
    birth: date | None

    def __repr__(self) -> str:
        """Reveal nothing: a repr ends up in logs."""
        return "Person(…)"

    @property
    def masked(self) -> str:
        """What the screen shows: 张*三, or 110***********002X where there is no name (rule K47)."""
        return mask_name(self.name) if self.name else mask_id_number(self.id_number)

    @property
    def holder(self) -> Holder:
        """What the hall is told."""
        return Holder(name=self.name or NO_NAME, id_number=self.id_number)


def typed_person(number: str) -> Person:
    """Return the person behind a citizen number that was typed and has been checked."""
    return Person(name="", id_number=number, birth=birth_date(number))


def priority_by_age(person: Person, classes: Iterable[PriorityClass], today: date) -> str | None:
    """Return the id of the class with the longest head start that the person's age opens, ``None`` without one."""
    if person.birth is None:
        return None
    age = age_on(person.birth, today)
    fitting = [c for c in classes if c.from_age is not None and age >= c.from_age]
    return max(fitting, key=lambda c: c.head_start_minutes).id if fitting else None
