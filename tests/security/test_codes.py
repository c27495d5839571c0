"""The code on the paper: only this hall's own, unchanged, names a ticket."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.ids import new_id
from shared.security.codes import sheet_code, sheet_of_code, ticket_code, ticket_of_code

KEY, OTHER = b"k" * 32, b"o" * 32
IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)


@given(IDS)
def test_a_code_leads_back_to_its_ticket(ticket: str) -> None:
    code = ticket_code(ticket, KEY)
    assert ticket_of_code(code, KEY) == ticket
    assert ticket_of_code(f" {code}\r\n", KEY) == ticket
    assert re.fullmatch("[A-Z0-9:]{44}", code)


@given(IDS, st.integers(0, 43), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_a_code_changed_in_one_place_names_no_other_ticket(ticket: str, place: int, letter: str) -> None:
    code = ticket_code(ticket, KEY)
    changed = code[:place] + letter + code[place + 1 :]
    assert ticket_of_code(changed, KEY) in ({ticket} if changed == code else {None})


@given(IDS)
def test_another_halls_code_is_refused(ticket: str) -> None:
    assert ticket_of_code(ticket_code(ticket, OTHER), KEY) is None


@given(st.integers(0, 43))
def test_a_cut_code_is_refused(length: int) -> None:
    assert ticket_of_code(ticket_code(new_id(), KEY)[:length], KEY) is None


def test_a_code_in_small_letters_is_refused() -> None:
    assert ticket_of_code(ticket_code(new_id(), KEY).lower(), KEY) is None


@given(st.text(max_size=80))
def test_any_other_text_is_refused(text: str) -> None:
    assert ticket_of_code(text, KEY) is None


@pytest.mark.parametrize("one_of_both", [0, 1])
def test_the_signature_of_one_ticket_does_not_fit_another(one_of_both: int) -> None:
    codes = [ticket_code(new_id(), KEY).split(":") for _ in range(2)]
    mixed = f"OH1:{codes[one_of_both][1]}:{codes[1 - one_of_both][2]}"
    assert ticket_of_code(mixed, KEY) is None


def test_two_spellings_of_one_code_are_not_both_taken() -> None:
    """The last letter of the id carries two bits that mean nothing: only the spelling on the paper counts."""
    code = ticket_code("00" * 16, KEY)
    assert code[29] == "A"
    assert ticket_of_code(code[:29] + "B" + code[30:], KEY) is None


@given(st.binary(max_size=280))
def test_what_a_guide_sheet_carries_comes_back_from_its_code_and_from_no_other(body: bytes) -> None:
    code = sheet_code(body, KEY)
    assert sheet_of_code(f"{code}\n", KEY) == body
    assert len(code) <= 500
    assert re.fullmatch("[A-Z0-9:]+", code)
    assert sheet_of_code(code, OTHER) is None
    assert sheet_of_code(code.lower(), KEY) is None


@given(IDS)
def test_a_ticket_is_no_guide_sheet_whatever_is_written_before_it(ticket: str) -> None:
    code = ticket_code(ticket, KEY)
    assert sheet_of_code(code, KEY) is None
    assert sheet_of_code("OHG1" + code.removeprefix("OH1"), KEY) is None
