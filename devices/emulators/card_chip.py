"""What an emulated card holds: 256 bytes of text packed by the tables of GA/T 490, and 1024 photo bytes.

Written from the tables and not from the driver's layouts, so that a mistake in one shows against the other.
"""

import tomllib
from pathlib import Path
from typing import TypeAlias

Fields: TypeAlias = dict[str, str]

_TEXT_BYTES = 256
_CARDS = Path(__file__).with_name("cards.toml")
# field -> (offset in bytes, length in characters)
_RESIDENT = {
    "name": (0, 15),
    "sex": (30, 1),
    "ethnic": (32, 2),
    "birth": (36, 8),
    "address": (52, 35),
    "id": (122, 18),
    "authority": (158, 15),
    "valid_from": (188, 8),
    "valid_to": (204, 8),
}
_HMT = {**_RESIDENT, "pass_no": (220, 9), "issue_count": (238, 2), "flag": (248, 1)}
_FOREIGN_2023 = {
    "name": (0, 15),
    "sex": (30, 1),
    "renewals": (32, 2),
    "birth": (36, 8),
    "name_en": (52, 35),
    "id": (122, 18),
    "valid_from": (188, 8),
    "valid_to": (204, 8),
    "nation": (242, 3),
    "flag": (248, 1),
}
_FOREIGN_2017 = {
    "name_en": (0, 60),
    "sex": (120, 1),
    "id": (122, 15),
    "nation": (152, 3),
    "name": (158, 15),
    "valid_from": (188, 8),
    "valid_to": (204, 8),
    "birth": (220, 8),
    "version": (236, 2),
    "authority": (240, 4),
    "flag": (248, 1),
}
_LAYOUTS = {
    "resident": (_RESIDENT, " "),
    "hmt": (_HMT, "J"),
    "foreign_2023": (_FOREIGN_2023, "Y"),
    "foreign_2017": (_FOREIGN_2017, "I"),
}


def sample_cards() -> dict[str, Fields]:
    """Return the cards that can be laid by name."""
    return tomllib.loads(_CARDS.read_text(encoding="utf-8"))


def text_block(fields: Fields) -> bytes:
    """Pack a card's fields; an unknown kind or field raises KeyError, a text too long ValueError."""
    values = dict(fields)
    layout, flag = _LAYOUTS[values.pop("kind", "resident")]
    if flag != " ":
        values["flag"] = flag
    block = bytearray(" ".encode("utf-16-le") * (_TEXT_BYTES // 2))
    for name, value in values.items():
        offset, characters = layout[name]
        packed = value.encode("utf-16-le")
        if len(packed) > 2 * characters:
            raise ValueError(f"{name} is longer than {characters} characters")
        block[offset : offset + len(packed)] = packed
    return bytes(block)


def photo_bytes() -> bytes:
    """Return 1024 bytes in the place of the WLT photo, by the filler rule of the public test vectors."""
    return bytes((37 * i + 11) & 0xFF for i in range(1024))
