"""Finding a Chinese name by the first letters of its pinyin, without a dictionary.

GB 2312 orders its 3,755 common ideographs (rows 16 to 55) by pinyin, so the code alone tells the first letter.
Characters with more than one reading count for each of them (``kiosk-counter-ux.md`` 1.2).
"""

from bisect import bisect_right

_FIRST_CODES = (
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8,
    0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1,
)  # fmt: skip
_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"
_LAST_CODE = 0xD7F9
_OTHER_READINGS = {
    "会": "K", "行": "H", "重": "C", "长": "Z", "单": "S", "查": "Z", "车": "J", "给": "J", "调": "T", "传": "Z",
    "藏": "Z", "朝": "Z", "乐": "Y", "率": "S", "系": "J", "校": "J", "曾": "C", "解": "X", "参": "S", "便": "P",
    "属": "Z", "省": "X", "弹": "T", "降": "X", "角": "J", "殖": "S", "仇": "Q", "区": "O", "石": "D", "厦": "X",
}  # fmt: skip


def initials(text: str) -> list[str]:
    """Return for each character the letters it may begin with, empty where there is none."""
    return [_of(character) for character in text]


def matches(text: str, typed: str) -> bool:
    """Tell whether ``typed`` (any case) stands in ``text``, by the characters themselves or by their initials."""
    wanted = typed.strip().upper()
    if wanted in text.upper():
        return True
    letters = initials(text)
    starts = range(len(letters) - len(wanted) + 1)
    return any(all(want in letters[start + at] for at, want in enumerate(wanted)) for start in starts)


def _of(character: str) -> str:
    if character.isascii():
        return character.upper() if character.isalnum() else ""
    try:
        code = int.from_bytes(character.encode("gb2312"))
    except UnicodeEncodeError:
        return ""
    if not _FIRST_CODES[0] <= code <= _LAST_CODE:
        return _OTHER_READINGS.get(character, "")
    return _LETTERS[bisect_right(_FIRST_CODES, code) - 1] + _OTHER_READINGS.get(character, "")
