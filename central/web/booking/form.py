"""The form of whoever books: every field judged by itself, everything typed kept, what is wrong told at its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData, QueryParams

from central.appointments.person import Booker, checked_id_number, checked_mail, checked_name, checked_phone
from central.office.asks import Typed
from shared.domain.refused import Refused

_MOST = 200
_FIELDS: Mapping[str, Callable[[str], str]] = {
    "name": checked_name,
    "id_number": checked_id_number,
    "phone": checked_phone,
    "mail": checked_mail,
}


@dataclass(frozen=True, repr=False)
class PersonForm:
    """What was typed, and the code of what is wrong at each field."""

    typed: Mapping[str, str]
    wrong: Mapping[str, str]
    booker: Booker | None


EMPTY = PersonForm(dict.fromkeys(_FIELDS, ""), {}, None)


def filled_in(typed: Typed) -> PersonForm:
    """Return the form as somebody filled it in before."""
    return PersonForm({name: getattr(typed, name) for name in _FIELDS}, {}, None)


def typed_by(booker: Booker) -> Typed:
    """Return what is asked of the office for whoever books."""
    return Typed(name=booker.name, id_number=booker.id_number, phone=booker.phone, mail=booker.mail)


def read_form(form: FormData) -> PersonForm:
    """Return the form as it was sent."""
    typed = {name: text(form, name) for name in _FIELDS}
    clean: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for name, check in _FIELDS.items():
        try:
            clean[name] = check(typed[name])
        except Refused as refused:
            wrong[name] = refused.code
    return PersonForm(typed, wrong, None if wrong else Booker(**clean))


def text(form: FormData | QueryParams, name: str) -> str:
    """Return a field's text, no longer than any answer of ours; empty for a missing one or a file."""
    value = form.get(name)
    return value[:_MOST] if isinstance(value, str) else ""
