"""JSON lines: one object a line; a line that is none is rejected by itself and the next one is read."""

from collections.abc import Iterator
from typing import Any

import msgspec

from shared.catalogue.readers.row import Row
from shared.catalogue.readers.text_file import TextFile
from shared.catalogue.report import Rejected, Why

MOST_LINE = 1_000_000
"""Characters; a longer line is no row of a catalogue."""

_decode = msgspec.json.Decoder(dict[str, Any]).decode


def read_json_lines(file: TextFile) -> Iterator[Row | tuple[int, Rejected]]:
    """Yield each row, or the number of a line and why it cannot be read; empty lines are passed over."""
    number = 0
    with file.path.open(encoding=file.encoding, newline="\n") as lines:
        while line := lines.readline(MOST_LINE):
            number += 1
            if not line.endswith("\n") and len(line) == MOST_LINE:
                while rest := lines.readline(MOST_LINE):
                    if rest.endswith("\n"):
                        break
                yield number, Rejected(Why.ROW_TOO_LONG, about=str(MOST_LINE))
            elif line.strip():
                yield _row(number, line)


def _row(number: int, line: str) -> Row | tuple[int, Rejected]:
    try:
        return Row(number, _decode(line))
    except (msgspec.DecodeError, RecursionError) as error:
        return number, Rejected(Why.NOT_READABLE, about=str(error))
