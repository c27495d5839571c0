"""Every code a window must have a sentence for is reached by a test, and a hall without a plan refuses politely."""

import re
from pathlib import Path

import pytest

from shared.clock import ManualClock
from shared.hall import Code
from shared.hall.places import BoardView, PlanView, QueueList
from shared.hall.tickets import IssueTicket
from tests.hall.house import Way, open_house
from tests.hall.people import refused

_TESTS = Path(__file__).parents[1]
_NEVER_FROM_A_HALL = frozenset({Code.THEME_FAULT, Code.TOO_OFTEN})
"""A catalogue with a circle is refused whole before a hall shows it; only the rules by themselves meet one. How often
an appointment may be guessed is the centre's office to count (``tests/central/test_office.py``).
"""


@pytest.mark.parametrize("code", sorted(set(Code) - _NEVER_FROM_A_HALL))
def test_every_refusal_is_expected_by_a_test_that_drives_a_hall(code: Code) -> None:
    expected = re.compile(rf"refused\(\s*Code\.{code.name}\b")
    rooms = ("hall", "link", "sync", "central", "messages")
    sources = [path.read_text(encoding="utf-8") for room in rooms for path in (_TESTS / room).glob("*.py")]
    assert any(expected.search(source) for source in sources)


@pytest.mark.parametrize("way", Way)
def test_a_hall_without_a_plan_says_that_it_is_not_set_up(way: Way, clock: ManualClock, tmp_path: Path) -> None:
    with open_house(way, clock, tmp_path) as house:
        hall = house.connect()
        for question in (PlanView(), QueueList(), BoardView()):
            with refused(Code.NOT_SET_UP):
                hall.ask(question)
        with refused(Code.NOT_SET_UP):
            hall.do(IssueTicket(queue="advice"))
