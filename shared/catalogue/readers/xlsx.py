"""XLSX sheets, read as a stream after the archive was looked through: bombs and foreign XML are refused unopened."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from shared.catalogue.readers.row import Row
from shared.catalogue.readers.table import Columns, present
from shared.catalogue.readers.text_file import MOST_ROWS, too_long
from shared.catalogue.report import Rejected, Why
from shared.errors import SetupError

MOST_INFLATED = 300 * 1024 * 1024
MOST_RATIO = 200
_SMALL = 1024 * 1024
"""Below this a part may be packed as tightly as it likes."""
_MOST_PARTS = 2000
_CHUNK = 1 << 18
_SURE_DIGITS = 10**15
"""A double holds no longer whole number exactly: what a spreadsheet shows beyond it is made up."""


def read_xlsx(path: Path, aliases: Mapping[str, str], required: Iterable[str]) -> Iterator[Row | tuple[int, Rejected]]:
    """Yield each row of the first sheet; formulas are literal text, numbers and dates become text."""
    check_archive(path)
    from openpyxl import load_workbook  # noqa: PLC0415 a second's import, only for this kind of file

    try:
        book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
    except Exception as error:
        raise SetupError("bad_xlsx", f"文件 {path.name} 不是完好的 XLSX 工作簿：{type(error).__name__}。") from error
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its size need not be true
        rows = sheet.iter_rows(values_only=True)
        heading = next(rows, ())
        columns = Columns([_text(cell) for cell in heading], aliases, required)
        yield from present(_rows(rows, columns, path))
    finally:
        book.close()


def check_archive(path: Path) -> None:
    """Raise :class:`SetupError` for no honest workbook: too big, packed too tightly, or with XML declarations."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS:
                raise _refused(path, f"含有 {len(parts)} 个部件")
            left = MOST_INFLATED
            for part in parts:
                left -= _inflated(archive, part, left, path)
    except zipfile.BadZipFile as error:
        raise SetupError("bad_xlsx", f"文件 {path.name} 不是 XLSX 工作簿。") from error
    except (OSError, NotImplementedError, RuntimeError) as error:
        raise SetupError("bad_xlsx", f"无法读取工作簿 {path.name}：{error}。") from error


def _inflated(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int, path: Path) -> int:
    """Return how long a part really is; what its header says is not believed."""
    size = 0
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise _refused(path, f"解压后超过 {MOST_INFLATED // 1024 // 1024} MB")
            if size > _SMALL and size > MOST_RATIO * max(part.compress_size, 1):
                raise _refused(path, f"压缩比超过 {MOST_RATIO}")
            _refuse_declarations(tail + chunk, path)
            tail = chunk[-16:]
    return size


def _refuse_declarations(data: bytes, path: Path) -> None:
    """Refuse document types and entities, also in XML of two-byte characters; workbooks have none."""
    plain = data.replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise _refused(path, "含有 XML 文档类型声明")


def _refused(path: Path, fault: str) -> SetupError:
    return SetupError("dangerous_xlsx", f"工作簿 {path.name} {fault}，为安全起见未打开；未导入任何内容。")


def _rows(rows: Iterator[tuple[Any, ...]], columns: Columns, path: Path) -> Iterator[Row | tuple[int, Rejected] | None]:
    for line, cells in enumerate(rows, start=2):
        if line > MOST_ROWS:
            raise too_long(path)
        texts = [_text(cell) for cell in cells]
        texts += [""] * (columns.width - len(texts))  # empty cells at a row's end are not written
        row = columns.row(line, texts)
        lost = next((cell for cell in cells if _lost_digits(cell)), None)
        yield row if lost is None else (line, Rejected(Why.DIGITS_LOST, about=str(lost)))


def _lost_digits(cell: Any) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= _SURE_DIGITS


def _text(cell: Any) -> str:
    """Return a cell as it would be read aloud: whole numbers without a point, days without a time."""
    match cell:
        case None:
            return ""
        case bool():
            return "1" if cell else "0"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat() if cell == datetime.combine(cell, datetime.min.time()) else cell.isoformat()
        case date():
            return cell.isoformat()
    return str(cell)
