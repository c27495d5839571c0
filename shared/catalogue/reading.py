"""From a file to a catalogue: rows are read, cleaned and understood one by one, and each is accounted for."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from shared.catalogue.profiles.guangdong import Guangdong
from shared.catalogue.profiles.onehall import OneHall
from shared.catalogue.profiles.profile import ListKind, Profile, Record
from shared.catalogue.profiles.sichuan import Sichuan
from shared.catalogue.readers.csv_file import read_csv
from shared.catalogue.readers.json_lines import read_json_lines
from shared.catalogue.readers.row import Row
from shared.catalogue.readers.text_file import look_through
from shared.catalogue.readers.xlsx import read_xlsx
from shared.catalogue.report import Limits, Rejected, Report, Why
from shared.domain.catalogue.catalogue import Catalogue, Head, Kind, PublishedList, joined
from shared.domain.catalogue.items import Department, Item, Material
from shared.domain.catalogue.themes import Theme

PROFILES: dict[str, Callable[[Limits], Profile]] = {"onehall": OneHall, "guangdong": Guangdong, "sichuan": Sichuan}
_MOST_BYTES = 256 * 1024
"""Of one record in JSON: one that is longer could not travel with others."""

Lines = Iterator[Row | tuple[int, Rejected]]
Tell = Callable[[int, int], None]
"""Told the line that was read and how many there are (0 where nobody knows)."""


def read_file(path: Path, profile_name: str, report: Report, tell: Tell) -> Iterator[Record | ListKind]:
    """Yield the parts of the catalogue in a file, the head first, while ``report`` grows.

    Raise :class:`SetupError` for a file that cannot be read at all; what was yielded before is then not to be used.
    """
    profile = PROFILES[profile_name](report.limits)
    rows, total = _rows(path, profile)
    if profile.region:
        yield Head(region=profile.region, version=_day(path), source=path.name, name=profile_name)
    for found in rows:
        if isinstance(found, Row):
            tell(found.line, total)
            yield from _understood(found, profile, report)
        else:
            line, rejected = found
            report.rejected(line, "", (rejected.reason,))


def _rows(path: Path, profile: Profile) -> tuple[Lines, int]:
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        return read_xlsx(path, profile.columns, profile.required), 0
    file = look_through(path)
    if path.suffix.lower() in {".csv", ".tsv", ".txt"}:
        return read_csv(file, profile.columns, profile.required), file.lines
    return read_json_lines(file), file.lines


def _understood(row: Row, profile: Profile, report: Report) -> Iterable[Record | ListKind]:
    """Return what a row brings, and account for it; a row that is rejected brings nothing."""
    try:
        row.clean()
        records = list(profile.records(row))
        for record in records:
            if len(msgspec.json.encode(record)) > _MOST_BYTES:
                raise Rejected(Why.ROW_TOO_LONG, about=str(_MOST_BYTES))  # noqa: TRY301 one place accounts for it
    except Rejected as rejected:
        report.rejected(row.line, profile.code(row)[:80], (*row.reasons, rejected.reason))
        return []
    report.imported(row.line, profile.code(row), tuple(row.reasons))
    return records


def _day(path: Path) -> str:
    """Return the day a file was written: the version of a catalogue that does not name its own."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()


def collected(records: Iterable[Record | ListKind]) -> Catalogue | None:
    """Return the records as one catalogue, ``None`` where no head is among them."""
    found: dict[type, list[object]] = {}
    for record in records:
        found.setdefault(type(record), []).append(record)
    if Head not in found:
        return None

    def of(kind: type) -> tuple[object, ...]:
        return tuple(found.get(kind, ()))

    lists: list[PublishedList] = found.get(PublishedList, [])  # type: ignore[assignment]
    return Catalogue(
        head=found[Head][0],  # type: ignore[arg-type]
        departments=of(Department),  # type: ignore[arg-type]
        kinds=of(Kind),  # type: ignore[arg-type]
        list_kinds=tuple(kind.kind for kind in of(ListKind)),  # type: ignore[attr-defined]
        materials=of(Material),  # type: ignore[arg-type]
        items=of(Item),  # type: ignore[arg-type]
        themes=of(Theme),  # type: ignore[arg-type]
        lists=joined(lists),
    )
