"""What every answer of the web room says about itself, and how much of a question it listens to (T47).

No script and no style but our own files, no frame around us, nothing kept, nothing indexed, no address told onwards.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY_BYTES = 32 * 1024
"""A form of ours is shorter."""

MOST_HEADER_BYTES = 16 * 1024

_SELF_ALONE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "content-security-policy": _SELF_ALONE,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_TLS_ONLY_FROM_NOW = "max-age=31536000"


class SafeHeaders:
    """ASGI middleware around the web room."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Listen to no more than a form, and add the headers to whatever is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        tls = scope.get("scheme") == "https"

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_ALWAYS)
                headers.setdefault("cache-control", "no-store")
                if tls:
                    headers["strict-transport-security"] = _TLS_ONLY_FROM_NOW
            await send(message)

        refused = _too_much(scope)
        if refused is not None:
            await PlainTextResponse(str(refused), refused)(scope, receive, send_safely)
            return
        await self._app(scope, _bounded(receive), send_safely)


def _too_much(scope: Scope) -> int | None:
    """Return the status for a question that announces more than a form, or brings more headers than any browser."""
    if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_HEADER_BYTES:
        return 431
    length = Headers(scope=scope).get("content-length", "0")
    return None if length.isdecimal() and int(length) <= MOST_BODY_BYTES else 413


def _bounded(receive: Receive) -> Receive:
    """Return what the room hears: the body up to the limit, after it that the other end has gone."""
    heard = 0

    async def hear() -> Message:
        nonlocal heard
        message = await receive()
        heard += len(message.get("body", b""))
        return {"type": "http.disconnect"} if heard > MOST_BODY_BYTES else message

    return hear
