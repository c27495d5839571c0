"""What a card says, as plain values; the only place of the devices where personal data has names."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CardKind(StrEnum):
    """The four cards an SDT reader can read."""

    RESIDENT = "resident"
    HMT = "hmt"
    FOREIGN_2017 = "foreign_2017"
    FOREIGN_2023 = "foreign_2023"


class Sex(StrEnum):
    """Sex as cards code it (GB/T 2261.1)."""

    UNKNOWN = "0"
    MALE = "1"
    FEMALE = "2"
    UNSTATED = "9"


@dataclass(frozen=True, slots=True, repr=False)
class IdCard:
    """One person's card as read; texts a layout does not have are empty.

    ``valid_to`` is ``None`` for 长期. ``number_valid`` is the MOD 11-2 check (GB 11643); the 2017 foreign card has no
    public check rule, there it means that the form is right. ``photo`` is the undecoded 1024-byte WLT picture: it
    stays in memory and is never stored. The ``repr`` tells the kind only, so that no log can hold a person.
    """

    kind: CardKind
    name: str
    sex: Sex
    birth_date: date
    id_number: str
    number_valid: bool
    valid_from: date
    valid_to: date | None
    ethnic_code: str = ""
    address: str = ""
    authority: str = ""
    foreign_name: str = ""
    nationality: str = ""
    pass_number: str = ""
    photo: bytes = b""

    def __repr__(self) -> str:
        return f"IdCard(kind={self.kind.value!r}, …)"
