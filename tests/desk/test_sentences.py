"""Whatever the hall says no to, the clerk reads a sentence, never a code."""

import re

import pytest
from PySide6.QtCore import QCoreApplication

from counter.desk.sentences import NEVER_AT_A_DESK, refusal, sentence_of, sentences
from shared.domain.refused import Code, Refused
from shared.errors import SetupError, StoreError, Unreachable

FACTS = {
    "number": "A001",
    "numbers": "A001、A002",
    "counter": "3",
    "clerk": "王海",
    "seconds": 7,
    "most": 3,
    "minutes": 15,
}


def test_no_code_that_can_come_to_a_desk_lacks_its_sentence() -> None:
    assert set(sentences()) == set(Code) - NEVER_AT_A_DESK


@pytest.mark.parametrize("code", sorted(set(Code) - NEVER_AT_A_DESK))
def test_a_sentence_is_whole_and_shows_no_code(code: Code, qapp: QCoreApplication) -> None:
    assert qapp
    said = refusal(Refused(code, "text for logs", **FACTS))
    assert said.endswith((".", "。"))
    assert not re.search(r"[{}_]", said)


def test_a_clerk_learns_where_the_other_counter_is_still_open() -> None:
    said = refusal(Refused(Code.COUNTER_TAKEN, "", counter="5", clerk=""))
    assert said == "You still sit at counter 5. Close it first, or go on there."


def test_trouble_of_the_world_says_that_nothing_was_changed() -> None:
    for trouble in (Unreachable("a", "b"), StoreError("a", "b"), SetupError("a", "b")):
        assert "Nothing was changed" in sentence_of(trouble)
