"""Up: a hall's journal comes in."""

import msgspec
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from central.api.answers import answer, centre_of, described, problem
from central.batches import Batch, read_batch
from central.centre import Centre
from central.ingest import NotTaken, take_in
from central.store.events import report
from shared.store.moments import stored
from shared.sync.messages import EventBatch, EventsAck, Problem

router = APIRouter()
_TEXTS = {
    "gap": "Lines are missing before these.",
    "fork": "The centre has other lines under these numbers: this hall was restored and needs a new epoch.",
}


@router.post(
    "/v1/halls/{hall}/events",
    tags=["halls"],
    openapi_extra=described(
        body=EventBatch,
        answers={200: EventsAck, 400: Problem, 401: Problem, 409: Problem, 413: Problem, 415: Problem, 503: Problem},
    ),
)
async def take_events(hall: str, request: Request) -> Response:
    """Store up to 500 lines that follow what the centre has; known ones are skipped, a gap or a fork is a 409."""
    async with request.app.state.lanes:
        return await run_in_threadpool(_take, centre_of(request), hall, request.state.body)


def _take(centre: Centre, hall: str, body: bytes) -> Response:
    try:
        batch = read_batch(body)
    except (msgspec.MsgspecError, RecursionError) as error:
        return problem(centre, 400, "bad_message", str(error))
    now = centre.clock.now()
    try:
        with centre.database.changing() as session:
            epochs = take_in(session, hall, now, batch)
        centre.live.ring(hall)
    except NotTaken as error:
        if error.code == "fork":
            _report_fork(centre, hall, batch)
        return problem(centre, 409, error.code, _TEXTS[error.code], expected=error.expected, epochs=error.epochs)
    head = centre.head.cursor()
    ack = next((one.last for one in epochs if one.epoch == batch.envelope.epoch), 0)
    return answer(EventsAck(ack=ack, time=stored(now), feed_head=head, epochs=epochs, interval=centre.interval))


def _report_fork(centre: Centre, hall: str, batch: Batch) -> None:
    with centre.database.changing() as session:
        report(session, hall, "fork", (batch.envelope.epoch, batch.envelope.first), stored(centre.clock.now()))
