"""The hall's own keys, in a file of the service's user beside the database, never in it."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from shared.errors import SetupError

_PRIVATE = 0o600
_KEY_BYTES = 32


@dataclass(frozen=True, repr=False)
class HallKeys:
    """Three keys of 32 bytes: for personal fields, for looking people up by hash, and for the codes on paper."""

    key_id: str
    field_key: bytes
    index_key: bytes
    code_key: bytes


def make_keys() -> HallKeys:
    """Return new random keys."""
    field, index, code = (secrets.token_bytes(_KEY_BYTES) for _ in range(3))
    return HallKeys(secrets.token_hex(4), field, index, code)


def load_keys(path: Path) -> HallKeys:
    """Read the key file, or make it (readable by its owner only) where there is none."""
    if not path.exists():
        _write(path, make_keys())
    try:
        stored = json.loads(path.read_text(encoding="ascii"))
        field, index, code = (bytes.fromhex(stored[name]) for name in ("field", "index", "code"))
        if {len(field), len(index), len(code)} != {_KEY_BYTES}:
            raise ValueError("a key of the wrong length")  # noqa: TRY301 told below like any other damage
        return HallKeys(stored["key_id"], field, index, code)
    except (OSError, ValueError, KeyError) as error:
        raise SetupError("bad_key_file", f"The key file {path} cannot be read: restore it from the backup.") from error


def _write(path: Path, keys: HallKeys) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    stored = {
        "key_id": keys.key_id,
        "field": keys.field_key.hex(),
        "index": keys.index_key.hex(),
        "code": keys.code_key.hex(),
    }
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE), "w", encoding="ascii") as file:
        json.dump(stored, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
