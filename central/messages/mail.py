"""Mail by SMTP. A server that fell silent after the text may have taken it, and mail has no key against a copy."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Literal, TypeAlias

from central.messages.channel import Outcome, Outgoing, Result
from shared.clock import Clock

Security: TypeAlias = Literal["starttls", "tls", "none"]
_SECONDS = 10.0
_TAKEN, _FORWARDED, _FOR_GOOD = 250, 251, 500


@dataclass(frozen=True, repr=False)
class MailServer:
    """Where mail is handed in, and as whom; an empty ``user`` signs in nowhere."""

    host: str
    port: int
    security: Security
    user: str
    password: str
    sender: str


class Mail:
    """One server; a connection for each message."""

    name = "smtp"
    repeats_safely = False

    def __init__(self, server: MailServer, clock: Clock) -> None:
        self._server, self._clock = server, clock

    def send(self, message: Outgoing) -> Outcome:
        """Try once."""
        sender, letter = parseaddr(self._server.sender)[1], self._letter(message)
        handing_over = False
        try:
            with self._signed_in() as connection:
                code, _ = connection.mail(sender)
                if code == _TAKEN:
                    code, _ = connection.rcpt(message.to)
                if code in {_TAKEN, _FORWARDED}:
                    handing_over = True
                    code, _ = connection.data(letter)
                return _outcome(code)
        except smtplib.SMTPResponseException as error:
            return _outcome(error.smtp_code) if handing_over else Outcome(Result.LATER, "not_let_in")
        except (OSError, smtplib.SMTPException):
            return Outcome(Result.UNKNOWN, "cut") if handing_over else Outcome(Result.LATER, "no_connection")

    def close(self) -> None:
        """Nothing is kept open."""

    @contextmanager
    def _signed_in(self) -> Iterator[smtplib.SMTP]:
        server, trust = self._server, ssl.create_default_context()
        if server.security == "tls":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=trust)
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
        try:
            if server.security == "starttls":
                connection.starttls(context=trust)
            connection.ehlo_or_helo_if_needed()
            if server.user:
                connection.login(server.user, server.password)
            yield connection
        finally:
            with suppress(OSError, smtplib.SMTPException):  # what was said before is what counts
                connection.quit()
            connection.close()

    def _letter(self, message: Outgoing) -> bytes:
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = self._server.sender, message.to, message.subject
        letter["Date"] = format_datetime(self._clock.now())
        letter["Message-ID"] = f"<{message.id}@{parseaddr(self._server.sender)[1].rpartition('@')[2]}>"
        letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence note answers it
        letter.set_content(message.text)
        return letter.as_bytes(policy=policy.SMTP)


def _outcome(code: int) -> Outcome:
    """Return what the server's answer to sender, recipient or text means (RFC 5321, 4.2.1: from 500 on it stays so)."""
    if code == _TAKEN:
        return Outcome(Result.SENT)
    return Outcome(Result.REFUSED if code >= _FOR_GOOD else Result.LATER, f"smtp_{code}")
