"""Who this hall is to its centre: the key made at enrolment, in a file of the service's user, never in the database.

A restored backup of the database keeps this file: the hall stays the same hall, in a new epoch.
"""

import os
from pathlib import Path
from typing import Annotated

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from shared.addresses import is_private
from shared.errors import SetupError
from shared.sync.messages import Hash


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """A hall's name and private key, its centre's address and public key."""

    centre: Annotated[str, msgspec.Meta(min_length=8)]
    hall: str
    private_key: Hash
    centre_key: Hash

    def __repr__(self) -> str:
        """Reveal no key."""
        return f"Identity(hall={self.hall!r}, centre={self.centre!r})"

    @property
    def signing_key(self) -> Ed25519PrivateKey:
        """Return the key this hall signs with."""
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.private_key))

    @property
    def answering_key(self) -> Ed25519PublicKey:
        """Return the key the centre signs its answers with."""
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.centre_key))


def check_address(centre: str) -> str:
    """Return a centre's address without its last slash; refuse plain HTTP beyond this machine."""
    if is_private(centre):
        return centre.rstrip("/")
    text = f"The centre's address {centre!r} needs https:// (http:// only on this machine)."
    raise SetupError("bad_centre_address", text)


def load_identity(path: Path) -> Identity:
    """Read the file; raise :class:`SetupError` where there is none or it is damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Identity)
    except FileNotFoundError as error:
        text = f"This hall is not enrolled at a centre ({path} is missing): main.py sync enrol."
        raise SetupError("not_enrolled", text) from error
    except (OSError, msgspec.MsgspecError) as error:
        raise SetupError("bad_identity", f"{path} cannot be read: enrol this hall again.") from error


def save_identity(path: Path, identity: Identity) -> None:
    """Write the file in one step, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(msgspec.json.encode(identity))
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
