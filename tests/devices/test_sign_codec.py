"""What goes to an LED card is what its makers' and two public programs send, whatever the text and the noise."""

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.emulators.sign import areas_of
from devices.sign.bx5k import BX_5K, Strip, accepted, crc16, ping, text
from devices.sign.framing import LONGEST_FRAME, FrameStream

INPUTS = int(os.environ.get("ONEHALL_FUZZ", "50000"))
"""How many seeded inputs the stream reads; a nightly run sets more."""
LEAD = b"\xa5" * 8
HEADER_SIZE = 14
SPECIAL = st.sampled_from([0xA5, 0xA6, 0x5A, 0x5B, 0x01, 0x02])
BODY = st.lists(st.integers(0, 255) | SPECIAL, max_size=40).map(bytes)
NOISE = st.binary(max_size=20).map(lambda noise: noise.replace(b"\xa5", b"").replace(b"\x5a", b""))
LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=4)


def bodies(data: bytes, step: int = 4096) -> list[bytes]:
    stream = FrameStream(BX_5K)
    return [body for at in range(0, len(data), step) for body in stream.feed(data[at : at + step])]


def answer(verdict: int, rest: bytes) -> bytes:
    """Return a card's answer on the wire."""
    data = bytes((0xA0, verdict)) + rest
    return BX_5K.wrap(bytes(HEADER_SIZE - 2) + len(data).to_bytes(2, "little") + data)


@pytest.mark.parametrize(
    "sent",
    [
        "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8",
        "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A3 10 01 00 00 51 F8",
    ],
)
def test_the_frames_of_a_public_program_are_made_and_read(sent: str) -> None:
    inner = bytes.fromhex(sent)
    assert BX_5K.wrap(inner[:-2]) == LEAD + inner + b"\x5a"
    assert bodies(LEAD + inner + b"\x5a") == [inner[:-2]]


def test_the_check_sum_is_the_known_one() -> None:
    assert crc16(b"123456789") == (0xBB3D).to_bytes(2, "little")


@pytest.mark.parametrize(
    ("plain", "sent"), [(0xA5, "A6 02"), (0xA6, "A6 01"), (0x5A, "5B 02"), (0x5B, "5B 01"), (0x33, "33")]
)
def test_each_byte_is_escaped_once(plain: int, sent: str) -> None:
    body = bytes((plain,))
    assert BX_5K.wrap(body).startswith(LEAD + bytes.fromhex(sent))
    assert bodies(BX_5K.wrap(body)) == [body]


def test_a_text_is_one_area_a_line_in_the_middle_of_its_line() -> None:
    (body,) = bodies(text(["A012", "请到 3 号窗口"], Strip(width=160, height=32)))
    assert areas_of(body[HEADER_SIZE:]) == {0: ("A012", False), 1: ("请到 3 号窗口", False)}


def test_a_line_too_long_for_the_strip_moves() -> None:
    (body,) = bodies(text(["A012", "请到一楼东区 3 号窗口办理"], Strip(width=160, height=32)))
    assert [moves for _, moves in areas_of(body[HEADER_SIZE:]).values()] == [False, True]


def test_a_strip_is_sent_as_many_lines_as_it_has() -> None:
    (body,) = bodies(text(["A012", "请到 3 号窗口", "3"], Strip(lines=1)))
    assert areas_of(body[HEADER_SIZE:]) == {0: ("A012", False)}
    (body,) = bodies(text([], Strip()))
    assert areas_of(body[HEADER_SIZE:]) == {0: ("", False), 1: ("", False)}


def test_an_answer_accepts_refuses_or_is_none() -> None:
    assert [accepted(body) for body in bodies(answer(0, bytes(3)) + answer(1, bytes(3)))] == [True, False]
    assert accepted(bodies(ping())[0]) is None
    assert accepted(b"") is None


def test_a_frame_without_an_end_is_dropped_and_the_next_one_is_read() -> None:
    stream = FrameStream(BX_5K)
    assert stream.feed(LEAD + b"x" * (LONGEST_FRAME + 1)) == []
    assert stream.feed(BX_5K.wrap(b"A012")) == [b"A012"]
    assert stream.traffic.resyncs == 1


@given(st.lists(BODY, min_size=1, max_size=3), st.lists(NOISE, min_size=4, max_size=4), st.integers(1, 60))
def test_frames_are_found_whole_between_noise_however_the_bytes_come(
    sent: list[bytes], noise: list[bytes], step: int
) -> None:
    wire = noise[0] + b"".join(BX_5K.wrap(body) + gap for body, gap in zip(sent, noise[1:], strict=False))
    assert bodies(wire, step) == sent


@given(st.sampled_from([0, 1]), st.binary(max_size=20), st.data())
def test_a_changed_byte_never_turns_an_answer_into_another_one(verdict: int, rest: bytes, data: st.DataObject) -> None:
    wire = bytearray(answer(verdict, rest))
    at = data.draw(st.integers(len(LEAD), len(wire) - 1))
    wire[at] ^= data.draw(st.integers(1, 255))
    *damaged, after = map(accepted, bodies(bytes(wire) + answer(0, b"")))
    assert after is True
    assert damaged in ([], [None], [verdict == 0])


@given(LINES, st.integers(1, 4))
def test_any_text_is_shown_letter_by_letter_and_never_becomes_a_command(lines: list[str], count: int) -> None:
    (body,) = bodies(text(lines, Strip(lines=count, height=16 * count)))
    shown = [line for line, _ in areas_of(body[HEADER_SIZE:]).values()]
    printable = ["".join(letter for letter in line if letter.isprintable()) for line in lines]
    expected = [line.replace("\\", "＼").encode("gbk", "replace").decode("gbk") for line in printable]
    assert shown == [*expected, *[""] * count][:count]
    assert "\\" not in "".join(shown)


def test_fifty_thousand_streams_of_frames_noise_and_half_frames_are_read_right() -> None:
    chance = random.Random(20261122)
    letters = bytes((0xA5, 0xA6, 0x5A, 0x5B, 0x01, 0x02, *range(0x30, 0x40)))
    for _ in range(INPUTS):
        body = bytes(chance.choices(letters, k=chance.randrange(12)))
        wire = BX_5K.wrap(body)
        half = wire[: chance.randrange(len(wire))].rstrip(b"\x5a")
        noise = bytes(chance.choices(letters, k=3)).replace(b"\x5a", b"")
        split = chance.randrange(1, len(wire) + 1)
        stream = FrameStream(BX_5K)
        found = [*stream.feed(noise + half + wire[:split]), *stream.feed(wire[split:] + noise)]
        assert found == [body]
        assert stream.traffic.bad_checksum == 0
