"""Time limits as provinces write them, as a number and a unit."""

import re
import unicodedata
from dataclasses import dataclass

from shared.domain.catalogue.items import Limit, Unit

_NOTHING = {"", "无", "无期限", "无时限", "没有", "不限", "null", "none", "-", "/", "—", "——"}
_AT_ONCE = {
    "当场",
    "当场办结",
    "当场办理",
    "即办",
    "即办件",
    "即时",
    "即时办结",
    "即时办理",
    "立即",
    "立等可取",
    "马上办",
}
_UNITS = {
    "工作日": Unit.WORKING_DAYS,
    "个工作日": Unit.WORKING_DAYS,
    "自然日": Unit.CALENDAR_DAYS,
    "个自然日": Unit.CALENDAR_DAYS,
    "日历日": Unit.CALENDAR_DAYS,
    "日历天": Unit.CALENDAR_DAYS,
    "日": Unit.WORKING_DAYS,
    "天": Unit.WORKING_DAYS,
    "": Unit.WORKING_DAYS,
}
"""A bare day is a working day: 行政许可法 art. 82."""
_HOURS = {"小时", "个小时", "工作小时", "个工作小时"}
_DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_FORM = re.compile(r"(\d+|[零〇一二两三四五六七八九十百]+)\s*\(?\s*([^\d()]*?)\s*\)?")
_MOST = 3660


@dataclass(frozen=True)
class ReadLimit:
    """What a text says of a limit: none (``given`` is false), one, or one that cannot be read (``limit`` is none)."""

    given: bool
    limit: Limit | None = None
    rounded: bool = False
    """The text counts hours: less than a day has no unit of ours and was made one working day."""


def read_limit(text: str) -> ReadLimit:
    """Return the limit in texts such as ``30(工作日)``, ``7(自然日)``, ``五个工作日``, ``当场``, ``无``."""
    plain = unicodedata.normalize("NFKC", text).strip().rstrip("。.").removesuffix("内").removesuffix("以").strip()
    if plain.lower() in _NOTHING:
        return ReadLimit(given=False)
    if plain in _AT_ONCE:
        return ReadLimit(given=True, limit=Limit(0, Unit.AT_ONCE))
    found = _FORM.fullmatch(plain)
    if found is None:
        return ReadLimit(given=True)
    number, unit = _number(found[1]), found[2]
    if unit in _HOURS:
        return ReadLimit(given=True, limit=Limit(1), rounded=True) if 0 < number <= 24 else ReadLimit(given=True)  # noqa: PLR2004 hours of a day
    if unit not in _UNITS or number > _MOST:
        return ReadLimit(given=True)
    return ReadLimit(given=True, limit=Limit(number, _UNITS[unit]) if number else Limit(0, Unit.AT_ONCE))


def _number(text: str) -> int:
    """Return a number of digits or of Chinese numerals below a thousand."""
    if text.isdecimal():
        return int(text)
    total = digit = 0
    for character in text:
        weight = {"十": 10, "百": 100}.get(character, 0)
        if weight:
            total += (digit or 1) * weight
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
