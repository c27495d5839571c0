"""Which web addresses may carry keys and people: encrypted ones, and plain ones that never leave this machine."""

import ipaddress
from urllib.parse import urlsplit


def is_private(url: str) -> bool:
    """Tell whether nobody on the way can read what is sent to a web address."""
    parts = urlsplit(url)
    if parts.scheme == "https":
        return bool(parts.hostname)
    return parts.scheme == "http" and _is_this_machine(parts.hostname or "")


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
