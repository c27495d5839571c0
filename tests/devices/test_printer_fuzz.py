"""Fifty thousand lines of a printer's answers, with noise and cut anywhere; more by ``ONEHALL_FUZZ``."""

import os
import random

from devices.printer.status import AutoStatus, PaperSensor, Proof, RealTime, StatusStream, Word

INPUTS = int(os.environ.get("ONEHALL_FUZZ", "50000"))
CLEAN: list[tuple[bytes, Word]] = [
    (b"\x12", RealTime(0x12)),
    (b"\x7e", RealTime(0x7E)),
    (b"\x0f", PaperSensor(0x0F)),
    (b"\x38\x00\x63\x0f", AutoStatus(b"\x38\x00\x63\x0f")),
    (b"\x37\x220042\x00", Proof(b"0042")),
]
SKIPPED = (b"\x11", b"\x13", b"\x80", b"\xff", b"\x5fEPSON\x00")  # flow control, junk, a block nobody asked for


def pieces(line: bytes, chance: random.Random) -> list[bytes]:
    """Cut ``line`` at random places."""
    cuts = sorted(chance.sample(range(len(line) + 1), min(3, len(line))))
    return [line[a:b] for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True)]


def test_every_word_is_found_among_noise_wherever_the_line_is_cut() -> None:
    chance = random.Random(20261122)
    stream = StatusStream()
    for _ in range(INPUTS):
        said = [chance.choice(CLEAN) for _ in range(chance.randint(1, 4))]
        line = b"".join(chance.choice((b"", *SKIPPED)) + word for word, _ in said)
        found = [word for piece in pieces(line, chance) for word in stream.feed(piece)]
        assert found == [word for _, word in said], line


def test_no_noise_inside_a_word_makes_a_proof_that_was_not_given() -> None:
    """A damaged proof may be lost, which leaves a paper *unknown*; it must never become the proof of another job."""
    chance = random.Random(7)
    for _ in range(INPUTS):
        line = bytearray(b"\x12\x37\x220042\x00\x10\x00\x00\x00")
        line[chance.randrange(len(line))] = chance.choice((0x00, 0x11, 0x12, 0x80, 0xFF))
        stream = StatusStream()
        words = [word for piece in pieces(bytes(line), chance) for word in stream.feed(piece)]
        stream.forget()
        assert stream.feed(b"\x37\x220001\x00") == [Proof(b"0001")]
        whole = [word.process_id for word in words if isinstance(word, Proof) and len(word.process_id) == 4]
        assert [process_id for process_id in whole if process_id.isdigit()] in ([], [b"0042"])
