"""The office's door for pages in another process: JSON over a socket of this machine, which its group alone may open.

One ask a request; refusals keep their code and facts. There is no port and no password: who may open the socket is the
file system's to say.
"""

from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from central.office.asks import AnyAsk
from central.office.port import NotThere, Office
from central.office.wire import MOST_BYTES, NO_OF_RULES, NO_OF_STORE, NOT_THERE, TOO_LONG, UNREADABLE, No
from shared.domain.refused import Refused
from shared.errors import StoreError

_DECODER = msgspec.json.Decoder(AnyAsk)


def office_app(office: Office) -> Starlette:
    """Return the door as an ASGI application."""

    async def answer(request: Request) -> Response:
        body = await _heard(request)
        if body is None:
            return Response(status_code=TOO_LONG)
        try:
            return _said(200, await office.ask(_DECODER.decode(body)))
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
            return Response(status_code=UNREADABLE)
        except NotThere:
            return Response(status_code=NOT_THERE)
        except Refused as refused:
            return _said(NO_OF_RULES, No(refused.code, refused.text, refused.facts))
        except StoreError as error:
            return _said(NO_OF_STORE, No(error.code, error.text))

    return Starlette(routes=[Route("/", answer, methods=["POST"])])


def _said(status: int, answer: Any) -> Response:
    return Response(msgspec.json.encode(answer), status, media_type="application/json")


async def _heard(request: Request) -> bytes | None:
    """Return the body, ``None`` for one longer than any ask."""
    heard = b""
    async for piece in request.stream():
        heard += piece
        if len(heard) > MOST_BYTES:
            return None
    return heard
