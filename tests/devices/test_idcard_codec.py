"""The SDT stream finds whole answers in any pieces and any dirt, and never invents one."""

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from devices.idcard.codec import PREAMBLE, Answer, AnswerStream, checksum


def frame(sw3: int, data: bytes = b"") -> bytes:
    body = (len(data) + 4).to_bytes(2) + bytes((0, 0, sw3)) + data
    return PREAMBLE + body + bytes((checksum(body),))


answers = st.tuples(st.integers(0, 255), st.binary(max_size=80))
# Without 96h no preamble can begin inside, so the dirt can neither hide nor fake an answer.
clean_dirt = st.binary(max_size=40).map(lambda data: data.replace(b"\x96", b"\xaa"))
# Anything, with many true and half preambles in it.
dirt = st.lists(
    st.one_of(st.binary(max_size=12), st.sampled_from([PREAMBLE, PREAMBLE[:3], PREAMBLE + b"\x00\x08", b"\xaa"]))
).map(b"".join)


def pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    edges = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [data[a:b] for a, b in pairwise(edges)]


def read(stream: AnswerStream, parts: list[bytes]) -> list[Answer]:
    return [answer for part in parts for answer in stream.feed(part)]


def reference(data: bytes) -> list[Answer]:
    """Read ``data`` the slow way, all at once: at each byte either a whole good frame begins or it is skipped."""
    found, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at + 5 : at + 7])
        whole = data[at : at + 7 + length]
        if (
            whole.startswith(PREAMBLE)
            and 4 <= length <= 4096
            and len(whole) == 7 + length
            and checksum(whole[5:-1]) == whole[-1]
        ):
            found.append(Answer(whole[9], whole[10:-1]))
            at += len(whole)
        else:
            at += 1
    return found


@given(st.lists(st.tuples(clean_dirt, answers), max_size=5), clean_dirt, st.lists(st.integers(0, 2000)))
def test_answers_are_found_whole_and_in_order_however_they_are_cut_and_whatever_is_between(
    told: list[tuple[bytes, tuple[int, bytes]]], end: bytes, cuts: list[int]
) -> None:
    line = b"".join(before + frame(*answer) for before, answer in told) + end
    stream = AnswerStream()
    assert read(stream, pieces(line, cuts)) == [Answer(*answer) for _, answer in told]
    assert stream.traffic.frames == len(told)


def test_every_single_split_point_of_an_answer_is_harmless() -> None:
    whole = b"\x00\xaa\xaa" + frame(0x9F, bytes(4)) + frame(0x80)
    for cut in range(len(whole) + 1):
        assert [answer.sw3 for answer in read(AnswerStream(), [whole[:cut], whole[cut:]])] == [0x9F, 0x80]


@given(st.lists(st.one_of(dirt, answers.map(lambda answer: frame(*answer))), max_size=6), st.lists(st.integers(0, 999)))
def test_a_stream_reads_the_same_as_a_slow_reader_that_sees_everything_at_once(
    parts: list[bytes], cuts: list[int]
) -> None:
    line = b"".join(parts)
    stream = AnswerStream()
    assert read(stream, pieces(line, cuts)) + stream.give_up() == reference(line)


@given(answers, answers, st.integers(0, 200), st.integers(1, 255))
def test_a_damaged_answer_is_not_told_and_the_next_one_is(
    lost: tuple[int, bytes], good: tuple[int, bytes], place: int, flip: int
) -> None:
    damaged = bytearray(frame(*lost))
    damaged[-1 - place % (len(damaged) - 7)] ^= flip
    stream = AnswerStream()
    found = stream.feed(bytes(damaged) + frame(*good)) + stream.give_up()
    assert found[-1] == Answer(*good)
    assert Answer(*lost) not in found[:-1]


@given(answers, answers, st.integers(1, 200))
def test_half_an_answer_does_not_swallow_the_next_one(
    lost: tuple[int, bytes], good: tuple[int, bytes], keep: int
) -> None:
    half = frame(*lost)
    joined = half[: keep % len(half)] + frame(*good)
    # Once in 256 times the half frame and the head of the next one add up to a right check sum: nobody could tell.
    assume(checksum(joined[5 : 7 + int.from_bytes(joined[5:7])]) != 0)
    stream = AnswerStream()
    found = stream.feed(joined) + stream.give_up()
    assert found[-1:] == [Answer(*good)]


@given(st.binary(max_size=300))
def test_any_bytes_at_all_leave_a_stream_that_still_works(noise: bytes) -> None:
    stream = AnswerStream()
    stream.feed(noise)
    stream.give_up()
    assert not stream.unfinished
    assert stream.feed(frame(0x90))[-1] == Answer(0x90, b"")


def test_an_answer_does_not_show_what_it_carries() -> None:
    assert repr(Answer(0x90, "张三".encode("utf-16-le"))) == "Answer(sw3=90, 4 bytes)"
