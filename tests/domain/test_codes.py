"""A scanned code is sorted by its outside; nothing is opened, and nothing breaks on what a stranger printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.codes import CodeKind, bare_code, kind_of_code
from shared.domain.credentials import CredentialAnswer, OfflineVerifier, Unvouched, Vouched
from shared.security.codes import ticket_code

KEY = bytes(32)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("OH1:NOT:OURS", CodeKind.TICKET),
        ("oh1:not:ours", CodeKind.UNKNOWN),
        ("https://example.gov.cn/x?y=1", CodeKind.LINK),
        ("HTTP://EXAMPLE.CN", CodeKind.LINK),
        ("weixin://dl/business/?ticket=1", CodeKind.LINK),
        ("www.example.cn", CodeKind.LINK),
        ("javascript:alert(1)", CodeKind.LINK),
        ("file:///etc/passwd", CodeKind.LINK),
        ("MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=", CodeKind.CREDENTIAL),
        ("x" * 20, CodeKind.CREDENTIAL),
        ("x" * 19, CodeKind.UNKNOWN),
        ("6901234567892", CodeKind.UNKNOWN),
        ("张三 330102199003070011", CodeKind.UNKNOWN),
        ("x" * 5000, CodeKind.UNKNOWN),
        ("", CodeKind.UNKNOWN),
    ],
)
def test_a_code_is_known_by_its_outside(code: str, kind: CodeKind) -> None:
    assert kind_of_code(code) is kind


@given(st.binary(min_size=16, max_size=16))
def test_every_ticket_of_ours_is_known_as_one(ticket: bytes) -> None:
    assert kind_of_code(ticket_code(ticket.hex(), KEY)) is CodeKind.TICKET


@given(
    st.binary(min_size=16, max_size=16),
    st.sampled_from(
        ["HTTPS://ZW.EXAMPLE.GOV.CN/T/BINJIANG/", "https://zw.example.gov.cn:8443/t/binjiang/", "HTTPSZWEXAMPLEGOVCNT"]
    ),
)
def test_the_address_of_a_tickets_page_is_the_ticket_also_where_a_keyboard_lost_its_slashes(
    ticket: bytes, before: str
) -> None:
    code = ticket_code(ticket.hex(), KEY)
    assert kind_of_code(before + code) is CodeKind.TICKET
    assert bare_code(f"{before}{code}\r\n") == code
    assert bare_code(code) == code


@given(st.text(max_size=100))
def test_what_is_no_ticket_stays_as_it_was_read(text: str) -> None:
    assert bare_code(text) == text.strip()


@given(st.text(max_size=200))
def test_only_our_prefix_makes_a_ticket_and_anything_can_be_sorted(code: str) -> None:
    assert (kind_of_code(code) is CodeKind.TICKET) == (code.startswith("OH1:") and len(code) >= 5)


def test_nobody_vouches_where_no_platform_is_connected() -> None:
    answers: list[CredentialAnswer] = []
    OfflineVerifier().check("MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=", answers.append)
    assert answers == [Unvouched.CANNOT_CHECK]


def test_whom_a_platform_vouches_for_is_in_no_log() -> None:
    assert repr(Vouched("张三", "330102199003070011", None)) == "Vouched(…)"
