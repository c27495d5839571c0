"""Where a citizen's pages are: what the centre publishes about them, and the address that a ticket's paper carries.

One QR serves telephone and hall. ``HTTPS://CENTRE/T/HALL/OH1:…`` opens the ticket's page, and ends with the very code
that the hall's scanners know (:func:`shared.domain.codes.bare_code`). It is in upper case, because so a QR packs it in
half the room and a scanner that plays keyboard cannot lose the case; the centre reads it in any.
"""

import re
from urllib.parse import urlsplit

import msgspec

PAGES = "pages"
"""The topic; it has one row, :data:`ADDRESS`."""

ADDRESS = "address"
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?")


class PagesBody(msgspec.Struct, frozen=True):
    """Where the pages are, such as ``https://zw.example.gov.cn``; empty for nowhere."""

    address: str


def checked_address(address: str) -> str:
    """Return the address of a centre's pages; raise ``ValueError`` for anything but scheme, host and port."""
    address = address.strip().rstrip("/")
    if address and (_ADDRESS.fullmatch(address) is None or urlsplit(address).hostname is None):
        raise ValueError("The public address has a scheme, a host and perhaps a port: https://zw.example.gov.cn")
    return address


def ticket_page(published: str, hall: str, code: str) -> str:
    """Return the address of a ticket's page, empty where the centre published (a row's body) no usable one."""
    try:
        address = checked_address(msgspec.json.decode(published, type=PagesBody).address)
    except (msgspec.MsgspecError, ValueError):
        return ""
    return f"{address}/T/{hall}/{code}".upper() if address else ""
