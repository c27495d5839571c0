"""Every program behind the one door says what it is."""

import pytest

from main import MODES
from tests.house.tree import fresh_python


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_answers_for_help(mode: str) -> None:
    said = fresh_python("main.py", mode, "--help")
    assert said.returncode == 0, said.stderr
    assert f"main.py {mode}" in said.stdout


def test_a_mode_nobody_knows_is_refused_with_the_list_of_modes() -> None:
    said = fresh_python("main.py", "teleport")
    assert said.returncode == 2
    assert all(mode in said.stderr for mode in MODES)
