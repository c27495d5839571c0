"""The office as pages in another process reach it: by its socket on this machine."""

import logging
from pathlib import Path

import httpx
import msgspec

from central.office.asks import Answer, Ask, answer_type
from central.office.port import NotThere, OfficeAway
from central.office.wire import NO_OF_RULES, NO_OF_STORE, NOT_THERE, UNREADABLE, No, refusal
from shared.errors import StoreError

_LOG = logging.getLogger(__name__)
_TIMEOUT = httpx.Timeout(10.0, connect=2.0)
_LIMITS = httpx.Limits(max_connections=40, keepalive_expiry=3.0)
"""A kept connection is let go before the door's server would close it, after five seconds."""


class RemoteOffice:
    """Asks through a socket; used in one loop."""

    def __init__(self, socket: Path) -> None:
        transport = httpx.AsyncHTTPTransport(uds=str(socket), limits=_LIMITS)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://office", timeout=_TIMEOUT)

    async def ask(self, ask: Ask[Answer]) -> Answer:
        """Return the answer, or raise what the office raised."""
        try:
            said = await self._client.post("/", content=msgspec.json.encode(ask))
        except httpx.TransportError as error:
            raise OfficeAway from error
        try:
            return _read(ask, said)
        except (msgspec.MsgspecError, ValueError) as error:
            _LOG.error("the office's answer to %s (%d) cannot be read", type(ask).__name__, said.status_code)
            raise OfficeAway from error

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()


def _read(ask: Ask[Answer], said: httpx.Response) -> Answer:
    """Return an answer, or raise what it says; ``ValueError`` for what no office of this version says."""
    if said.status_code == httpx.codes.OK:
        answer: Answer = msgspec.json.decode(said.content, type=answer_type(type(ask)))
        return answer
    if said.status_code in {NOT_THERE, UNREADABLE}:
        raise NotThere
    no = msgspec.json.decode(said.content, type=No)
    if said.status_code == NO_OF_STORE:
        raise StoreError(no.code, no.text)
    if said.status_code == NO_OF_RULES:
        raise refusal(no)
    raise ValueError(said.status_code)
