"""Enrolment: a hall shows a short-lived code once and leaves its public key (T44)."""

import msgspec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from central import halls
from central.api.answers import answer, centre_of, described, problem
from central.centre import Centre
from shared.store.moments import stored
from shared.sync.messages import Enrolled, Enrolment, Problem

router = APIRouter()
_DECODER = msgspec.json.Decoder(Enrolment)
_MOST_BYTES = 4096


@router.post(
    "/v1/enrol",
    tags=["halls"],
    openapi_extra=described(body=Enrolment, answers={200: Enrolled, 400: Problem, 403: Problem, 413: Problem}),
)
async def enrol(request: Request) -> Response:
    """Make a hall known: every later request of it is signed by the key it leaves here."""
    centre = centre_of(request)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            return problem(centre, 413, "too_large", "An enrolment is shorter.")
    try:
        enrolment = _DECODER.decode(bytes(body))
    except msgspec.MsgspecError as error:
        return problem(centre, 400, "bad_message", str(error))
    if not await run_in_threadpool(_enrol, centre, enrolment):
        text = "This code is wrong, used, too old or locked: get a new one at the centre."
        return problem(centre, 403, "not_enrolled", text)
    key = centre.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    return answer(Enrolled(hall=enrolment.hall, centre_key=key, time=stored(centre.clock.now())))


def _enrol(centre: Centre, enrolment: Enrolment) -> bool:
    """Count the try in a transaction of its own, so that a wrong one counts although it changes nothing else."""
    now = centre.clock.now()
    with centre.database.changing() as session:
        fits = halls.count_try(session, enrolment, now)
    if not fits:
        return False
    try:
        with centre.database.changing() as session:
            halls.enrol(session, enrolment, now)
    except halls.NotEnrolled:
        return False
    centre.keyring.forget(enrolment.hall)
    return True
