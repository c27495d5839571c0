"""The exception tree: what the world does to us (tell the person) against what we got wrong (report it).

Exception
├── Refused            a rule said no; nothing changed (shared.domain.refused)
└── KnownError         the world is not as we need it; ``code`` for windows, the text says what to do
    ├── Unreachable    the hub does not answer; nothing was sent
    ├── Unknown        an act was sent and no answer came: it may have happened
    ├── OfficeAway     the centre's booking office does not answer (central.office.port)
    ├── StoreError     the database cannot be used (disk full, newer version, damaged)
    └── SetupError     a port is taken, a file is missing, a key does not fit
"""


class KnownError(Exception):
    """Something outside the program stands in the way; ``code`` names it and ``facts`` hold what a sentence needs."""

    def __init__(self, code: str, text: str, **facts: str | int) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.facts = facts


class Unreachable(KnownError):
    """The hub cannot be reached; nothing was sent."""


class Unknown(KnownError):
    """The act was sent but no answer came; sending the same act again is safe and brings the answer."""


class StoreError(KnownError):
    """The database cannot take the act now; nothing of it was stored."""


class SetupError(KnownError):
    """The program cannot start like this; the text says what to change."""
