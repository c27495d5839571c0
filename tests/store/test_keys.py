"""The hall's key file: made once, readable by its owner only, and bound to its database."""

import json
import stat
import sys
from pathlib import Path

import pytest

from shared.errors import SetupError
from shared.link.core import HallCore, default_keys_file
from shared.security.keys import load_keys
from tests.store.databases import sqlite_database


def test_keys_are_made_once_and_only_their_owner_may_read_them(tmp_path: Path) -> None:
    file = tmp_path / "new" / "hall.keys"
    made = load_keys(file)
    assert load_keys(file) == made
    assert [len(key) for key in (made.field_key, made.index_key, made.code_key)] == [32, 32, 32]
    assert len({made.field_key, made.index_key, made.code_key}) == 3
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_keys_reveal_nothing_when_printed(tmp_path: Path) -> None:
    keys = load_keys(tmp_path / "hall.keys")
    assert keys.field_key.hex() not in repr(keys)
    assert repr(keys.field_key) not in repr(keys)


@pytest.mark.parametrize(
    "content", ["", "{}", "no json", '{"key_id": "00000000", "field": "zz", "index": "", "code": ""}']
)
def test_a_damaged_key_file_is_refused_and_never_replaced(tmp_path: Path, content: str) -> None:
    file = tmp_path / "hall.keys"
    file.write_text(content)
    with pytest.raises(SetupError) as refusal:
        load_keys(file)
    assert refusal.value.code == "bad_key_file"
    assert file.read_text() == content


def test_a_key_too_short_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "hall.keys"
    load_keys(file)
    file.write_text(json.dumps({**json.loads(file.read_text()), "field": "00"}))
    with pytest.raises(SetupError) as refusal:
        load_keys(file)
    assert refusal.value.code == "bad_key_file"


def test_a_database_opens_only_with_the_keys_it_was_made_with(tmp_path: Path) -> None:
    url = sqlite_database(tmp_path)
    own = tmp_path / "hall.keys"
    HallCore(url, own).close()
    with pytest.raises(SetupError) as refusal:
        HallCore(url, tmp_path / "other.keys")
    assert refusal.value.code == "wrong_keys"
    HallCore(url, own).close()


def test_the_key_file_stands_beside_the_database_or_where_the_program_runs() -> None:
    assert default_keys_file("sqlite:////srv/hall.db") == Path("/srv/hall.db.keys")
    assert default_keys_file("postgresql+psycopg://host/city") == Path("city.keys")
