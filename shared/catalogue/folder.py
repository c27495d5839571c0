"""A catalogue that people write: a folder of TOML files, one per department and one per theme, read as one value.

What each file holds is told in ``docs/catalogue.md``. Every fault names its file and line, because whoever wrote it is
the one who will mend it. A key nobody knows is refused: a misspelt ``promissed`` would otherwise be a limit lost.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from shared.catalogue.known_keys import unknown_key
from shared.domain.catalogue.catalogue import Catalogue, Head, Kind, PublishedList
from shared.domain.catalogue.items import Department, Item, Material
from shared.domain.catalogue.themes import Question, Step, Theme
from shared.errors import SetupError

BUILT_IN = Path(__file__).parents[2] / "resources" / "catalogue"

T = TypeVar("T")


def load_folder(path: Path) -> Catalogue:
    """Return the catalogue in the folder; raise :class:`SetupError` (bad_catalogue) with the file, line and fault."""
    kinds = _page(path / "kinds.toml", "kinds", "list_kinds")
    shared = _Shared(path)
    return Catalogue(
        head=_read(path / "catalogue.toml").value(Head),
        departments=_values(_page(path / "departments.toml", "departments"), "departments", Department),
        kinds=_values(kinds, "kinds", Kind),
        list_kinds=_values(kinds, "list_kinds", Kind),
        materials=_values(_page(path / "materials.toml", "materials"), "materials", Material),
        items=tuple(item for file in _files(path / "items") for item in _items(file)),
        themes=tuple(shared.theme(file) for file in _files(path / "themes")),
        lists=tuple(_read(file).value(PublishedList) for file in _files(path / "lists")),
    )


@dataclass(frozen=True)
class _Table:
    """One table of a file and where it begins in the text, so that a fault can name its line."""

    file: Path
    text: str
    data: dict[str, Any]
    start: int = 0

    def value(self, kind: type[T]) -> T:
        """Return the table as a value of the domain."""
        unknown = unknown_key(self.data, kind)
        if unknown:
            raise self.fault(f"the key {unknown!r} is not known", key=unknown)
        try:
            return msgspec.convert(self.data, kind)
        except msgspec.ValidationError as error:
            key = re.search(r"\$\.([\w]+)", str(error))
            raise self.fault(str(error), key=key[1] if key else "") from error

    def rows(self, key: str) -> list["_Table"]:
        """Return the tables written as ``[[key]]``."""
        rows = self.data.get(key, [])
        places = [match.start() for match in re.finditer(rf"^\[\[{key}\]\]", self.text, re.MULTILINE)]
        if not isinstance(rows, list) or len(rows) != len(places):
            raise self.fault(f"every entry of {key!r} must begin with a line [[{key}]]", key=key)
        return [_Table(self.file, self.text, row, start) for row, start in zip(rows, places, strict=True)]

    def fault(self, fault: str, key: str = "") -> SetupError:
        """Return the error that says in which file, on which line and in whose table something is wrong."""
        end = self.text.find("\n[[", self.start)
        own = self.text[self.start : end if end > 0 else len(self.text)]
        found = re.search(rf"(?<![\w-]){re.escape(key)}\s*=", own) if key else None
        line = self.text.count("\n", 0, self.start + (found.start() if found else 0)) + 1
        whose = f" ({self.data['id']})" if "id" in self.data else ""
        sentence = f"{self.file}, line {line}{whose}: {fault}."
        return SetupError("bad_catalogue", sentence, file=self.file.name, line=line, fault=fault)


def _read(file: Path) -> _Table:
    try:
        text = file.read_text(encoding="utf-8")
        return _Table(file, text, tomllib.loads(text))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SetupError("bad_catalogue", f"{file} cannot be read: {error}.", file=file.name) from error


def _page(file: Path, *known: str) -> _Table:
    """Return a file that has nothing but ``known`` keys at its top."""
    page = _read(file)
    for key in sorted(page.data.keys() - set(known)):
        raise page.fault(f"the key {key!r} is not known", key=key)
    return page


def _values(page: _Table, key: str, kind: type[T]) -> tuple[T, ...]:
    return tuple(row.value(kind) for row in page.rows(key))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _items(file: Path) -> list[Item]:
    """Return a department's items; what ``[common]`` says holds for each that does not say otherwise."""
    page = _page(file, "common", "items")
    common = page.data.get("common", {})
    if not isinstance(common, dict):
        raise page.fault("'common' must be written as a table [common]", key="common")
    rows = [replace(row, data={**common, **row.data}) for row in page.rows("items")]
    return [replace(row, data={**row.data, "materials": _uses(row)}).value(Item) for row in rows]


def _uses(row: _Table) -> list[object]:
    """Return what an item asks for, spelled out: a material by itself may be written as its id alone."""
    uses = row.data.get("materials", [])
    if not isinstance(uses, list):
        raise row.fault("'materials' must be a list", key="materials")
    return [{"material": use} if isinstance(use, str) else use for use in uses]


class _Shared:
    """What several themes take over, so that it is written once: questions by id, steps by item."""

    def __init__(self, folder: Path) -> None:
        questions = _page(folder / "questions.toml", "questions").rows("questions")
        steps = _page(folder / "steps.toml", "steps").rows("steps")
        self._questions = _named(questions, "id")
        self._steps = _named(steps, "item")

    def theme(self, file: Path) -> Theme:
        """Return a theme; ``shared = "NAME"`` takes a question or step over, and keys beside it go before."""
        page = _read(file)
        questions = [_taken(row, self._questions, "questions.toml").value(Question) for row in page.rows("questions")]
        steps = [_taken(row, self._steps, "steps.toml").value(Step) for row in page.rows("steps")]
        head = {key: value for key, value in page.data.items() if key not in {"questions", "steps"}}
        bare = replace(page, data={**head, "questions": [], "steps": []}).value(Theme)
        return replace(bare, questions=tuple(questions), steps=tuple(steps))


def _named(rows: list[_Table], key: str) -> dict[str, _Table]:
    """Return the rows by what they are called; two of one name would hide each other."""
    found: dict[str, _Table] = {}
    for row in rows:
        name = row.data.get(key)
        if not isinstance(name, str) or name in found:
            raise row.fault(f"{key!r} must be there and differ from those before", key=key)
        found[name] = row
    return found


def _taken(row: _Table, pool: Mapping[str, _Table], source: str) -> _Table:
    """Return the row, or what it takes over from ``pool`` with its own keys before."""
    name = row.data.get("shared")
    if name is None:
        return row
    if name not in pool:
        raise row.fault(f"there is no {name!r} in {source}", key="shared")
    own = {key: value for key, value in row.data.items() if key != "shared"}
    return replace(row, data={**pool[name].data, **own})
