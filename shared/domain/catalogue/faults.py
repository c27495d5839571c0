"""What can be wrong with a catalogue, as values; whoever shows them finds the words."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """Every fault a check can find; the first group keeps a catalogue from being published, the second does not."""

    BAD_ID = "bad_id"
    """Empty, or longer than a message may carry."""
    DUPLICATE = "duplicate"
    UNKNOWN_DEPARTMENT = "unknown_department"
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_MATERIAL = "unknown_material"
    UNKNOWN_ITEM = "unknown_item"
    UNKNOWN_QUESTION = "unknown_question"
    UNKNOWN_OPTION = "unknown_option"
    LATER_QUESTION = "later_question"
    """A question depends on one that is asked after it."""
    OPTION_COUNT = "option_count"
    """Rule K13: two to five options."""
    NO_STEP = "no_step"
    CYCLE = "cycle"

    NO_KIND = "no_kind"
    """Nobody finds the item by kind."""
    NO_WORDS = "no_words"
    """Nobody finds it by searching: its name has neither letters nor digits."""
    NEVER_ASKED = "never_asked"
    CHANGES_NOTHING = "changes_nothing"
    """Whatever is answered to the question, the guide is the same."""
    SAME_OPTIONS = "same_options"
    """Two options of a question that lead to the same guide."""


@dataclass(frozen=True)
class Fault:
    """One fault: of which record (``item``, ``theme`` …) with which id, and what it is about."""

    kind: FaultKind
    record: str
    id: str
    about: str = ""
