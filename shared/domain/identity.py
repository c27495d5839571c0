"""What a citizen number says by itself: check digit, birth date and sex (GB 11643, MOD 11-2)."""

from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_LENGTH = 18


def check_character(first17: str) -> str:
    """Return the eighteenth character for seventeen digits (ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(int(d) * w for d, w in zip(first17, _WEIGHTS, strict=True)) % 11]


def is_citizen_number(number: str) -> bool:
    """Tell whether ``number`` can be a citizen number; region codes are not judged, because they change."""
    body, check = number[:17], number[17:].upper()
    if len(number) != _LENGTH or not (body.isascii() and body.isdigit()):
        return False
    return check == check_character(body) and birth_date(number) is not None


def birth_date(number: str) -> date | None:
    """Return the birth date inside a citizen number, ``None`` when it is no date."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def age_on(birth: date, day: date) -> int:
    """Return the age in full years on ``day``."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
