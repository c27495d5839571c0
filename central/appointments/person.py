"""Who books: cleaned and checked before anything is kept, encrypted as soon as it is."""

import re
import unicodedata
from dataclasses import dataclass

from shared.domain.identity import is_citizen_number
from shared.domain.refused import Code, Refused

_PHONE = re.compile(r"(\+86)?1[3-9]\d{9}")
_DOCUMENT = re.compile(r"[A-Z0-9]{5,20}")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LONGEST_NAME, _LONGEST_MAIL = 60, 254
_CITIZEN = 18


@dataclass(frozen=True, repr=False)
class Booker:
    """A person's name, document number and mobile phone, in one spelling each; a mail address where they gave one."""

    name: str
    id_number: str
    phone: str
    mail: str = ""


def checked_booker(name: str, id_number: str, phone: str, mail: str = "") -> Booker:
    """Return who books; raise :class:`Refused` (bad_name, bad_id_number, bad_phone, bad_mail) for what cannot be right.

    ``mail`` may be empty.
    """
    return Booker(checked_name(name), checked_id_number(id_number), checked_phone(phone), checked_mail(mail))


def checked_name(name: str) -> str:
    """Return a name without what cannot be seen; refused (bad_name)."""
    clean = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C").strip()
    if not 1 <= len(clean) <= _LONGEST_NAME:
        raise Refused(Code.BAD_NAME, f"A name has 1 to {_LONGEST_NAME} characters.")
    return clean


def checked_id_number(id_number: str) -> str:
    """Return a document number in capitals; refused (bad_id_number)."""
    number = unicodedata.normalize("NFKC", id_number).replace(" ", "").upper()
    if len(number) == _CITIZEN and not is_citizen_number(number):
        raise Refused(Code.BAD_ID_NUMBER, "The check digit of the citizen number does not fit.")
    if _DOCUMENT.fullmatch(number) is None:
        raise Refused(Code.BAD_ID_NUMBER, "A document number has 5 to 20 letters and digits.")
    return number


def checked_phone(phone: str) -> str:
    """Return a mobile number as eleven digits; refused (bad_phone)."""
    dialled = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", phone))
    if _PHONE.fullmatch(dialled) is None:
        raise Refused(Code.BAD_PHONE, "A mobile number has eleven digits and begins with 1.")
    return dialled.removeprefix("+86")


def checked_mail(mail: str) -> str:
    """Return a mail address, or nothing for nothing; refused (bad_mail)."""
    address = unicodedata.normalize("NFKC", mail).strip()
    if address and (len(address) > _LONGEST_MAIL or _MAIL.fullmatch(address) is None):
        raise Refused(Code.BAD_MAIL, "A mail address looks like name@example.cn.")
    return address
