"""The code of an appointment is honoured without a line to the centre, and nothing in it can be made up."""

from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from shared.ids import new_id
from shared.security.appointment_codes import AppointmentCode, appointment_code, appointment_of_code

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key()
TEN = datetime(2026, 3, 3, 2, tzinfo=UTC)
CODE = appointment_code(AppointmentCode(new_id(), "binjiang", "advice", TEN, 1), KEY)

slugs = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_", min_size=1, max_size=63)


@given(slugs, slugs, st.integers(0, 60 * 24 * 365), st.integers(1, 8))
def test_a_hall_reads_what_the_centre_wrote(hall: str, queue: str, minutes: int, slots: int) -> None:
    what = AppointmentCode(new_id(), hall, queue, TEN + timedelta(minutes=minutes), slots)
    code = appointment_code(what, KEY)
    assert appointment_of_code(f" {code}\r\n", PUBLIC) == what
    assert set(code) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:")


def test_it_fits_a_code_that_a_telephone_shows_and_a_scanner_reads() -> None:
    assert len(CODE) <= 220


@given(st.integers(0, len(CODE) - 1), st.characters())
def test_with_one_character_changed_it_is_nobodys(place: int, other: str) -> None:
    changed = CODE[:place] + other + CODE[place + 1 :]
    found = appointment_of_code(changed, PUBLIC)
    assert found is None or changed.strip() == CODE


def test_another_centres_code_is_nobodys() -> None:
    assert appointment_of_code(CODE, Ed25519PrivateKey.generate().public_key()) is None


@given(st.text(max_size=300))
def test_anything_else_is_nobodys(text: str) -> None:
    assert appointment_of_code(text, PUBLIC) is None
    assert appointment_of_code("OHA1:" + text, PUBLIC) is None
