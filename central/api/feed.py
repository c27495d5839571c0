"""Down: what changed since a cursor, waited for if need be, and whole topics where a cursor is too old."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from central.api.answers import answer, centre_of, described, problem
from central.centre import Centre
from central.feed import TOPICS, Feed, SnapshotNeeded
from shared.sync.messages import LONG_POLL_SECONDS, MOST_ROWS, FeedPage, Problem, SnapshotPage

router = APIRouter()
_MORE = {400: Problem, 401: Problem, 410: Problem, 503: Problem}
Topics = Annotated[list[str], Query(max_length=32)]
After = Annotated[str, Query(max_length=120, pattern=r"^[^\x00]*$")]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS)]
Wait = Annotated[float, Query(ge=0, le=LONG_POLL_SECONDS)]


@router.get("/v1/halls/{hall}/feed", tags=["halls"], openapi_extra=described(answers={200: FeedPage, **_MORE}))
async def feed(  # noqa: PLR0917 the query's own words
    hall: str, request: Request, topic: Topics, after: After = "", limit: Limit = 500, wait: Wait = 0
) -> Response:
    """Return what changed in some topics after a cursor; where nothing did, wait up to ``wait`` seconds for it."""
    centre = centre_of(request)
    wanted = tuple(dict.fromkeys(topic))
    if not wanted or not set(wanted) <= set(TOPICS):
        return problem(centre, 400, "unknown_topic", f"The topics are {', '.join(TOPICS)}.")
    until = asyncio.get_running_loop().time() + wait
    while True:
        try:
            page = await run_in_threadpool(_page, centre, hall, wanted, after, limit)
        except SnapshotNeeded:
            return problem(centre, 410, "snapshot_needed", "This cursor is too old: ask for each topic's snapshot.")
        left = until - asyncio.get_running_loop().time()
        if page.rows or left <= 0 or centre.bell.closed:
            return answer(page)
        await centre.bell.wait(min(left, LONG_POLL_SECONDS))


def _page(centre: Centre, hall: str, topics: tuple[str, ...], after: str, limit: int) -> FeedPage:
    with centre.database.reading() as session:
        return Feed(session).page(hall, topics, after, limit, centre.clock.now())


@router.get(
    "/v1/halls/{hall}/snapshots/{topic}", tags=["halls"], openapi_extra=described(answers={200: SnapshotPage, **_MORE})
)
async def snapshot(hall: str, topic: str, request: Request, after: After = "", cursor: After = "") -> Response:
    """Return a chunk of a whole topic, by id.

    Go on with the first chunk's ``cursor`` and each one's ``after`` until that is empty, then with the feed.
    """
    centre = centre_of(request)
    if topic not in TOPICS:
        return problem(centre, 400, "unknown_topic", f"The topics are {', '.join(TOPICS)}.")
    try:
        return answer(await run_in_threadpool(_snapshot, centre, (hall, topic), after, cursor))
    except SnapshotNeeded:
        return problem(centre, 410, "snapshot_needed", "This snapshot is of an earlier life of the centre: begin anew.")


def _snapshot(centre: Centre, of: tuple[str, str], after: str, cursor: str) -> SnapshotPage:
    with centre.database.reading() as session:
        return Feed(session).snapshot(of, after, cursor, MOST_ROWS, centre.clock.now())
