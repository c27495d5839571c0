"""Tables of the documentation are true: every test they name is there, and every test of the faults is in its table."""

from tests.house.named_tests import assert_true, named, names_in, rows
from tests.house.tree import ROOT

CASES = 22
CROSSINGS = 9


def test_every_fault_names_a_test_that_exists() -> None:
    table = rows("devices.md", "Fault model")
    assert len(table) >= CASES
    assert_true(table)


def test_every_test_of_the_faults_is_in_the_table() -> None:
    in_table = {test for row in rows("devices.md", "Fault model") for _, test in named(row)}
    files = (ROOT / "tests" / "faults").glob("test_*.py")
    there = {test for file in files for test in names_in(str(file.relative_to(ROOT)))}
    assert there <= in_table


def test_every_crossing_of_hall_and_centre_names_a_test_that_exists() -> None:
    table = rows("sync.md", "Where hall and centre cross")
    assert len(table) >= CROSSINGS
    assert_true(table)
