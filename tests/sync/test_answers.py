"""What answers in the centre's place is not believed: limits of size, depth and time (T43)."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from shared.clock import ManualClock
from shared.sync import http_centre
from shared.sync.bounds import TooMuch, check_depth, unpack
from shared.sync.http_centre import HttpCentre
from shared.sync.identity import Identity
from shared.sync.messages import MOST_ANSWER_BYTES
from shared.sync.port import BadAnswer, CentreAway
from shared.sync.signing import Answer, Message, sign_answer

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
CENTRE = Ed25519PrivateKey.generate()
GOOD = b'{"rows":[],"next":"a.0.0","more":false,"time":1772416800000000}'
Reply = tuple[bytes, dict[str, str], Ed25519PrivateKey | None]


@contextmanager
def _answering(reply: Callable[[], Reply]) -> Iterator[HttpCentre]:
    """Serve what ``reply`` gives, signed by its key, and give a hall's end of the line to it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, headers, key = reply()
            fields = {"date": "Mon, 02 Mar 2026 02:00:00 GMT", "content-type": "application/json", **headers}
            if key is not None:
                asked = Message("GET", f"http://centre{self.path}", {k.lower(): v for k, v in self.headers.items()})
                sign_answer(Answer(200, fields, asked), body, key, NOW)
            self.send_response_only(200)
            for name, value in fields.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                self.close_connection = True  # the hall had enough

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        public = CENTRE.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        identity = Identity(centre=address, hall="h", private_key="1" * 64, centre_key=public)
        centre = HttpCentre(identity, ManualClock(NOW))
        try:
            yield centre
        finally:
            centre.close()
            server.shutdown()


def _ask(body: bytes, headers: dict[str, str] | None = None, key: Ed25519PrivateKey | None = CENTRE) -> None:
    with _answering(lambda: (body, headers or {}, key)) as centre:
        centre.feed(("catalogue",), "", 0)


def test_an_honest_answer_is_believed() -> None:
    _ask(GOOD)
    _ask(zstandard.compress(GOOD), {"content-encoding": "zstd"})


@pytest.mark.parametrize("key", [None, Ed25519PrivateKey.generate()])
def test_an_answer_without_the_centres_signature_is_not_believed(key: Ed25519PrivateKey | None) -> None:
    with pytest.raises(BadAnswer, match="not signed"):
        _ask(GOOD, key=key)


def test_an_answer_larger_than_a_megabyte_is_not_read_to_its_end() -> None:
    with pytest.raises(BadAnswer, match="more than"):
        _ask(b" " * (MOST_ANSWER_BYTES + 1) + GOOD)


def test_a_bomb_is_unpacked_to_a_megabyte_and_no_further() -> None:
    bomb = zstandard.compress(b" " * 300_000_000)
    assert len(bomb) < 50_000
    with pytest.raises(BadAnswer, match="more than"):
        _ask(bomb, {"content-encoding": "zstd"})
    with pytest.raises(TooMuch):
        unpack(bomb, 1000)


@pytest.mark.parametrize("depth", [33, 100_000])
def test_json_deeper_than_32_levels_is_not_parsed(depth: int) -> None:
    with pytest.raises(BadAnswer, match="deeper"):
        _ask(b'{"rows":' + b"[" * depth + b"]" * depth + b"}")


def test_depth_counts_brackets_and_not_those_inside_texts() -> None:
    check_depth(b'{"a":"' + b"[" * 100 + b'\\"[["}')
    check_depth(b"[" * 32 + b"]" * 32)
    with pytest.raises(TooMuch):
        check_depth(b"[" * 33 + b"]" * 33)


@pytest.mark.parametrize(
    "headers", [{"content-type": "text/html"}, {"content-encoding": "gzip"}, {"content-encoding": "zstd"}]
)
def test_another_form_than_agreed_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(BadAnswer):
        _ask(GOOD, headers)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"rows":7}', b"\xff\xfe"])
def test_an_answer_that_means_nothing_is_refused(body: bytes) -> None:
    with pytest.raises(BadAnswer):
        _ask(body)


def test_an_answer_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_centre, "ANSWER_SECONDS", 0.2)
    silent = threading.Event()

    def drip() -> Reply:
        silent.wait(1)
        return GOOD, {}, CENTRE

    with pytest.raises(CentreAway), _answering(drip) as centre:
        centre.feed(("catalogue",), "", 0)
    silent.set()
