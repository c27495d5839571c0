"""What kind of code was scanned, told from its outside alone: a code that is not ours is never opened or taken apart.

Electronic credentials (网证/CTID, 电子社保卡, 电子营业执照) are opaque, short-lived tokens that only their platform can
check (``devices.md`` 3); makers publish no forms, so a long token without blanks counts as one.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class CodeKind(StrEnum):
    """What a code is good for here."""

    TICKET = "ticket"
    APPOINTMENT = "appointment"
    """The code of an appointment, on a telephone."""
    SHEET = "sheet"
    """A printed guide."""
    LINK = "link"
    CREDENTIAL = "credential"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CodeForm:
    """One outside: how a code begins (a regular expression) and how many characters it has, both ends included."""

    kind: CodeKind
    begins: str
    shortest: int
    longest: int


_TICKET_AT_ITS_END = r".*(OH1:[A-Z2-7]{26}:[A-Z2-7]{13})\Z"
"""A ticket's page online: an address that ends with the ticket's code (:mod:`shared.sync.pages`).

A scanner that plays keyboard may lose the slashes and dots before it; the code itself it keeps.
"""

FORMS = (
    CodeForm(CodeKind.TICKET, r"OH1:", 5, 4096),
    CodeForm(CodeKind.TICKET, _TICKET_AT_ITS_END, 44, 400),
    CodeForm(CodeKind.APPOINTMENT, r"OHA1:", 6, 4096),
    CodeForm(CodeKind.SHEET, r"OHG[12]:", 6, 4096),
    CodeForm(CodeKind.LINK, r"(?i:[a-z][a-z0-9+.-]*://|www\.|mailto:|tel:|javascript:|data:|file:)", 5, 4096),
    CodeForm(CodeKind.CREDENTIAL, r"[!-~]+\Z", 20, 4096),
)
"""The first form that fits is the kind of a code; a hall that knows a platform's prefix puts it before the last."""


def bare_code(code: str) -> str:
    """Return the ticket's code at the end of its page's address; any other text as it is, without blanks around it."""
    code = code.strip()
    found = re.match(_TICKET_AT_ITS_END, code)
    return found[1] if found else code


def kind_of_code(code: str) -> CodeKind:
    """Return what ``code`` looks like; nothing is decoded, looked up or opened."""
    for form in FORMS:
        if form.shortest <= len(code) <= form.longest and re.match(form.begins, code):
            return form.kind
    return CodeKind.UNKNOWN
