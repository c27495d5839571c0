"""Personal data in storage: AES-256-GCM per field, bound to its row and column, found again by keyed hash."""

import hashlib
import hmac
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.security.keys import HallKeys

_NONCE = 12
_KEY_ID = 4


class FieldCipher:
    """Encrypts short texts; a value is key id (4 bytes) ‖ nonce (12) ‖ ciphertext with tag."""

    def __init__(self, keys: HallKeys) -> None:
        self._key_id = bytes.fromhex(keys.key_id)
        self._cipher = AESGCM(keys.field_key)
        self._index_key = keys.index_key

    def seal(self, text: str, *, row: str, column: str) -> bytes:
        """Return ``text`` encrypted for exactly this row and column."""
        return self.seal_bytes(text.encode(), row=row, column=column)

    def seal_bytes(self, value: bytes, *, row: str, column: str) -> bytes:
        """Return ``value`` encrypted for exactly this row and column."""
        nonce = secrets.token_bytes(_NONCE)
        return self._key_id + nonce + self._cipher.encrypt(nonce, value, f"{row}|{column}".encode())

    def open(self, value: bytes, *, row: str, column: str) -> str:
        """Return the text; raise as :meth:`open_bytes` does."""
        return self.open_bytes(value, row=row, column=column).decode()

    def open_bytes(self, value: bytes, *, row: str, column: str) -> bytes:
        """Return the value; raise ``ValueError`` for another key, ``InvalidTag`` for another row or a changed value."""
        key_id, nonce, sealed = value[:_KEY_ID], value[_KEY_ID : _KEY_ID + _NONCE], value[_KEY_ID + _NONCE :]
        if key_id != self._key_id:
            raise ValueError("this value was encrypted under another key")
        return self._cipher.decrypt(nonce, sealed, f"{row}|{column}".encode())

    def person(self, id_number: str) -> str:
        """Return the look-up hash of a document number (HMAC-SHA256, 128 bits, hexadecimal)."""
        normal = id_number.strip().upper().encode()
        return hmac.new(self._index_key, normal, hashlib.sha256).hexdigest()[:32]
