"""What a printer says is understood bit by bit, in any pieces, with flow control anywhere."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.ports import Reason
from devices.printer.status import (
    AutoStatus,
    PaperSensor,
    Proof,
    RealTime,
    StatusStream,
    Word,
    auto_reasons,
    causes,
    real_time_reasons,
    sensor_reasons,
)


@pytest.mark.parametrize(
    ("question", "byte", "reasons"),
    [
        (1, 0x12, set()),
        (1, 0x1A, {Reason.OFFLINE}),
        (2, 0x12, set()),
        (2, 0x16, {Reason.COVER_OPEN}),
        (2, 0x32, {Reason.PAPER_END}),
        (2, 0x1A, set()),  # somebody holds the feed key
        (3, 0x1A, {Reason.CUTTER}),
        (3, 0x52, {Reason.OVERHEATED}),
        (3, 0x32, {Reason.MECHANISM}),
        (3, 0x16, {Reason.MECHANISM}),
        (4, 0x12, set()),
        (4, 0x1E, {Reason.PAPER_NEAR_END}),
        (4, 0x72, {Reason.PAPER_END}),
        (4, 0x7E, {Reason.PAPER_NEAR_END, Reason.PAPER_END}),
    ],
)
def test_real_time_answers_say_what_the_manuals_say(question: int, byte: int, reasons: set[Reason]) -> None:
    assert real_time_reasons(question, byte) == reasons


def test_the_sensor_and_automatic_status_say_what_the_manuals_say() -> None:
    assert sensor_reasons(0x00) == set()
    assert sensor_reasons(0x03) == {Reason.PAPER_NEAR_END}
    assert sensor_reasons(0x0F) == {Reason.PAPER_NEAR_END, Reason.PAPER_END}
    assert auto_reasons(bytes.fromhex("38000000")) == {Reason.COVER_OPEN}
    assert auto_reasons(bytes.fromhex("18080000")) == {Reason.CUTTER}
    assert auto_reasons(bytes.fromhex("18000F00")) == {Reason.PAPER_END}
    assert auto_reasons(bytes.fromhex("10000300")) == {Reason.PAPER_NEAR_END}
    assert auto_reasons(bytes.fromhex("10000000")) == set()


def test_what_follows_from_something_else_is_not_said_again() -> None:
    assert causes({Reason.OFFLINE, Reason.COVER_OPEN, Reason.OVERHEATED}) == {Reason.COVER_OPEN}
    assert causes({Reason.OFFLINE, Reason.PAPER_NEAR_END}) == {Reason.OFFLINE, Reason.PAPER_NEAR_END}


def test_the_makers_example_of_a_cover_opened_and_closed() -> None:
    words = StatusStream().feed(bytes.fromhex("3800630F 1000630F"))
    assert words == [AutoStatus(bytes.fromhex("3800630F")), AutoStatus(bytes.fromhex("1000630F"))]
    assert Reason.COVER_OPEN in auto_reasons(bytes.fromhex("3800630F"))
    assert Reason.COVER_OPEN not in auto_reasons(bytes.fromhex("1000630F"))


WORDS: dict[bytes, Word] = {
    b"\x12": RealTime(0x12),
    b"\x7e": RealTime(0x7E),
    b"\x00": PaperSensor(0x00),
    b"\x0f": PaperSensor(0x0F),
    b"\x38\x00\x63\x0f": AutoStatus(b"\x38\x00\x63\x0f"),
    b"\x10\x00\x00\x00": AutoStatus(b"\x10\x00\x00\x00"),
    b"\x37\x220001\x00": Proof(b"0001"),
    b"\x37\x22~~~~\x00": Proof(b"~~~~"),
}
SILENT = [b"\x11", b"\x13", b"\x3dTM-T88\x00", b"\x5fEPSON\x00", b"\x39\x01\x02\x00", b"\xff", b"\x80"]


@given(st.lists(st.sampled_from([*WORDS, *SILENT])), st.lists(st.integers(0, 300)))
def test_every_word_is_found_in_order_however_the_bytes_come(said: list[bytes], cuts: list[int]) -> None:
    line = b"".join(said)
    edges = sorted({0, len(line), *(cut % (len(line) + 1) for cut in cuts)})
    stream = StatusStream()
    found = [word for a, b in pairwise(edges) for word in stream.feed(line[a:b])]
    assert found == [WORDS[word] for word in said if word in WORDS]


@given(st.integers(1, 3), st.sampled_from([b"\x11", b"\x13"]))
def test_flow_control_may_stand_inside_an_automatic_status(place: int, flow: bytes) -> None:
    auto = b"\x38\x00\x63\x0f"
    assert StatusStream().feed(auto[:place] + flow + auto[place:]) == [AutoStatus(auto)]


@given(st.binary(max_size=400))
def test_noise_never_breaks_the_stream(noise: bytes) -> None:
    stream = StatusStream()
    stream.feed(noise)
    stream.forget()
    assert stream.feed(b"\x37\x220042\x00") == [Proof(b"0042")]


def test_an_automatic_status_that_breaks_off_does_not_swallow_the_next_answer() -> None:
    assert StatusStream().feed(b"\x38\x00\x12") == [RealTime(0x12)]


def test_a_block_without_end_is_given_up() -> None:
    stream = StatusStream()
    assert stream.feed(b"\x37\x22" + b"A" * 78) == []
    assert stream.traffic.resyncs == 1
    assert stream.feed(b"\x37\x220001\x00") == [Proof(b"0001")]
