"""The centre as an ASGI application: its routes, the halls' door before them, and the contract they make."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import msgspec
from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Lifespan

from central import purging, requests
from central.announcements import shelf
from central.api import enrol, events, feed, status
from central.api.answers import problem
from central.appointments import upkeep
from central.catalogue.present import LOOK_SECONDS
from central.centre import Centre, tell_halls_where_pages_are
from central.door import HallDoor
from central.messages import sending
from central.monitoring import CentreStatus
from central.part import Part
from central.recurring import Recurring, recurring
from central.store.months import make_months
from central.web.room import web_room
from shared.errors import StoreError
from shared.sync import messages

ROUTERS: tuple[APIRouter, ...] = (enrol.router, events.router, feed.router, status.router)
"""Everything the centre answers to programs; a new question is one router here. Citizens' pages: :mod:`central.web`."""

_MESSAGES = (
    messages.Enrolment,
    messages.Enrolled,
    messages.EventBatch,
    messages.EventsAck,
    messages.FeedPage,
    messages.SnapshotPage,
    messages.Problem,
    CentreStatus,
)
_LANES = 2
"""Batches taken in at once: more would only take Python's lock from each other, and each be slower for it."""

_MONTH_SECONDS = 6 * 3600.0
_FORGET_SECONDS = 3600.0


def create_app(centre: Centre, part: Part | None = None) -> ASGIApp:
    """Return the application of one centre: of halls and pages together, or of one part alone."""
    if part is Part.PAGES:
        return web_room(centre, _lifespan(centre, part))
    app = FastAPI(title="OneHall centre", version="1", lifespan=_lifespan(centre, part), docs_url=None, redoc_url=None)
    app.state.centre = centre
    app.state.lanes = asyncio.Semaphore(_LANES)
    for router in ROUTERS:
        app.include_router(router)
    app.add_exception_handler(StoreError, _store_error)
    if part is not Part.HALLS:
        app.router.default = web_room(centre)
    app.add_middleware(HallDoor, keyring=centre.keyring, key=centre.key, clock=centre.clock)
    app.openapi = lambda: _contract(app)  # type: ignore[method-assign]
    return app


def _lifespan(centre: Centre, part: Part | None) -> Lifespan[Any]:
    """Return what runs beside the requests of a part."""
    with_halls, with_pages = part is not Part.PAGES, part is not Part.HALLS
    upkeep_of_part = _UPKEEP * with_halls + _UPKEEP_OF_PAGES * with_pages

    @contextlib.asynccontextmanager
    async def running(_app: ASGIApp) -> AsyncIterator[None]:
        async with contextlib.AsyncExitStack() as end:
            if with_halls:
                await asyncio.to_thread(tell_halls_where_pages_are, centre)
                await end.enter_async_context(centre.bell.hung())
            if with_pages:
                await asyncio.to_thread(centre.shelf.look)
                await end.enter_async_context(centre.live.watched())
            async with recurring(centre, upkeep_of_part):
                yield
                centre.shelf.close()

    return running


def _make_months(centre: Centre) -> None:
    """Have the coming months' partitions ready."""
    with centre.database.changing() as session:
        make_months(session, centre.clock.now())


def _look_at_announcements(centre: Centre) -> None:
    """Have what is announced near at hand."""
    centre.announcements.refresh()


def _follow_catalogue(centre: Centre) -> None:
    """Have the pages use what was published."""
    centre.shelf.look()


_UPKEEP: tuple[Recurring, ...] = (
    (_make_months, _MONTH_SECONDS),
    (upkeep.keep_up, upkeep.EVERY_SECONDS),
    (sending.send_texts, sending.EVERY_SECONDS),
    (sending.send_mails, sending.EVERY_SECONDS),
    (sending.forget_old, _FORGET_SECONDS),
    (requests.forget_old, requests.EVERY_SECONDS),
    (purging.purge, purging.EVERY_SECONDS),
)
_UPKEEP_OF_PAGES: tuple[Recurring, ...] = (
    (_look_at_announcements, shelf.EVERY_SECONDS),
    (_follow_catalogue, LOOK_SECONDS),
)


async def _store_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, StoreError)  # noqa: S101 registered for it alone
    return problem(request.app.state.centre, 503, error.code, error.text)


def _contract(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document: FastAPI's routes with the schemas of our own messages."""
    if app.openapi_schema is None:
        _, components = msgspec.json.schema_components(_MESSAGES, ref_template="#/components/schemas/{name}")
        document = get_openapi(title=app.title, version=app.version, routes=app.routes)
        document.setdefault("components", {}).setdefault("schemas", {}).update(components)
        app.openapi_schema = document
    return app.openapi_schema
