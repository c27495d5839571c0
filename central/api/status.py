"""For those who watch the service: is it up, and which halls are behind."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from central.api.answers import answer, centre_of, described
from central.centre import Centre
from central.monitoring import CentreStatus, centre_status

router = APIRouter()


@router.get("/v1/status", tags=["watch"], openapi_extra=described(answers={200: CentreStatus}))
async def status(request: Request) -> Response:
    """Return halls that are behind, what was set aside, versions, and the messages by state; nothing about people."""
    return answer(await run_in_threadpool(_status, centre_of(request)))


def _status(centre: Centre) -> CentreStatus:
    with centre.database.reading() as session:
        return centre_status(session, centre.clock.now(), centre.channels)
