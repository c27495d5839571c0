"""Tables (CSV and XLSX): the first row names the columns, every other is a row of the catalogue."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from shared.catalogue.readers.row import Row
from shared.catalogue.report import Rejected, Why
from shared.domain.clean_text import clean_text
from shared.errors import SetupError

_MOST_COLUMNS = 300


class Columns:
    """The heading of a table; ``aliases`` are other words for a profile's fields."""

    def __init__(self, heading: Sequence[str], aliases: Mapping[str, str], required: Iterable[str]) -> None:
        names = [clean_text(name)[0] for name in heading]
        self._names = [aliases.get(name, name) for name in names]
        missing = [name for name in required if name not in self._names]
        if missing:
            words = {field: word for word, field in aliases.items()}
            wanted = "、".join(f"{words.get(name, name)}（{name}）" for name in missing)
            raise SetupError("missing_columns", f"表头缺少必需的列：{wanted}；请检查文件和 --profile。")
        twice = {name for name in self._names if name and self._names.count(name) > 1}
        if twice or len(self._names) > _MOST_COLUMNS:
            about = "、".join(sorted(twice)) or f"超过 {_MOST_COLUMNS} 列"
            raise SetupError("bad_heading", f"表头有误：{about}。请改正后再导入。")

    @property
    def width(self) -> int:
        """Return how many columns there are."""
        return len(self._names)

    def row(self, line: int, cells: Sequence[str]) -> Row | tuple[int, Rejected] | None:
        """Return the row of these cells, ``None`` for an empty one."""
        filled = len(cells)
        while filled and not cells[filled - 1].strip():
            filled -= 1
        if filled == 0:
            return None
        if filled > len(self._names):
            return line, Rejected(Why.TOO_MANY_FIELDS, about=f"{filled} > {len(self._names)}")
        row = Row(line, {name: cell for name, cell in zip(self._names, cells, strict=False) if name})
        if len(cells) < len(self._names):
            row.say(Why.SHORT_ROW, about=f"{len(cells)} < {len(self._names)}")
        return row


def present(rows: Iterable[Row | tuple[int, Rejected] | None]) -> Iterator[Row | tuple[int, Rejected]]:
    """Yield the rows that are not empty."""
    return (row for row in rows if row is not None)
