"""What the search is measured against: a plain scan in Python, and SQLite's full-text search (FTS5, trigrams)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from shared.domain.catalogue.wording import canonical
from shared.search.entry import Entry
from shared.search.reading import readings

_MOST = 10
_SHORTEST_FOR_TRIGRAMS = 3


def searchable(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Return for each entry its id and one text of its Han, pinyin and initials."""
    texts = []
    for entry in entries:
        said = [reading.partition(",")[0] for reading in readings(entry.name)]
        texts.append((entry.id, f"{canonical(entry.name)}|{''.join(said)}|{''.join(sound[0] for sound in said)}"))
    return texts


class PlainScan:
    """Looks into every text; the shortest that fit come first."""

    def __init__(self, texts: Sequence[tuple[str, str]]) -> None:
        self._texts = sorted(texts, key=lambda text: len(text[1]))

    def find(self, typed: str) -> list[str]:
        """Return the first ids that fit."""
        return [entry_id for entry_id, text in self._texts if typed in text][:_MOST]


class FullText:
    """SQLite's FTS5 with its trigram tokenizer; shorter texts than three characters are scanned for by LIKE."""

    def __init__(self, texts: Sequence[tuple[str, str]], file: Path) -> None:
        self._cursor: Any = dbapi2.connect(str(file)).cursor()
        self._cursor.execute("CREATE VIRTUAL TABLE entry USING fts5(id UNINDEXED, text, tokenize='trigram')")
        self._cursor.executemany("INSERT INTO entry VALUES (?, ?)", texts)

    def find(self, typed: str) -> list[str]:
        """Return the best ids by bm25."""
        if len(typed) < _SHORTEST_FOR_TRIGRAMS:
            sql, wanted = "SELECT id FROM entry WHERE text LIKE ? LIMIT ?", f"%{typed}%"
        else:
            sql, wanted = "SELECT id FROM entry WHERE text MATCH ? ORDER BY rank LIMIT ?", f'"{typed}"'
        return [row[0] for row in self._cursor.execute(sql, (wanted, _MOST))]
