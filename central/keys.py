"""The centre's own key, which signs every answer to a hall, in a file of the service's user; and the halls' keys.

From its own the centre derives a key for each thing that it signs for itself, so that all its processes have the same.
"""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from central import halls
from central.store.database import Database
from shared.errors import SetupError

KEYS_LIVE_SECONDS = 30.0
"""A revocation is noticed within so long, twice as fast as promised (T44)."""


def load_centre_key(path: Path) -> Ed25519PrivateKey:
    """Read the centre's key, or make it (readable by its owner only) where there is none."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        private = Ed25519PrivateKey.generate().private_bytes_raw()
        new = path.with_name(f"{path.name}.{os.getpid()}.new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
            file.write(private.hex())
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text(encoding="ascii")))
    except (OSError, ValueError) as error:
        raise SetupError("bad_key_file", f"The key file {path} cannot be read: restore it from the backup.") from error


def derived_key(centre_key: Ed25519PrivateKey, purpose: str) -> bytes:
    """Return the 32 bytes for one purpose."""
    return HKDF(SHA256(), 32, salt=None, info=f"onehall {purpose}".encode()).derive(centre_key.private_bytes_raw())


@dataclass(frozen=True, slots=True)
class HallKey:
    """A hall's key, whether it was revoked, and when that was looked up (monotonic seconds)."""

    key: Ed25519PublicKey
    revoked: bool
    read_at: float


class HallKeyring:
    """The halls' public keys, each looked up anew after half a minute."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, HallKey] = {}

    def known(self, hall: str) -> HallKey | None:
        """Return a hall's key if it was looked up not long ago; asks no database."""
        known = self._known.get(hall)
        return known if known is not None and time.monotonic() - known.read_at < KEYS_LIVE_SECONDS else None

    def look_up(self, hall: str) -> HallKey | None:
        """Return a hall's key as the database has it, ``None`` for a stranger."""
        with self._database.reading() as session:
            row = halls.find(session, hall)
        if row is None:
            return None
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(row.public_key))
        self._known[hall] = HallKey(key, row.revoked_at is not None, time.monotonic())
        return self._known[hall]

    def forget(self, hall: str) -> None:
        """Look a hall up anew at its next request."""
        self._known.pop(hall, None)
