"""The index as a file: it gives the same answers, belongs to one edition, and a damaged one is never used."""

from pathlib import Path

import numpy as np
import pytest

from shared.search.build import index_arrays
from shared.search.cache import load, save
from tests.search.names import item

ENTRIES = [item(name) for name in ("取水许可", "食品经营许可", "结婚登记")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of the index of edition 7."""
    path = tmp_path / "hall.db.search.npz"
    save(path, index_arrays(ENTRIES), 7)
    return path


def test_an_index_from_its_file_finds_what_it_found_before(file: Path) -> None:
    index = load(file, 7)
    assert index is not None
    assert [record.id for record in index.find("qushui")] == ["取水许可"]
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_the_file_of_another_edition_or_none_at_all_is_no_index(file: Path, tmp_path: Path) -> None:
    assert load(file, 8) is None
    assert load(tmp_path / "elsewhere.npz", 7) is None


def test_a_newer_edition_takes_the_files_place_whole(file: Path) -> None:
    save(file, index_arrays(ENTRIES[:1]), 8)
    assert load(file, 7) is None
    index = load(file, 8)
    assert index is not None
    assert len(index) == 1


@pytest.mark.parametrize("kept", [0, 10, 1000, 200_000])
def test_a_file_cut_off_is_no_index(file: Path, kept: int) -> None:
    content = file.read_bytes()
    assert kept < len(content)
    file.write_bytes(content[:kept])
    assert load(file, 7) is None


def test_a_file_with_a_byte_turned_is_noticed_wherever_it_is(file: Path) -> None:
    content = file.read_bytes()
    before = load(file, 7)
    assert before is not None
    for place in range(100, len(content), len(content) // 40):
        file.write_bytes(content[:place] + bytes([content[place] ^ 0x40]) + content[place + 1 :])
        index = load(file, 7)
        assert index is None or index.find("许可") == before.find("许可")


def test_a_file_of_something_else_is_no_index_and_pickled_objects_are_never_opened(file: Path) -> None:
    file.write_bytes(b"this is no index")
    assert load(file, 7) is None
    np.savez(file, label=np.array([{"form": 1, "edition": 7}], dtype=object))
    assert load(file, 7) is None
    with file.open("wb") as stream:
        np.save(stream, np.zeros(3))
    assert load(file, 7) is None
