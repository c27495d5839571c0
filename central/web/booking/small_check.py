"""The small check before both forms: a puzzle, and how often one address may try."""

from typing import TYPE_CHECKING

from starlette.datastructures import FormData
from starlette.requests import Request

from central.tries import Tries
from central.web.booking.form import text
from central.web.visitors import address_of

if TYPE_CHECKING:
    from central.web.room import Room


async def small_check(room: "Room", request: Request, sent: FormData, tries: Tries) -> str:
    """Return why a form is not taken (puzzle, too_often), empty for nothing; only a solved puzzle counts as a try."""
    answer, proof = text(sent, "answer"), text(sent, "proof")
    if not room.puzzles.solved(text(sent, "puzzle"), answer=answer, proof=proof, now=room.front.clock.now()):
        return "puzzle"
    who, times = room.visitors.weighed(address_of(request))
    return "" if await tries.may(who, times) else "too_often"
