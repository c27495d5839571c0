"""How an ask and its answer travel between two processes: JSON, and for a no its status, code and facts."""

import msgspec

from shared.domain.refused import Code, Refused

MOST_BYTES = 16 * 1024
"""An ask is shorter than the form it comes from."""

UNREADABLE, NOT_THERE, NO_OF_RULES, TOO_LONG, NO_OF_STORE = 400, 404, 409, 413, 503


class No(msgspec.Struct, frozen=True):
    """Why there is no answer: the code of a rule or of the database, a sentence for logs, and a rule's facts."""

    code: str
    text: str
    facts: dict[str, str | int] = {}


def refusal(no: No) -> Refused:
    """Return the refusal that a rule's no was."""
    return Refused(Code(no.code), no.text, **no.facts)
