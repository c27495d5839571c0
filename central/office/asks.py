"""What pages may ask of the office, and what it answers; as Structs, because the two may be two processes.

A *link* is the last part of an appointment's address (:mod:`central.appointments.links`). Only the office makes and
reads one: whoever asks without it is told of nobody, and whoever asks with it of this one appointment, name and numbers
masked.
"""

from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Generic, Literal, TypeAlias, TypeVar, get_args

import msgspec

from shared.domain.appointments.slots import Slot
from shared.domain.appointments.states import AppointmentState
from shared.domain.hours import SpecialDay
from shared.domain.wishes import Wish

Answer = TypeVar("Answer")

_Name = Annotated[str, msgspec.Meta(max_length=64, pattern=r"^[^\x00]*$")]
_Link = Annotated[str, msgspec.Meta(max_length=64)]
_Code = Annotated[str, msgspec.Meta(max_length=100)]
_Text = Annotated[str, msgspec.Meta(max_length=200)]
_Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class Private(msgspec.Struct, frozen=True, kw_only=True):
    """What may be about a person: shown to whoever holds the link, and in no log."""

    def __repr__(self) -> str:
        """Reveal nothing."""
        return f"{type(self).__name__}(…)"


class Ask(Private, Generic[Answer], frozen=True, kw_only=True):
    """Something asked of the office, typed by the answer that it brings; safe to be sent twice."""


@cache
def answer_type(ask: type) -> Any:
    """Return the type that the answer to a class of ask is decoded to."""
    return get_args(ask.__orig_bases__[0])[0]  # type: ignore[attr-defined]


class DayState(StrEnum):
    """Whether a day can be chosen, and why not."""

    FREE = "free"
    FULL = "full"
    CLOSED = "closed"
    OVER = "over"
    """Open, but its last time begins too soon, or lies too far ahead."""


class Day(msgspec.Struct, frozen=True):
    """One day of a queue."""

    day: date
    state: DayState
    special: SpecialDay | None = None


class AskDays(Ask[list[Day]], frozen=True, kw_only=True, tag=True):
    """Today and the days that a queue can be booked ahead."""

    hall: _Name
    queue: _Name


class AskTimes(Ask[list[Slot]], frozen=True, kw_only=True, tag=True):
    """The times of a day, full ones included."""

    hall: _Name
    queue: _Name
    day: date


class Typed(Private, frozen=True, kw_only=True):
    """What somebody filled in about themselves; ``mail`` may be empty."""

    name: _Text
    id_number: _Text
    phone: _Text
    mail: _Text = ""


class Form(Private, frozen=True, kw_only=True):
    """A form to be filled in: the link of the appointment that it will make, and what was typed before."""

    link: str
    typed: Typed | None = None


class OpenForm(Ask[Form], frozen=True, kw_only=True, tag=True):
    """A new form, or that of a reservation (``of``, its link) nobody has confirmed yet."""

    hall: _Name
    of: _Link = ""


class Reserve(Ask[None], frozen=True, kw_only=True, tag=True):
    """Hold a place under a form's link; sent again with something corrected, that counts.

    Refused: bad_name, bad_id_number, bad_phone, bad_mail, and as ``Bookings.reserve`` says.
    """

    hall: _Name
    link: _Link
    queue: _Name
    begins: _Moment
    typed: Typed
    matter: Annotated[str, msgspec.Meta(max_length=140, pattern=r"^[^\x00]*$")] = ""
    language: Literal["zh", "en"] = "zh"


class Appointment(Private, frozen=True, kw_only=True):
    """An appointment as its page shows it; moments are in the hall's zone, name and numbers are masked.

    ``until`` is when it must have been confirmed; ``shut`` that its hall is not open then; ``code`` the text of its QR
    while it is booked; ``ticket`` the number it became, and ``onward`` the address of the one it was moved to.
    """

    id: str
    queue: str
    state: AppointmentState
    number: str
    begins: datetime
    ends: datetime
    made: datetime
    until: datetime | None
    matter: str
    name: str
    id_number: str
    phone: str
    mail: str
    shut: bool
    code: str
    ticket: str
    onward: str


class See(Ask[Appointment], frozen=True, kw_only=True, tag=True):
    """The appointment behind a link, until a day after it."""

    hall: _Name
    link: _Link


class WhoseLink(Ask[str], frozen=True, kw_only=True, tag=True):
    """The id of the appointment whose link this is."""

    hall: _Name
    link: _Link


class Confirm(Ask[None], frozen=True, kw_only=True, tag=True):
    """Make a reservation an appointment; refused (appointment_state) once it lapsed."""

    hall: _Name
    link: _Link


class Cancel(Ask[None], frozen=True, kw_only=True, tag=True):
    """Give an appointment up; refused (appointment_state) when its person is in the hall already."""

    hall: _Name
    link: _Link


class Move(Ask[None], frozen=True, kw_only=True, tag=True):
    """Take another time under a new form's link (``to``); refused as a reservation, and the old one stands then."""

    hall: _Name
    link: _Link
    to: _Link
    begins: _Moment


class LookUp(Ask[str], frozen=True, kw_only=True, tag=True):
    """The address of an appointment found by its number and its phone.

    Refused: unknown_appointment, whatever is wrong; too_often.
    """

    hall: _Name
    number: _Text
    phone: _Text


class PassWish(Ask[None], frozen=True, kw_only=True, tag=True):
    """Tell a hall what the owner of a ticket wishes, who holds its code or the link of the appointment it was."""

    hall: _Name
    wish: Wish
    code: _Code = ""
    link: _Link = ""


class SignSheet(Ask[str], frozen=True, kw_only=True, tag=True):
    """The code (``OHG2``) of a guide's sheet, as :func:`shared.domain.guide.sheet.written` gives it."""

    sheet: Annotated[bytes, msgspec.Meta(max_length=2000)]


class FormKeys(Private, frozen=True, kw_only=True):
    """The keys by which pages know their own forms and puzzles again; they are good for nothing else."""

    tokens: bytes
    puzzles: bytes


class AskFormKeys(Ask[FormKeys], frozen=True, kw_only=True, tag=True):
    """The keys of the pages' forms: the same for all their processes."""


AnyAsk: TypeAlias = (
    AskDays
    | AskTimes
    | OpenForm
    | Reserve
    | See
    | WhoseLink
    | Confirm
    | Cancel
    | Move
    | LookUp
    | PassWish
    | SignSheet
    | AskFormKeys
)
