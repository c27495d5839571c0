"""CSV as programs and people write it: comma, semicolon or tab, quoted cells with line breaks inside (RFC 4180)."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from shared.catalogue.readers.row import Row
from shared.catalogue.readers.table import Columns, present
from shared.catalogue.readers.text_file import TextFile
from shared.catalogue.report import Rejected, Why
from shared.errors import SetupError

_MOST_CELL = 100_000
_MOST_LINE = 1_000_000
_HEADING = 20_000


def read_csv(
    file: TextFile, aliases: Mapping[str, str], required: Iterable[str]
) -> Iterator[Row | tuple[int, Rejected]]:
    """Yield each row, or the number of its line and why it cannot be read; raise :class:`SetupError` for no heading."""
    csv.field_size_limit(_MOST_CELL)
    with file.path.open(encoding=file.encoding, newline="") as lines:
        delimiter = _delimiter(lines.readline(_HEADING))
        lines.seek(0)
        rows = csv.reader(_bounded(lines, file), delimiter=delimiter, strict=True)
        try:
            heading = next(rows)
        except (StopIteration, csv.Error) as error:
            raise SetupError("bad_heading", f"文件 {file.path.name} 没有可读的表头。") from error
        columns = Columns(heading, aliases, required)
        yield from present(_rows(rows, columns))


def _bounded(lines: TextIO, file: TextFile) -> Iterator[str]:
    """Yield lines of a length that memory can hold."""
    while line := lines.readline(_MOST_LINE):
        if len(line) == _MOST_LINE:
            raise SetupError("line_too_long", f"文件 {file.path.name} 有一行超过 {_MOST_LINE:,} 个字符，不是表格。")
        yield line


def _rows(rows: Any, columns: Columns) -> Iterator[Row | tuple[int, Rejected] | None]:
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, Rejected(Why.NOT_READABLE, about=str(error))
            continue
        yield columns.row(line, cells)


def _delimiter(heading: str) -> str:
    return max(",;\t", key=heading.count)
