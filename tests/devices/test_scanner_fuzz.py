"""Fifty thousand lines of a scanner, with answers, noise and cuts anywhere; more by ``ONEHALL_FUZZ``."""

import os
import random

from devices.emulators.scanner_trigger import TRIGGER_KINDS, ScannerTrigger
from devices.scanner.codec import LONGEST_FRAME, ScanStream
from devices.scanner.quirks import Charset, ScannerQuirks, Suffix

INPUTS = int(os.environ.get("ONEHALL_FUZZ", "50000"))
ANSWER = bytes.fromhex("02 00 00 01 00 33 31")
GM65 = ScannerQuirks(trigger_answer=ANSWER.hex())
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567:"
SCRAPS = (b"", b"", b"]Q1", b"\x00", b"\x02", b"\x02\x00", b"\r\n")
ENDS = (b"\r", b"\n", b"\r\n", b"\t", b"\x03")


def pieces(line: bytes, chance: random.Random) -> list[bytes]:
    """Cut ``line`` at random places."""
    cuts = sorted(chance.sample(range(len(line) + 1), min(3, len(line))))
    return [line[a:b] for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True)]


def test_every_code_is_found_among_answers_and_scraps_wherever_the_line_is_cut() -> None:
    chance = random.Random(20261122)
    stream = ScanStream(GM65)
    for _ in range(INPUTS):
        codes = ["".join(chance.choices(LETTERS, k=chance.randint(1, 20))) for _ in range(chance.randint(1, 3))]
        line = b"".join(
            chance.choice((b"", ANSWER)) + chance.choice(SCRAPS) + code.encode() + chance.choice(ENDS) for code in codes
        )
        found = [code for piece in pieces(line, chance) for code in stream.feed(piece)] + stream.silence()
        assert found == codes, line


def test_noise_in_any_setting_gives_clean_text_and_the_next_code_is_read() -> None:
    chance = random.Random(7)
    settings = [
        ScannerQuirks(suffix=suffix, charset=charset, trigger_answer=answer)
        for suffix in Suffix
        for charset in Charset
        for answer in ("", ANSWER.hex())
    ]
    for _ in range(INPUTS):
        stream = ScanStream(chance.choice(settings))
        noise = chance.randbytes(chance.randint(0, 40))
        codes = [code for piece in pieces(noise, chance) for code in stream.feed(piece)] + stream.silence()
        assert all(code and _has_no_control(code) for code in codes)
        assert not stream.unfinished
        assert stream.feed(b"A012") + stream.silence() == ["A012"], noise


def test_no_stream_holds_more_than_the_longest_code() -> None:
    chance = random.Random(5)
    stream = ScanStream(ScannerQuirks(suffix=Suffix.NONE))
    for _ in range(200):
        assert stream.feed(chance.randbytes(1000)) == []
    assert stream.silence() == []
    assert stream.feed(b"A" * LONGEST_FRAME) + stream.silence() == ["A" * LONGEST_FRAME]


def test_no_noise_breaks_a_trigger_and_the_next_command_is_obeyed() -> None:
    chance = random.Random(3)
    commands = {"none": b"", "honeywell": b"\r\x16T\r", "gm65": bytes.fromhex("7E 00 08 01 00 02 01 02 DA")}
    for _ in range(INPUTS):
        kind = chance.choice(TRIGGER_KINDS)
        trigger = ScannerTrigger(kind)
        for piece in pieces(chance.randbytes(chance.randint(0, 40)), chance):
            trigger.hear(piece)
        trigger.hear(bytes(9))  # whatever had begun is over
        trigger.let_go()
        trigger.hear(commands[kind])
        assert trigger.pulled


def _has_no_control(code: str) -> bool:
    return not any(character < " " or "\x7f" <= character < "\xa0" for character in code)
