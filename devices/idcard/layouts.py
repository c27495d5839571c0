"""The four text layouts of SDT cards (GA/T 490 and its kin): 256 bytes of UTF-16LE become an IdCard."""

import re
from dataclasses import dataclass
from datetime import date

from devices.cards import CardKind, IdCard, Sex
from shared.domain.identity import is_citizen_number

_TEXT_BYTES = 256
_HEAD_BYTES = 4
_FOREVER = "长期"
_FLAG = (248, 2)
_DAY = re.compile("[0-9]{8}")


class UnreadableCard(Exception):
    """What the reader handed over is no card's text; says what is wrong, never whose card it is, nor by its cause."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each text of one kind of card stands: (offset, length) in bytes; several places are joined."""

    kind: CardKind
    places: dict[str, tuple[tuple[int, int], ...]]


_DATES = {"valid_from": ((188, 16),), "valid_to": ((204, 16),)}
_COMMON = {"name": ((0, 30),), "sex": ((30, 2),), "birth": ((36, 16),), "id_number": ((122, 36),), **_DATES}

_LAYOUTS = {
    "": Layout(
        CardKind.RESIDENT,
        {**_COMMON, "ethnic_code": ((32, 4),), "address": ((52, 70),), "authority": ((158, 30),)},
    ),
    "J": Layout(
        CardKind.HMT,
        {**_COMMON, "address": ((52, 70),), "authority": ((158, 30),), "pass_number": ((220, 18),)},
    ),
    "Y": Layout(
        CardKind.FOREIGN_2023,
        {**_COMMON, "foreign_name": ((52, 70), (220, 22)), "nationality": ((242, 6),)},
    ),
    "I": Layout(
        CardKind.FOREIGN_2017,
        {
            "foreign_name": ((0, 120),),
            "sex": ((120, 2),),
            "id_number": ((122, 30),),
            "nationality": ((152, 6),),
            "name": ((158, 30),),
            "birth": ((220, 16),),
            "authority": ((240, 8),),
            **_DATES,
        },
    ),
}


def split_read_answer(data: bytes) -> tuple[bytes, bytes]:
    """Split the data of a good 30 01 answer into the text block and the photo; raises UnreadableCard."""
    text_length, photo_length = int.from_bytes(data[0:2]), int.from_bytes(data[2:4])
    if text_length != _TEXT_BYTES or len(data) != _HEAD_BYTES + text_length + photo_length:
        raise UnreadableCard("the lengths inside the answer do not fit")
    return data[_HEAD_BYTES : _HEAD_BYTES + _TEXT_BYTES], data[_HEAD_BYTES + _TEXT_BYTES :]


def parse_card(text: bytes, photo: bytes) -> IdCard:
    """Turn a card's text block into values; a wrong check digit is told by ``number_valid``, raises UnreadableCard."""
    if len(text) != _TEXT_BYTES:
        raise UnreadableCard("the text block has a wrong length")
    layout = _LAYOUTS.get(_text_at(text, *_FLAG))
    if layout is None:
        raise UnreadableCard("a kind of card this program does not know")
    words = {field: "".join(_text_at(text, *place) for place in places) for field, places in layout.places.items()}
    return _card(layout.kind, words, photo)


def _card(kind: CardKind, words: dict[str, str], photo: bytes) -> IdCard:
    name = words.pop("name") or words.get("foreign_name", "")
    number = words.pop("id_number")
    if not name or not number:
        raise UnreadableCard("the name or the number is empty")
    return IdCard(
        kind=kind,
        name=name,
        sex=_sex(words.pop("sex")),
        birth_date=_day(words.pop("birth")),
        id_number=number,
        number_valid=_number_valid(kind, number),
        valid_from=_day(words.pop("valid_from")),
        valid_to=_last_day(words.pop("valid_to")),
        photo=photo,
        **words,
    )


def _number_valid(kind: CardKind, number: str) -> bool:
    if kind is CardKind.FOREIGN_2017:  # three letters of the country and twelve digits; its check rule is not public
        country, digits = number[:3], number[3:]
        return len(digits) == len("110081010110") and country.isalpha() and digits.isdecimal() and number.isascii()
    return is_citizen_number(number)


def _text_at(block: bytes, offset: int, length: int) -> str:
    try:
        text = block[offset : offset + length].decode("utf-16-le").strip(" \0")
    except UnicodeDecodeError:
        raise UnreadableCard("the text is not UTF-16") from None
    if any(ord(character) < ord(" ") for character in text):
        raise UnreadableCard("there are control characters in the text")
    return text


def _sex(code: str) -> Sex:
    try:
        return Sex(code)
    except ValueError:
        raise UnreadableCard("the sex is none of the codes") from None


def _day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise UnreadableCard("a date is no date")
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        raise UnreadableCard("a date is no date") from None


def _last_day(text: str) -> date | None:
    return None if text == _FOREVER else _day(text)
