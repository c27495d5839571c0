"""Fifty thousand lines of a card reader and of a keypad, with noise and cut anywhere; more by ``ONEHALL_FUZZ``."""

import itertools
import os
import random

from devices.evaluator.codec import Keys, KeyStream
from devices.idcard.codec import PREAMBLE, Answer, AnswerStream
from shared.domain.ratings import Grade
from tests.devices.test_idcard_codec import frame, reference

INPUTS = int(os.environ.get("ONEHALL_FUZZ", "50000"))
SCRAPS = (b"", b"", PREAMBLE, PREAMBLE[:3], PREAMBLE + b"\x00\x08", b"\xaa", b"AAAA")


def cut(line: bytes, chance: random.Random) -> list[bytes]:
    edges = [0, *sorted(chance.sample(range(len(line) + 1), min(3, len(line)))), len(line)]
    return [line[a:b] for a, b in itertools.pairwise(edges)]


def damaged(answer: bytes, chance: random.Random) -> bytes:
    """Return an answer whole, cut short, or with one byte changed."""
    match chance.randrange(4):
        case 0:
            return answer[: chance.randrange(len(answer))]
        case 1:
            at = chance.randrange(len(answer))
            return answer[:at] + bytes((answer[at] ^ chance.randint(1, 255),)) + answer[at + 1 :]
    return answer


def test_a_card_readers_answers_are_those_a_slow_reader_finds_wherever_the_line_is_cut() -> None:
    chance = random.Random(20261124)
    for _ in range(INPUTS):
        told = [frame(chance.randrange(256), chance.randbytes(chance.randint(0, 12))) for _ in range(2)]
        line = b"".join(chance.choice(SCRAPS) + damaged(answer, chance) for answer in told) + chance.choice(SCRAPS)
        stream = AnswerStream()
        found = [answer for piece in cut(line, chance) for answer in stream.feed(piece)] + stream.give_up()
        assert found == reference(line), line.hex()


def test_no_noise_keeps_a_card_reader_from_its_next_answer() -> None:
    chance = random.Random(3)
    stream = AnswerStream()
    for _ in range(INPUTS):
        for piece in cut(chance.randbytes(chance.randint(0, 40)), chance):
            stream.feed(piece)
        stream.give_up()
        assert stream.feed(frame(0x90, b"\x01"))[-1:] == [Answer(0x90, b"\x01")]


def test_a_keypad_says_the_keys_among_its_noise_and_nothing_else() -> None:
    chance = random.Random(5)
    keys = dict(zip(b"12345", Grade, strict=True))
    stream, pressed = KeyStream(Keys()), 0
    for _ in range(INPUTS):
        line = bytes(chance.choice((*b"12345", 0, 5, 0x31 ^ 0x80, 255)) for _ in range(chance.randint(0, 30)))
        grades = [keys[byte] for byte in line if byte in keys]
        assert [grade for piece in cut(line, chance) for grade in stream.feed(piece)] == grades
        pressed += len(grades)
    assert stream.traffic.frames == pressed
