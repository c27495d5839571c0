"""Signatures on requests and answers: HTTP Message Signatures (RFC 9421) with Ed25519.

A request's signature covers method, path, query, body digest and content headers, with the moment, a nonce and the
hall as key id. An answer's covers status, date, body digest and the request's own signature, so that no answer can be
replayed for another question.
"""

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    InvalidSignature,
    MappingKeyResolver,
    VerifyResult,
    algorithms,
)

WINDOW = timedelta(seconds=300)
CENTRE_KEY_ID = "centre"
_TAG = "onehall"
_REQUEST = ("@method", "@path", "@query", "content-digest")
_CONTENT = ("content-type", "content-encoding")
_ANSWER = ("@status", "date", "content-digest")
_ASKED = '"signature";req'


@dataclass
class Message:
    """A request as it is signed; ``headers`` are lower-case and get the signature's fields."""

    method: str
    url: str
    headers: MutableMapping[str, str]


@dataclass
class Answer:
    """An answer as it is signed, with the request it answers."""

    status_code: int
    headers: MutableMapping[str, str]
    request: Message | None = field(default=None)


@dataclass(frozen=True)
class Signed:
    """Who signed, when, and with which nonce; the signature fits, everything else is the caller's to judge."""

    key_id: str
    created: datetime
    nonce: str


class _Verifier(HTTPMessageVerifier):
    """Leaves the age to us: the centre and its tests have a clock of their own."""

    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:
        """Look at no clock."""


def sign_request(
    message: Message, body: bytes, key: Ed25519PrivateKey, *, key_id: str, at: datetime, nonce: str
) -> None:
    """Add digest and signature to a request."""
    covered = (*_REQUEST, *(name for name in _CONTENT if name in message.headers))
    _signer(key, key_id).sign(
        message, key_id=key_id, created=at, nonce=nonce, tag=_TAG, covered_component_ids=covered, body=body
    )


def claimed_key(message: Message) -> str | None:
    """Return the key id that a request names, before anything of it is believed."""
    _, found, rest = message.headers.get("signature-input", "").partition('keyid="')
    return rest.partition('"')[0] if found else None


def check_request(message: Message, body: bytes, key: Ed25519PublicKey, key_id: str) -> Signed | None:
    """Return what a request's signature says, ``None`` where it does not fit or covers too little."""
    wanted = (*_REQUEST, *(name for name in _CONTENT if name in message.headers))
    result = _verified(message, body, key, key_id, wanted)
    if result is None or not isinstance(result.nonce, str) or not isinstance(result.parameters.get("created"), int):
        return None
    return Signed(key_id, datetime.fromtimestamp(int(result.parameters["created"]), UTC), result.nonce)


def sign_answer(answer: Answer, body: bytes, key: Ed25519PrivateKey, at: datetime) -> None:
    """Add digest and signature to an answer, bound to the request where that was signed."""
    asked = answer.request is not None and "signature" in answer.request.headers
    covered = (*_ANSWER, _ASKED) if asked else _ANSWER
    _signer(key, CENTRE_KEY_ID).sign(
        answer, key_id=CENTRE_KEY_ID, created=at, tag=_TAG, covered_component_ids=covered, body=body
    )


def check_answer(answer: Answer, body: bytes, key: Ed25519PublicKey) -> bool:
    """Tell whether the centre gave exactly this answer to exactly this request."""
    return _verified(answer, body, key, CENTRE_KEY_ID, (*_ANSWER, _ASKED)) is not None


def _verified(
    message: Message | Answer, body: bytes, key: Ed25519PublicKey, key_id: str, wanted: Iterable[str]
) -> VerifyResult | None:
    resolver = MappingKeyResolver(public_keys={key_id: key}, private_keys={})
    verifier = _Verifier(signature_algorithm=algorithms.ED25519, key_resolver=resolver)
    try:
        results = verifier.verify(message, max_age=None, expect_tag=_TAG, require_components=tuple(wanted), body=body)
    except InvalidSignature:
        return None
    except Exception:  # noqa: BLE001 whatever a hostile header makes the library say, the answer is no
        return None
    return results[0] if len(results) == 1 else None


def _signer(key: Ed25519PrivateKey, key_id: str) -> HTTPMessageSigner:
    return HTTPMessageSigner(
        signature_algorithm=algorithms.ED25519,
        key_resolver=MappingKeyResolver(public_keys={}, private_keys={key_id: key}),
    )
