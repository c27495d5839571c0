"""The look-up: from what was typed to the best entries, by postings in numpy and a close look at the best thirty."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import msgspec
import numpy as np
import numpy.typing as npt

from shared.domain.catalogue.subjects import subject_of
from shared.search.entry import AUDIENCES
from shared.search.query import Query, query_of
from shared.search.ranking import fit, name_of
from shared.search.sounds import Arrays, Sounds

_LOOK_CLOSELY = 30
_MOST_POSTINGS = 120_000
_LEAST_SHARE = 0.3
"""What has less than this share of the best score is no candidate."""

_EACH_CHARACTER = np.float32(0.01)
_THEME, _POPULAR, _OFFERED = 13.0, 12.0, 8.0
"""What is added to a fit: a theme stands before an item, what people come for and what is done here before the rest."""

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


class Record(msgspec.Struct, frozen=True, array_like=True):
    """One entry as stored in the index; ``names`` are (canonical text, readings of each character), dates as given."""

    id: str
    theme: bool
    name: str
    name_en: str
    department: str
    department_name: str
    valid_from: str
    valid_until: str
    names: tuple[tuple[str, tuple[str, ...]], ...]

    def valid_on(self, day: str) -> bool:
        """Tell whether the entry holds on an ISO day."""
        return self.valid_from <= day and (not self.valid_until or day <= self.valid_until)


_decode = msgspec.msgpack.Decoder(Record).decode


@dataclass(frozen=True)
class Favour:
    """What a hall prefers: how often people come for each entry (0 to 1), and which entries it offers."""

    popular: Floats
    offered: Flags


class Index:
    """Everything that can be found; ``arrays`` as :func:`shared.search.build.index_arrays` made them."""

    def __init__(self, arrays: Arrays) -> None:
        self.sounds = Sounds(arrays)
        self._keys = arrays["keys"]
        self._starts = arrays["starts"]
        self._posts = arrays["posts"]
        self._text = arrays["text"]
        self._text_starts = arrays["text_starts"]
        self._audience = arrays["audience"]
        self._longer = arrays["length"].astype(np.float32) * _EACH_CHARACTER
        self._theme = arrays["theme"]
        self._department = arrays["department"]
        self._departments: list[str] = msgspec.msgpack.decode(arrays["departments"].tobytes(), type=list[str])
        self._subjects = arrays["subjects"]
        self._by_subject = arrays["by_subject"]
        self._nothing = Favour(np.zeros(len(self), np.float32), np.ones(len(self), bool))

    def __len__(self) -> int:
        return len(self._audience)

    def favour(self, comes: Mapping[str, float], departments: Collection[str], items: Collection[str]) -> Favour:
        """Return what a hall prefers.

        ``comes`` counts by subject; the hall offers these departments and these items.
        """
        popular = np.zeros(len(self), np.float32)
        for subject, count in comes.items():
            place = self.place(subject)
            if place is not None:
                popular[place] = np.log1p(count)
        most = popular.max(initial=0.0)
        codes = [code for code, department in enumerate(self._departments) if department in departments]
        offered = self._theme | np.isin(self._department, codes)
        for item in items:
            place = self.place(subject_of(item, theme=False))
            if place is not None:
                offered[place] = True
        return Favour(popular / most if most else popular, offered)

    def find(
        self, typed: str, *, audience: str = "", day: str = "", most: int = 10, favour: Favour | None = None
    ) -> list[Record]:
        """Return the best entries for what was typed, best first; none where nothing fits well enough.

        ``day`` leaves out what is not valid on it (ISO).
        """
        query = query_of(typed, self.sounds)
        if query is None:
            return []
        wishes = favour or self._nothing
        found = []
        for place in self._candidates(query, audience, wishes):
            record = self.record(place)
            if day and not record.valid_on(day):
                continue
            names = [name_of(text, readings) for text, readings in record.names]
            value = fit(query, names)
            if value > 0:
                value += _THEME * record.theme + _POPULAR * wishes.popular[place] + _OFFERED * wishes.offered[place]
                found.append((-round(float(value), 3), len(record.name), record.name, place, record))
        found.sort(key=lambda row: row[:4])
        return [row[4] for row in found[:most]]

    def record(self, place: int) -> Record:
        """Return the entry at a place."""
        begin, end = self._text_starts[place : place + 2].tolist()
        return _decode(self._text[begin:end].data)

    def place(self, subject: str) -> int | None:
        """Return where ``theme:ID`` or ``item:ID`` is, ``None`` where it is not."""
        key = np.uint64(subject_key(subject))
        found = int(np.searchsorted(self._subjects, key))
        if found == len(self) or self._subjects[found] != key:
            return None
        return int(self._by_subject[found])

    def _candidates(self, query: Query, audience: str, wishes: Favour) -> list[int]:
        """Return the places worth a close look: the best of all, and the best of what this hall offers."""
        scores = self._scores(query)
        if audience:
            scores[(self._audience & (1 << AUDIENCES.index(audience))) == 0] = 0.0
        places = np.flatnonzero(scores > scores.max(initial=0.0) * _LEAST_SHARE)
        scores = scores[places] + wishes.popular[places] - self._longer[places]
        chosen = _best(scores, places)
        mine = wishes.offered[places]
        both: list[int] = np.union1d(chosen, _best(scores[mine], places[mine])).tolist()
        return both

    def _scores(self, query: Query) -> Floats:
        """Return for each entry how much of what was typed it has, rare pieces counting more.

        The rarest pieces come first, and what comes last is left out when a text is so long or so common that looking
        at all of it would be felt.
        """
        places = np.searchsorted(self._keys, query.keys)
        places = places[places < len(self._keys)]
        places = places[np.isin(self._keys[places], query.keys)]
        counts = self._starts[places + 1] - self._starts[places]
        scores = np.zeros(len(self), np.float32)
        left = max(_MOST_POSTINGS, len(self))
        for order in np.argsort(counts):
            begin, count = int(self._starts[places[order]]), int(counts[order])
            if count > left:
                break
            left -= count
            scores[self._posts[begin : begin + count]] += np.log1p(len(self) / count)
        return scores


def _best(scores: Floats, places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    if len(scores) <= _LOOK_CLOSELY:
        return places
    return places[np.argpartition(scores, -_LOOK_CLOSELY)[-_LOOK_CLOSELY:]]


def subject_key(subject: str) -> int:
    """Return the number by which an index knows a subject."""
    return int.from_bytes(hashlib.blake2b(subject.encode(), digest_size=8).digest(), "big")
