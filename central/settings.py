"""Where the centre runs: its database, address and key."""

import os
from pathlib import Path

import msgspec

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


def load_central_settings() -> CentralSettings:
    """Return the settings: defaults, then the environment."""
    given = {
        name: os.environ[_PREFIX + name.upper()]
        for name in CentralSettings.__struct_fields__
        if _PREFIX + name.upper() in os.environ
    }
    return msgspec.convert(given, CentralSettings, strict=False)
