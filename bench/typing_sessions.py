"""People typing what they look for: names in each form, each kind of slip, and a catalogue as large as a province's."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from shared.catalogue.folder import BUILT_IN, load_folder
from shared.domain.catalogue.wording import canonical
from shared.search.entry import Entry
from shared.search.reading import readings
from shared.search.spelling import is_han

_DATA = Path(__file__).parents[2] / "shared" / "data" / "items-guangdong.jsonl"
_MOST_TYPED = 64
_TOWNS = (
    "越秀区 海珠区 天河区 白云区 黄埔区 番禺区 花都区 南沙区 从化区 增城区 福田区 罗湖区 南山区 宝安区 龙岗区 盐田区 "
    "龙华区 坪山区 香洲区 斗门区 金湾区 禅城区 南海区 顺德区 三水区 高明区 惠城区 惠阳区 端州区 鼎湖区 高要区 新会区"
)
_KINDS = ("", "（首次申请）", "（变更）", "（延续）", "（补证）", "（换发）", "（注销）", "（查询）")

EXACT = ("Han", "pinyin", "initials", "mixed")
SLIPS = ("Han dropped", "homophone", "letter dropped", "letters swapped", "n or ng", "z or zh")


@dataclass(frozen=True)
class Session:
    """One person typing ``text`` letter by letter, who means the entry ``target``; ``way`` says how they type."""

    way: str
    text: str
    target: str


def real_names() -> tuple[list[str], str]:
    """Return distinct names of real items, and where they are from."""
    if _DATA.exists():
        rows = map(json.loads, _DATA.read_text(encoding="utf-8").splitlines())
        return list(dict.fromkeys(row["TASK_NAME"] for row in rows)), "items-guangdong.jsonl"
    return list(dict.fromkeys(item.name for item in load_folder(BUILT_IN).items)), "the built-in catalogue"


def synthetic_catalogue(names: Sequence[str], size: int, seed: int) -> list[Entry]:
    """Return the real names as items, and beside them as many variants of towns and kinds as make ``size``."""
    rng = random.Random(seed)
    variants = [town + name + kind for name in names for town in _TOWNS.split() for kind in _KINDS]
    rng.shuffle(variants)
    chosen = [*names, *variants][:size]
    return [Entry(str(n), theme=False, name=name, department=f"d{n % 40}") for n, name in enumerate(chosen)]


def sessions(entries: Sequence[Entry], targets: int, seed: int) -> Iterator[Session]:
    """Yield every way of typing each of some of the first entries' names."""
    rng = random.Random(seed)
    said = {entry.id: (canonical(entry.name), _first(entry.name)) for entry in entries}
    alike = _alike({character for text, _ in said.values() for character in text})
    typed = [entry for entry in entries if len(said[entry.id][0]) > 1]
    for entry in rng.sample(typed, min(targets, len(typed))):
        text, syllables = said[entry.id]
        for way, keys in _ways(text, syllables, alike, rng):
            yield Session(way, keys[:_MOST_TYPED], entry.id)


def _ways(
    text: str, syllables: Sequence[str], alike: Callable[[str, random.Random], str], rng: random.Random
) -> Iterator[tuple[str, str]]:
    pinyin = "".join(syllables)
    half = len(text) // 2
    yield "Han", text
    yield "pinyin", pinyin
    yield "initials", "".join(syllable[0] for syllable in syllables)
    yield "mixed", text[:half] + "".join(syllables[half:])
    place = rng.randrange(len(text))
    yield "Han dropped", text[:place] + text[place + 1 :]
    yield "homophone", text[:place] + alike(text[place], rng) + text[place + 1 :]
    place = rng.randrange(min(len(pinyin), _MOST_TYPED) - 1)
    yield "letter dropped", pinyin[:place] + pinyin[place + 1 :]
    yield "letters swapped", pinyin[:place] + pinyin[place + 1] + pinyin[place] + pinyin[place + 2 :]
    yield "n or ng", "".join(map(_other_nasal, syllables))
    yield "z or zh", "".join(map(_other_hiss, syllables))


def _first(name: str) -> list[str]:
    return [reading.partition(",")[0] for reading in readings(name)]


def _alike(characters: set[str]) -> Callable[[str, random.Random], str]:
    """Return a way to another character of the same sound, among those that names use."""
    by_sound: dict[str, list[str]] = {}
    for character in sorted(filter(is_han, characters)):
        by_sound.setdefault(_first(character)[0], []).append(character)

    def other(character: str, rng: random.Random) -> str:
        same = [found for found in by_sound.get(_first(character)[0], []) if found != character]
        return rng.choice(same) if same else character

    return other


def _other_nasal(syllable: str) -> str:
    if syllable.endswith("ng"):
        return syllable[:-1]
    return syllable + "g" if syllable.endswith("n") else syllable


def _other_hiss(syllable: str) -> str:
    if syllable[:1] not in "zcs" or len(syllable) == 1:
        return syllable
    return syllable[0] + syllable[2:] if syllable[1] == "h" else syllable[0] + "h" + syllable[1:]
