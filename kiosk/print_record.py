"""What the hall is told about a paper, once, also by a kiosk that died in between and tells it again."""

import hashlib

from devices.ports import PrintOutcome
from shared.hall.tickets import PrintResult, RecordPrint
from shared.ids import new_id

_BETWEEN = "/"
_SHEET = "sheet/"


def job_of(ticket_id: str, command_id: str) -> str:
    """Return the job id of the paper that an act asked for; it leads back to the ticket, and no act prints twice."""
    return f"{ticket_id}{_BETWEEN}{command_id}"


def sheet_job() -> str:
    """Return the job id of a guide's sheet, which is no ticket and of which the hall keeps no record."""
    return f"{_SHEET}{new_id()}"


def is_sheet(job_id: str) -> bool:
    """Tell whether a paper is a guide's sheet."""
    return job_id.startswith(_SHEET)


def record_of(outcome: PrintOutcome) -> RecordPrint:
    """Return the act that keeps a printer's outcome.

    Its command id follows from job and result, so that the same outcome told again has no second effect.
    """
    result = PrintResult(outcome.result.value)
    return RecordPrint(
        command_id=hashlib.blake2b(f"{outcome.job_id}{_BETWEEN}{result}".encode(), digest_size=16).hexdigest(),
        ticket=outcome.job_id.partition(_BETWEEN)[0],
        result=result,
        reasons=tuple(sorted(outcome.reasons)),
    )
