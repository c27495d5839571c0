"""Keys for what the pages sign for themselves, derived from the centre's own, so that every process has the same."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def page_key(centre_key: Ed25519PrivateKey, purpose: str) -> bytes:
    """Return the 32 bytes for one purpose."""
    return HKDF(SHA256(), 32, salt=None, info=f"onehall {purpose}".encode()).derive(centre_key.private_bytes_raw())
