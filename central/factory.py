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
from central.front import Front
from central.messages import sending
from central.monitoring import CentreStatus
from central.office.home import HomeOffice
from central.recurring import Recurring, recurring
from central.store.months import make_months
from central.web.room import Room, web_room
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


def create_app(centre: Centre, *, with_pages: bool = True) -> ASGIApp:
    """Return the application of one centre, for halls and citizens or for halls alone."""
    room = Room(_front_of(centre)) if with_pages else None
    app = FastAPI(title="OneHall centre", version="1", lifespan=_lifespan(centre, room), docs_url=None, redoc_url=None)
    app.state.centre = centre
    app.state.lanes = asyncio.Semaphore(_LANES)
    for router in ROUTERS:
        app.include_router(router)
    app.add_exception_handler(StoreError, _store_error)
    if room is not None:
        app.router.default = web_room(room)
    app.add_middleware(HallDoor, keyring=centre.keyring, key=centre.key, clock=centre.clock)
    app.openapi = lambda: _contract(app)  # type: ignore[method-assign]
    return app


def pages_app(front: Front) -> ASGIApp:
    """Return the application of a process that serves citizens alone."""
    room = Room(front)
    return web_room(room, _lifespan(None, room))


def _front_of(centre: Centre) -> Front:
    """Return a centre's pages in its own process, with its office at hand."""
    return Front(
        database=centre.database,
        clock=centre.clock,
        live=centre.live,
        announcements=centre.announcements,
        shelf=centre.shelf,
        public=centre.public,
        office=HomeOffice(centre),
    )


def _lifespan(centre: Centre | None, room: Room | None) -> Lifespan[Any]:
    """Return what runs beside the requests, of halls and of pages."""

    @contextlib.asynccontextmanager
    async def running(_app: ASGIApp) -> AsyncIterator[None]:
        async with contextlib.AsyncExitStack() as end:
            if centre is not None:
                await asyncio.to_thread(tell_halls_where_pages_are, centre)
                await end.enter_async_context(centre.bell.hung())
                await end.enter_async_context(recurring(centre, _UPKEEP))
            if room is not None:
                await asyncio.to_thread(room.front.shelf.look)
                await end.enter_async_context(room.front.live.watched())
                await end.enter_async_context(room.opened())
                await end.enter_async_context(recurring(room.front, _UPKEEP_OF_PAGES))
                end.callback(room.front.shelf.close)
            yield

    return running


def _make_months(centre: Centre) -> None:
    """Have the coming months' partitions ready."""
    with centre.database.changing() as session:
        make_months(session, centre.clock.now())


def _look_at_announcements(front: Front) -> None:
    """Have what is announced near at hand."""
    front.announcements.refresh()


def _follow_catalogue(front: Front) -> None:
    """Have the pages use what was published."""
    front.shelf.look()


_UPKEEP: tuple[Recurring[Centre], ...] = (
    (_make_months, _MONTH_SECONDS),
    (upkeep.keep_up, upkeep.EVERY_SECONDS),
    (sending.send_texts, sending.EVERY_SECONDS),
    (sending.send_mails, sending.EVERY_SECONDS),
    (sending.forget_old, _FORGET_SECONDS),
    (requests.forget_old, requests.EVERY_SECONDS),
    (purging.purge, purging.EVERY_SECONDS),
)
_UPKEEP_OF_PAGES: tuple[Recurring[Front], ...] = (
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
