"""Answers as the contract words them, and how the contract is shown to those who read it."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from central.centre import Centre
from shared.store.moments import stored
from shared.sync.messages import EpochAck, Problem

_REF = "#/components/schemas/{name}"


def centre_of(request: Request) -> Centre:
    """Return the centre this application serves."""
    centre: Centre = request.app.state.centre
    return centre


def answer(message: msgspec.Struct, status: int = 200) -> Response:
    """Return a message as JSON."""
    return Response(msgspec.json.encode(message), status, media_type="application/json")


def problem(
    centre: Centre,
    status: int,
    code: str,
    text: str,
    *,
    expected: int | None = None,
    epochs: list[EpochAck] | None = None,
) -> Response:
    """Return why a request was not taken."""
    now = stored(centre.clock.now())
    return answer(Problem(code=code, text=text, time=now, expected=expected, epochs=epochs or []), status)


def described(*, body: type | None = None, answers: dict[int, type]) -> dict[str, Any]:
    """Return what OpenAPI says about a route, by the messages' own types."""
    told: dict[str, Any] = {
        "responses": {
            str(status): {"description": _first_line(kind), "content": _content(kind)}
            for status, kind in answers.items()
        }
    }
    if body is not None:
        told["requestBody"] = {"required": True, "content": _content(body)}
    return told


def _content(kind: type) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _REF.format(name=kind.__name__)}}}


def _first_line(kind: type) -> str:
    return (kind.__doc__ or kind.__name__).strip().partition("\n")[0]
