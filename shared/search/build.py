"""From entries to an index: slow (pypinyin), and therefore done in a process of its own, never in a hub's."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from shared.domain.catalogue.wording import canonical
from shared.search.entry import AUDIENCES, Entry
from shared.search.grams import Keys, Owners, Streams
from shared.search.index import Record, subject_key
from shared.search.reading import every_reading, readings
from shared.search.sounds import sound_arrays

_LONGEST_NAME = 120
_MOST_WORDS = 40
_CHUNK = 2000


def index_arrays(entries: Iterable[Entry]) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of an index over these entries."""
    kept = list(entries)
    records = [_record(entry) for entry in kept]
    texts = [msgspec.msgpack.encode(record) for record in records]
    return {**_postings(records), **_facts(kept), **_texts(texts), **sound_arrays(every_reading())}


def _record(entry: Entry) -> Record:
    names = {}
    for word in (entry.name, *entry.words[:_MOST_WORDS]):
        text = canonical(word)[:_LONGEST_NAME]
        if text and text not in names:
            names[text] = tuple(readings(word)[: len(text)])
    return Record(
        id=entry.id,
        theme=entry.theme,
        name=entry.name,
        name_en=entry.name_en,
        department=entry.department,
        department_name=entry.department_name,
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        names=tuple(names.items()),
    )


def _postings(records: Sequence[Record]) -> dict[str, npt.NDArray[Any]]:
    """Return every piece in order, and for each the entries that have it; a chunk at a time, to stay small."""
    parts: dict[int, list[tuple[Keys, Owners]]] = defaultdict(list)
    for first in range(0, max(1, len(records)), _CHUNK):
        streams = Streams()
        for owner, record in enumerate(records[first : first + _CHUNK], first):
            for text, said in record.names:
                streams.add_name(owner, text, said)
        for kind, (keys, owners) in enumerate(streams.pieces()):
            parts[kind].append(_once(keys, owners))
    grouped = [_grouped(parts.pop(kind)) for kind in sorted(parts)]
    keys, sizes, posts = (np.concatenate(column) for column in zip(*grouped, strict=True))
    return {"keys": keys, "starts": np.concatenate([[0], np.cumsum(sizes)]), "posts": posts}


def _once(keys: Keys, owners: Owners) -> tuple[Keys, Owners]:
    """Return each pair of key and owner once, by key and owner."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    new = np.ones(len(keys), dtype=bool)
    new[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    return keys[new], owners[new]


def _grouped(parts: Sequence[tuple[Keys, Owners]]) -> tuple[Keys, npt.NDArray[np.int64], Owners]:
    """Return each key once, how many entries have it, and those entries one key after the other."""
    keys, owners = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(keys, kind="stable")
    distinct, sizes = np.unique(keys[order], return_counts=True)
    return distinct, sizes, owners[order]


def _facts(entries: Sequence[Entry]) -> dict[str, npt.NDArray[Any]]:
    """Return what is judged of many entries at once: for whom, how long, a theme or not, whose, and its subject."""
    departments = {department: code for code, department in enumerate(sorted({e.department for e in entries}))}
    subjects = np.array([subject_key(entry.subject) for entry in entries], dtype=np.uint64)
    order = np.argsort(subjects)
    return {
        "audience": np.array([_audience(entry) for entry in entries], dtype=np.uint8),
        "length": np.array([min(len(entry.name), 255) for entry in entries], dtype=np.uint8),
        "theme": np.array([entry.theme for entry in entries], dtype=np.bool_),
        "department": np.array([departments[entry.department] for entry in entries], dtype=np.int32),
        "departments": _bytes(msgspec.msgpack.encode(list(departments))),
        "subjects": subjects[order],
        "by_subject": order.astype(np.int32),
    }


def _audience(entry: Entry) -> int:
    return sum(1 << bit for bit, audience in enumerate(AUDIENCES) if audience in entry.audience)


def _texts(records: Sequence[bytes]) -> dict[str, npt.NDArray[Any]]:
    ends = np.cumsum([0, *map(len, records)])
    return {"text": _bytes(b"".join(records)), "text_starts": ends.astype(np.int64)}


def _bytes(content: bytes) -> npt.NDArray[np.uint8]:
    return np.frombuffer(content, dtype=np.uint8)
