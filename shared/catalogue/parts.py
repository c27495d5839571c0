"""A catalogue cut into parts that a feed carries, such that another edition has nearly all of them unchanged.

Where to cut is said by each record's own name and length, not by counting: an item more or less changes the part it is
in, and the cuts behind it stay where they were.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

import msgspec

from shared.catalogue.lossless import lines_of, record_of
from shared.catalogue.profiles.profile import ListKind, Record
from shared.errors import SetupError
from shared.sync.messages import MOST_ROW_BYTES

_USUAL_BYTES = 64 * 1024
_MOST_BYTES = MOST_ROW_BYTES - 1024


def parts_of(records: Iterable[Record | ListKind]) -> Iterator[bytes]:
    """Yield the records in parts, each a JSON list; raise :class:`SetupError` for a record that no part can hold."""
    part: list[bytes] = []
    size = 0
    for record in records:
        (written,) = lines_of([record])
        line = written.rstrip()
        if len(line) > _MOST_BYTES:
            raise _too_long(record, len(line))
        if part and (size + len(line) > _MOST_BYTES or _begins_a_part(record, len(line))):
            yield _joined(part)
            part, size = [], 0
        part.append(line)
        size += len(line) + 1
    if part:
        yield _joined(part)


def records_in(part: str) -> Iterator[Record | ListKind]:
    """Yield the records of a part; raise ``Rejected`` for what this version does not know."""
    for written in msgspec.json.decode(part, type=list[dict[str, object]]):
        yield record_of(written)[1]


def _begins_a_part(record: Record | ListKind, length: int) -> bool:
    """Tell whether to cut before a record: the longer it is, the likelier, so that parts have one usual length."""
    name = f"{type(record).__name__}:{_name(record)}"
    drawn = int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big")
    return drawn % _USUAL_BYTES < length


def _joined(lines: Iterable[bytes]) -> bytes:
    return b"[" + b",".join(lines) + b"]"


def _name(record: Record | ListKind) -> str:
    return record.kind.id if isinstance(record, ListKind) else getattr(record, "id", "")


def _too_long(record: Record | ListKind, length: int) -> SetupError:
    text = f"记录 {_name(record)} 有 {length // 1024} KiB，超过可以传送的 {_MOST_BYTES // 1024} KiB；请缩短后重新导入。"
    return SetupError("record_too_long", text)
