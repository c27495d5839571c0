"""Credit codes by GB 32100: real ones pass, a slip of the pen does not."""

import pytest

from shared.domain.credit_code import is_credit_code

REAL = ["11440000006939756B", "11440000006940116U", "115113010833722043"]


@pytest.mark.parametrize("code", REAL)
def test_codes_of_real_bodies_pass(code: str) -> None:
    assert is_credit_code(code)


@pytest.mark.parametrize("code", ["TE440000GD030003VV", "", "11440000006939756", "1144000000693975IB"])
def test_codes_of_other_kinds_do_not(code: str) -> None:
    assert not is_credit_code(code)


@pytest.mark.parametrize("place", range(18))
def test_one_wrong_character_is_noticed_wherever_it_is(place: int) -> None:
    code = REAL[0]
    wrong = "2" if code[place] != "2" else "3"
    assert not is_credit_code(code[:place] + wrong + code[place + 1 :])
