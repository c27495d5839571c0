"""Templates: files in which named fields stand, and nothing else that could be done with the values."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from string import Template

import msgspec

from central.messages.words import What
from shared.errors import SetupError

FOLDER = Path(__file__).parents[2] / "resources" / "templates" / "messages"
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Fields:
    """Everything a template may name; of the person nothing but the masked name.

    ``number`` is the appointment's; ``ticket`` and ``ahead`` are there when the turn is near.
    ``link`` is the person's own page: whoever has it may move and cancel, so it stands in texts and never in a subject,
    which others log and show.
    """

    hall: str
    place: str
    queue: str
    when: str
    name: str
    number: str
    link: str
    ticket: str = ""
    ahead: str = ""


_LINK = "https://zw.example.gov.cn/a/binjiang/AZyvGcAAcAC8Xq3kT0mYhQ.m3Vb0pQ2sXw9Lk7d"
EXAMPLE = {
    "zh": Fields(
        hall="滨江政务大厅",
        place="一楼东区",
        queue="社会保险",
        when="3月3日周二10:00",
        name="张*三",
        number="12345678",
        link=_LINK,
        ticket="A012",
        ahead="3",
    ),
    "en": Fields(
        hall="Binjiang Service Hall",
        place="Ground floor east",
        queue="Social insurance",
        when="Tue 3 Mar, 10:00",
        name="张*三",
        number="12345678",
        link=_LINK,
        ticket="A012",
        ahead="3",
    ),
}
_FIELDS = frozenset(field.name for field in fields(Fields))
_ONLY_NEAR = {"ticket", "ahead"}
_ONLY_TEXT = {"link"}


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    subject: str
    text: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    zh: _Words
    en: _Words


@dataclass(frozen=True)
class Filled:
    """A message's words; ``subject`` is for mail."""

    subject: str
    text: str


class Templates:
    """Every template, read and checked once; raises :class:`SetupError` (bad_template) naming file and fault."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._files = {what: _read(folder, what) for what in What}

    def fill(self, what: What, language: str, values: Fields) -> Filled:
        """Return a message; a language that is not here is told in Chinese."""
        words = self._files[what].en if language == "en" else self._files[what].zh
        shown = {name: _plain(value) for name, value in _as_mapping(values).items()}
        return Filled(Template(words.subject).substitute(shown), Template(words.text).substitute(shown))


def _read(folder: Path, what: What) -> _File:
    path = folder / f"{what.value}.toml"
    known = _FIELDS if what is What.NEAR else _FIELDS - _ONLY_NEAR
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise SetupError("bad_template", f"The template {path} cannot be read: {error}.") from error
    for words in (file.zh, file.en):
        _check(words.subject, known - _ONLY_TEXT, path)
        _check(words.text, known, path)
    return file


def _check(text: str, known: frozenset[str], path: Path) -> None:
    template = Template(text)
    unknown = sorted(set(template.get_identifiers()) - known)
    if unknown:
        there = ", ".join(sorted(known))
        raise SetupError("bad_template", f"The template {path} names the field {unknown[0]!r}; there are {there}.")
    if not template.is_valid():
        raise SetupError("bad_template", f"The template {path} has a $ that begins no field; a $ to be shown is $$.")
    if any(unicodedata.category(character)[0] == "C" for character in text):
        raise SetupError("bad_template", f"The template {path} has a line break or another control character.")


def _as_mapping(values: Fields) -> Mapping[str, str]:
    return {name: getattr(values, name) for name in _FIELDS}


def _plain(value: str) -> str:
    """Return a value on one line, without control and direction characters."""
    return "".join(c for c in value if unicodedata.category(c)[0] != "C")
