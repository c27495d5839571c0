"""What a scanner sends becomes clean text, whatever its suffix, charset or noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.scanner.codec import LONGEST_FRAME, ScanStream

CONTROLS = set(map(chr, (*range(0x20), *range(0x7F, 0xA0))))


def read(data: bytes) -> list[str]:
    stream = ScanStream()
    return stream.feed(data) + stream.silence()


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\t", b"\x03", b""])
@pytest.mark.parametrize("begin", [b"", b"\x02", b"\r\n"])
def test_every_usual_frame_gives_the_same_code(begin: bytes, end: bytes) -> None:
    assert read(begin + b"OH1:20261121A012" + end) == ["OH1:20261121A012"]


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"]Q1OH1:A012", "OH1:A012"),
        (b"]C1123456", "123456"),
        (b"]", "]"),
        (b"]Q", "]Q"),
        ("社保码".encode(), "社保码"),
        ("社保码".encode("gb18030"), "社保码"),
        ("㐂𠮷".encode("gb18030"), "㐂𠮷"),
        (b"AB\x00CD\x00", "ABCD"),
        (b"  A012  ", "A012"),
        (b"\x1bp\x00A\x1d012", "pA012"),
        (b"\xc2\x85A", "A"),
    ],
)
def test_what_is_around_a_code_is_taken_away(sent: bytes, code: str) -> None:
    assert read(sent + b"\r") == [code]


@pytest.mark.parametrize("sent", [b"", b"\r\n\r\n", b"\x00\r", b"   \r", b"\xff\xff\xff\r", bytes(range(0x20))])
def test_nothing_readable_is_no_code(sent: bytes) -> None:
    assert read(sent) == []


def test_two_codes_in_one_piece_are_two_codes() -> None:
    assert read(b"A1\rB2\rC3") == ["A1", "B2", "C3"]


def test_ten_kilobytes_are_dropped_to_their_end_and_the_next_code_is_read() -> None:
    stream = ScanStream()
    assert stream.feed(b"x" * 10_000) == []
    assert stream.feed(b"still the same\rA012\r") == ["A012"]
    assert stream.traffic.resyncs == 1
    assert not stream.unfinished


def test_the_longest_code_is_read_and_one_more_byte_is_not() -> None:
    assert read(b"x" * LONGEST_FRAME + b"\r") == ["x" * LONGEST_FRAME]
    assert read(b"x" * (LONGEST_FRAME + 1) + b"\r") == []


@given(st.lists(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters="]"), min_size=1)))
def test_codes_are_found_in_order_however_the_bytes_come(codes: list[str]) -> None:
    line = "".join(code + "\r\n" for code in codes).encode()
    for step in (1, 3, 1000):
        stream = ScanStream()
        found = [code for at in range(0, len(line), step) for code in stream.feed(line[at : at + step])]
        assert found == codes


@given(st.binary(max_size=300), st.integers(1, 50))
def test_no_control_character_ever_comes_out(noise: bytes, step: int) -> None:
    stream = ScanStream()
    pieces = [noise[at : at + step] for at in range(0, len(noise), step)]
    codes = [code for piece in pieces for code in stream.feed(piece)] + stream.silence()
    assert all(code and not CONTROLS & set(code) for code in codes)
    assert not stream.unfinished
