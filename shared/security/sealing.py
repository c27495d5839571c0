"""Sealing for one reader: whoever holds the public key can write, only the hall that owns the private one can read.

X25519 with a fresh key a message, HKDF-SHA256, AES-256-GCM: ``public key (32) ‖ nonce (12) ‖ ciphertext with tag``. So
personal data goes from the centre to a hall through tables and pages that cannot read it.
"""

import secrets

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shared.security.keys import HallKeys

_PUBLIC, _NONCE, _KEY = 32, 12, 32


def reading_key(keys: HallKeys) -> X25519PrivateKey:
    """Return the private key a hall reads with, always the same one for the same hall keys."""
    derived = HKDF(SHA256(), _KEY, salt=None, info=b"onehall sealed for this hall").derive(keys.field_key)
    return X25519PrivateKey.from_private_bytes(derived)


def public_half(key: X25519PrivateKey) -> str:
    """Return what others need to write to the owner of ``key``, in hexadecimal."""
    return key.public_key().public_bytes_raw().hex()


def seal_for(public_key: str, data: bytes, *, about: str) -> bytes:
    """Return ``data`` sealed for the owner of ``public_key`` and bound to ``about``, such as a row's id."""
    once = X25519PrivateKey.generate()
    public = once.public_key().public_bytes_raw()
    reader = bytes.fromhex(public_key)
    shared_key = _agreed(once.exchange(X25519PublicKey.from_public_bytes(reader)), public + reader)
    nonce = secrets.token_bytes(_NONCE)
    return public + nonce + AESGCM(shared_key).encrypt(nonce, data, about.encode())


def open_sealed(key: X25519PrivateKey, sealed: bytes, *, about: str) -> bytes:
    """Return what was sealed; raise ``InvalidTag`` or ``ValueError`` for anything else."""
    public, nonce, data = sealed[:_PUBLIC], sealed[_PUBLIC : _PUBLIC + _NONCE], sealed[_PUBLIC + _NONCE :]
    own = key.public_key().public_bytes_raw()
    shared_key = _agreed(key.exchange(X25519PublicKey.from_public_bytes(public)), public + own)
    return AESGCM(shared_key).decrypt(nonce, data, about.encode())


def _agreed(secret: bytes, both_public: bytes) -> bytes:
    return HKDF(SHA256(), _KEY, salt=both_public, info=b"onehall sealing").derive(secret)
