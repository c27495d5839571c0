"""A mail server small enough to be wrong on purpose: speaks SMTP on loopback, keeps letters, fails where it is told."""

import datetime as dt
import ipaddress
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

_LETTER_ENDS = b".\r\n"


class LetterBox(socketserver.ThreadingTCPServer):
    """One server; ``answers`` are replies that differ, by the command's first word; ``LETTER`` is after the text.

    An empty reply cuts the line.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.context = context
        self.answers: dict[str, str] = {}
        self.letters: list[bytes] = []
        self.encrypted: list[bool] = []

    @property
    def port(self) -> int:
        """Return where it listens."""
        return int(self.server_address[1])


class _Talk(socketserver.StreamRequestHandler):
    server: LetterBox

    def handle(self) -> None:
        self._encrypted = False
        self._say("220 letter box")
        while line := self.rfile.readline():
            word = line.split()[0].decode().upper()
            reply = self.server.answers.get(word) or self._usual(word)
            if word in self.server.answers and not self.server.answers[word]:
                return
            self._say(reply)
            if reply.startswith("354") and not self._take_letter():
                return
            if word == "STARTTLS":
                self._encrypt()
            if word == "QUIT":
                return

    def _usual(self, word: str) -> str:
        extensions = "250-letter box\r\n250 AUTH PLAIN" if self._encrypted else "250-letter box\r\n250 STARTTLS"
        usual = {"EHLO": extensions, "DATA": "354 go on", "STARTTLS": "220 go on", "AUTH": "235 come in"}
        return usual.get(word, "250 fine")

    def _take_letter(self) -> bool:
        lines = []
        while (line := self.rfile.readline()) not in {_LETTER_ENDS, b""}:
            lines.append(line)
        reply = self.server.answers.get("LETTER", "250 taken")
        if reply.startswith("250") or not reply:
            self.server.letters.append(b"".join(lines))
            self.server.encrypted.append(self._encrypted)
        if reply:
            self._say(reply)
        return bool(reply)

    def _encrypt(self) -> None:
        assert self.server.context is not None
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.rfile, self._encrypted = self.connection.makefile("rb"), True

    def _say(self, line: str) -> None:
        self.connection.sendall(f"{line}\r\n".encode())

    def finish(self) -> None:
        super().finish()
        self.connection.close()


@contextmanager
def letter_box(folder: Path) -> Iterator[LetterBox]:
    """Serve a letter box with a certificate in ``folder / "authority.pem"``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(folder))
    with LetterBox(context) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server
        server.shutdown()


def _certificate(folder: Path) -> Path:
    """Make a certificate for this machine that vouches for itself; return the file with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "letter box")])
    now = dt.datetime.now(dt.UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
        .public_bytes(Encoding.PEM)
    )
    (folder / "authority.pem").write_bytes(certificate)
    both = folder / "letter-box.pem"
    both.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + certificate)
    return both
