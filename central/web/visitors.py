"""How much one address may ask: 30 pages a minute, six live connections; a crowd behind one address fifty times that.

Counted in this process; several processes behind one name each give as much.
"""

import ipaddress
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from ipaddress import IPv4Network, IPv6Network

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import FixedWindowRateLimiter
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from central.web.assets import PREFIX

Network = IPv4Network | IPv6Network
VIEWS_A_MINUTE, LIVE_EACH, LIVE_IN_ALL = 30, 6, 2000
CROWD = 50
"""So many times as much for an address in ``crowds``: a hall's own Wi-Fi is one address to us."""

_ONE_SUBSCRIBER = 64
"""An IPv6 subscriber has a whole /64."""


def read_crowds(text: str) -> tuple[Network, ...]:
    """Return the networks in a setting such as ``203.0.113.7, 2001:db8::/48``; raise ``ValueError`` for others."""
    return tuple(ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip())


class Visitors:
    """Who asks how much."""

    def __init__(self, crowds: Sequence[Network] = ()) -> None:
        self._crowds = tuple(crowds)
        self._views = FixedWindowRateLimiter(MemoryStorage())
        self._live: Counter[str] = Counter()

    async def may_view(self, address: str) -> bool:
        """Count one more page; tell whether the address may have it."""
        who, times = self.weighed(address)
        return await self._views.hit(RateLimitItemPerMinute(VIEWS_A_MINUTE * times), "views", who)

    @contextmanager
    def live(self, address: str) -> Iterator[bool]:
        """Hold a place for a live connection; false where address or house have no more."""
        who, times = self.weighed(address)
        free = self._live[who] < LIVE_EACH * times and self._live.total() < LIVE_IN_ALL
        self._live[who] += free
        try:
            yield free
        finally:
            self._live[who] -= free
            if not self._live[who]:
                del self._live[who]

    def weighed(self, address: str) -> tuple[str, int]:
        """Return under which name an address is counted, and how many times the usual it may ask."""
        try:
            ip = ipaddress.ip_address(address)
        except ValueError:
            return address, 1
        times = CROWD if any(ip in network for network in self._crowds) else 1
        if isinstance(ip, ipaddress.IPv6Address):
            return str(ipaddress.ip_network((ip, _ONE_SUBSCRIBER), strict=False)), times
        return str(ip), times


def address_of(request: Request) -> str:
    """Return who asks; behind a proxy on this machine its word for it (uvicorn reads X-Forwarded-For)."""
    return "" if request.client is None else request.client.host


class Turnstile:
    """ASGI middleware: pages beyond the limit are answered with ``busy``; files that browsers keep are not counted."""

    def __init__(self, app: ASGIApp, *, visitors: Visitors, busy: Callable[[Request], Awaitable[Response]]) -> None:
        self._app, self._visitors, self._busy = app, visitors, busy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count, and let in."""
        if scope["type"] == "http" and not scope["path"].startswith(PREFIX):
            request = Request(scope)
            if not await self._visitors.may_view(address_of(request)):
                answer = await self._busy(request)
                await answer(scope, receive, send)
                return
        await self._app(scope, receive, send)
