"""The bytes that a technician reads: a question with its answer on one line, and what is repeated told once."""

from datetime import UTC, datetime, timedelta

from counter.devices.frame_log import MOST_BYTES, MOST_LINES, FrameLog

T = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
LATER = T + timedelta(hours=1)
CLOCK = f"{T.astimezone():%H:%M:%S}"


def said(log: FrameLog) -> list[str]:
    return [line.removeprefix(f"{CLOCK}  ") for line in log.after(0, LATER)[1]]


def test_an_answer_stands_behind_its_question_however_a_cable_cut_it() -> None:
    log = FrameLog()
    for way, shown in (("out", "10 04"), ("out", "01"), ("in", "1"), ("in", "2"), ("out", "10 04 02"), ("in", "12")):
        log.note(T, way, shown)
    assert said(log) == ["> 10 04 01  < 1 2", "> 10 04 02  < 12"]


def test_what_a_polled_device_says_again_and_again_is_told_once() -> None:
    log = FrameLog()
    for n in range(100):
        log.note(T, "out", f"0{n % 3}")
        log.note(T, "in", "12")
    assert said(log) == ["> 00  < 12", "> 01  < 12", "> 02  < 12"]


def test_hidden_bytes_are_counted_and_a_picture_is_cut() -> None:
    log = FrameLog()
    log.note(T, "in", " ".join(["aa", *[".."] * 1285]))
    log.note(T + timedelta(seconds=1), "in", " ".join(f"{n % 256:02x}" for n in range(MOST_BYTES + 5)))
    lines = log.after(0, LATER)[1]
    assert lines[0].endswith("< aa ..×1285")
    assert lines[1].endswith(" +5")


def test_the_page_is_given_what_is_new_and_the_oldest_is_forgotten() -> None:
    log = FrameLog()
    for n in range(MOST_LINES + 10):
        log.note(T + n * timedelta(seconds=1), "in", f"{n:x}")
    count, lines = log.after(0, LATER)
    assert (count, len(lines)) == (MOST_LINES + 10, MOST_LINES)
    log.note(LATER, "in", "ff")
    assert log.after(count, LATER) == (count, [])
    fresh = log.after(count, LATER + timedelta(seconds=1))[1]
    assert [line[-4:] for line in fresh] == ["< ff"]
