"""Pictures are found in what a camera sends, wherever it is cut, and nothing else is taken for one."""

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.camera.mjpeg import LONGEST_HEAD, LONGEST_PART, MjpegStream, NoPictures

INPUTS = int(os.environ.get("ONEHALL_FUZZ", "50000"))
HEAD = b"HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=B0\r\n\r\n"


def picture(chance: random.Random) -> bytes:
    return b"\xff\xd8" + chance.randbytes(chance.randint(0, 60)).replace(b"--B0", b"") + b"\xff\xd9"


def part(jpeg: bytes, head: bytes = b"Content-Type: image/jpeg") -> bytes:
    return b"--B0\r\n" + head + b"\r\n\r\n" + jpeg + b"\r\n"


def feed(stream: MjpegStream, data: bytes, chance: random.Random) -> list[bytes]:
    cuts = sorted(chance.sample(range(len(data) + 1), min(4, len(data))))
    pieces = [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    return [found for piece in pieces for found in stream.feed(piece)]


def test_every_picture_is_found_among_rubbish_wherever_the_stream_is_cut() -> None:
    chance = random.Random(20261124)
    stream = MjpegStream()
    assert feed(stream, HEAD + b"--B0\r\n", chance) == []
    for _ in range(INPUTS):
        pictures = [picture(chance) for _ in range(chance.randint(1, 2))]
        noise = chance.choice((b"", part(b"GIF89a"), part(b""), b"\r\n\r\n", b"\x00\xff"))
        sent = b"".join(b"Content-Length: 1\r\n\r\n" + jpeg + b"\r\n--B0\r\n" for jpeg in pictures)
        found = feed(stream, noise + (b"--B0\r\n" if noise else b"") + sent, chance)
        assert found == pictures, (noise, pictures)


def test_noise_is_no_picture_and_breaks_nothing() -> None:
    chance = random.Random(4)
    for _ in range(INPUTS):
        stream = MjpegStream()
        stream.feed(HEAD)
        feed(stream, chance.randbytes(chance.randint(0, 80)), chance)
        jpeg = picture(chance)
        assert stream.feed(b"\r\n" + part(jpeg) + b"--B0")[-1:] == [jpeg]


@given(st.integers(1, len(HEAD)))
def test_the_head_may_be_cut_anywhere_and_any_spelling_of_its_type_is_understood(cut: int) -> None:
    jpeg = b"\xff\xd8\xff\xd9"
    for head in (
        HEAD,
        HEAD.replace(b"boundary=B0", b'boundary="--B0"'),
        HEAD.replace(b"Content-Type:", b"content-type: "),
    ):
        stream = MjpegStream()
        assert stream.feed(head[:cut]) == []
        assert stream.feed(head[cut:] + part(jpeg) + b"--B0") == [jpeg]


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 401 Unauthorized\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<html>",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"x" * (LONGEST_HEAD + 1),
    ],
)
def test_an_answer_that_is_no_camera_is_told(answer: bytes) -> None:
    with pytest.raises(NoPictures):
        MjpegStream().feed(answer)


def test_a_part_without_an_end_does_not_fill_the_memory() -> None:
    stream = MjpegStream()
    stream.feed(HEAD)
    for _ in range(LONGEST_PART // 2**20 + 2):
        assert stream.feed(b"\xff" * 2**20) == []
    assert len(stream._part) <= LONGEST_PART
    assert stream.feed(b"--B0\r\n\r\n\xff\xd8!--B0") == [b"\xff\xd8!"]
