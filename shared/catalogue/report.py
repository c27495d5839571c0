"""What became of every row of a file: each is imported, repaired or rejected, and the last two say why."""

from collections import Counter as Tally
from dataclasses import dataclass, field
from enum import StrEnum

from shared.domain.catalogue.items import Limit


class Outcome(StrEnum):
    """The three ends of a row."""

    IMPORTED = "imported"
    REPAIRED = "repaired"
    REJECTED = "rejected"


class Why(StrEnum):
    """Everything there is to say about a row; notes change nothing, repairs change the row, faults reject it."""

    # notes
    CHECK_DIGIT = "check_digit"
    CODE_LAYOUT = "code_layout"
    CODE_DISAGREES = "code_disagrees"
    NO_LIMIT = "no_limit"
    MIXED_UNITS = "mixed_units"
    UNKNOWN_KIND = "unknown_kind"
    # repairs
    CLEANED = "cleaned"
    CUT = "cut"
    SHORT_ROW = "short_row"
    LIMIT_UNREADABLE = "limit_unreadable"
    LIMIT_ROUNDED = "limit_rounded"
    PROMISE_LONGER = "promise_longer"
    NUMBER_UNREADABLE = "number_unreadable"
    TWICE_IN_ROW = "twice_in_row"
    OTHER_NAME = "other_name"
    # faults
    NOT_READABLE = "not_readable"
    ROW_TOO_LONG = "row_too_long"
    TOO_MANY_FIELDS = "too_many_fields"
    TOO_MANY_VALUES = "too_many_values"
    FIELD_TOO_LONG = "field_too_long"
    MISSING = "missing"
    DUPLICATE = "duplicate"
    DIGITS_LOST = "digits_lost"
    UNKNOWN_RECORD = "unknown_record"
    NOT_VALID = "not_valid"


NOTES = frozenset(
    {Why.CHECK_DIGIT, Why.CODE_LAYOUT, Why.CODE_DISAGREES, Why.NO_LIMIT, Why.MIXED_UNITS, Why.UNKNOWN_KIND}
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing about a row: in which field, and the value or number it is about."""

    why: Why
    field: str = ""
    about: str = ""


class Rejected(Exception):
    """A row that cannot be taken."""

    def __init__(self, why: Why, field: str = "", about: str = "") -> None:
        super().__init__(why)
        self.reason = Reason(why, field, about[:80])


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """The end of one row; ``code`` is the province's code or the record's id, as far as it could be read."""

    line: int
    code: str
    outcome: Outcome
    reasons: tuple[Reason, ...]


@dataclass
class Limits:
    """How many limits a file gave, and how many became a number and a unit."""

    given: Tally[str] = field(default_factory=Tally)
    parsed: Tally[str] = field(default_factory=Tally)
    units: Tally[str] = field(default_factory=Tally)

    def count(self, field_name: str, limit: Limit | None) -> None:
        """Count a limit that a row gives."""
        self.given[field_name] += 1
        if limit is not None:
            self.parsed[field_name] += 1
            self.units[limit.unit] += 1


@dataclass
class Report:
    """The account of an import: one outcome a row, in the file's order."""

    rows: list[RowOutcome] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)

    def count(self, outcome: Outcome) -> int:
        """Return how many rows ended so."""
        return sum(row.outcome is outcome for row in self.rows)

    def imported(self, line: int, code: str, reasons: tuple[Reason, ...]) -> None:
        """Account for a row that was taken: as it is, unless a reason is more than a note."""
        repaired = any(reason.why not in NOTES for reason in reasons)
        self.rows.append(RowOutcome(line, code, Outcome.REPAIRED if repaired else Outcome.IMPORTED, reasons))

    def rejected(self, line: int, code: str, reasons: tuple[Reason, ...]) -> None:
        """Account for a row that was not taken."""
        self.rows.append(RowOutcome(line, code, Outcome.REJECTED, reasons))
