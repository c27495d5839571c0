"""Where the centre runs: its database, address and key, and by what it sends messages."""

import os
from pathlib import Path
from typing import Literal

import msgspec

from shared.catalogue.folder import BUILT_IN
from shared.errors import SetupError

_PREFIX = "ONEHALL_CENTRAL_"


class CentralSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is set per centre; an environment variable is ``ONEHALL_CENTRAL_`` and the name in upper case."""

    database: str = "sqlite:///central.db"
    host: str = "127.0.0.1"
    port: int = 8800
    key_file: Path | None = None
    interval: float = 0.0
    """Seconds that halls are asked to leave between two batches, 15 to 60 under load."""

    public: str = ""
    """Where citizens reach the pages, such as ``https://zw.example.gov.cn``; halls print it on their tickets."""

    crowds: str = ""
    """Addresses behind which a whole crowd sits, such as a hall's Wi-Fi: ``203.0.113.7, 2001:db8::/48``."""

    catalogue: Path = BUILT_IN
    """The folder of TOML by which the pages guide people until a catalogue is published."""

    sms_url: str = ""
    """An SMS gateway (``docs/messages.md``), with its key."""
    sms_key: str = ""

    mail_host: str = ""
    """A mail server, with who signs in there and the address that mail comes from."""
    mail_port: int = 587
    mail_security: Literal["starttls", "tls", "none"] = "starttls"
    mail_user: str = ""
    mail_password: str = ""
    mail_from: str = ""

    def __repr__(self) -> str:
        """Reveal no key and no password."""
        return f"CentralSettings(host={self.host!r}, port={self.port})"


def load_central_settings() -> CentralSettings:
    """Return the settings: defaults, then the environment; raise :class:`SetupError` (bad_settings)."""
    given = {
        name: os.environ[_PREFIX + name.upper()]
        for name in CentralSettings.__struct_fields__
        if _PREFIX + name.upper() in os.environ
    }
    try:
        return msgspec.convert(given, CentralSettings, strict=False, dec_hook=_from_text)
    except msgspec.ValidationError as error:
        raise SetupError("bad_settings", f"The settings are not right: {error}.") from error


def _from_text(kind: type, value: str) -> object:
    """Return a value whose type msgspec does not know: a path."""
    return kind(value)
