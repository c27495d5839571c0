"""The calendar file is one entry, whatever anybody calls a hall or a business."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from central.web.booking.calendar_file import Entry, calendar_file, escaped

TEN = datetime(2026, 3, 3, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
texts = st.text(max_size=200) | st.sampled_from(["a\r\nEND:VEVENT", "x\\n;,", "\u2028BEGIN:VALARM", "长" * 100])


def entry(title: str = "社保", place: str = "小厅", note: str = "") -> Entry:
    made = datetime(2026, 3, 2, 2, tzinfo=UTC)
    return Entry("0" * 32, TEN, TEN + timedelta(minutes=30), made, title, place, note)


def values(content: bytes) -> dict[str, str]:
    """Return the entry's values as a calendar reads them: unfolded, then unescaped."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    event = lines[lines.index("BEGIN:VEVENT") : lines.index("BEGIN:VALARM")]
    return {name: _unescaped(value) for name, _, value in (line.partition(":") for line in event)}


def _unescaped(value: str) -> str:
    plain, letters = "", iter(value)
    for letter in letters:
        plain += {"n": "\n"}.get(escape, escape) if letter == "\\" and (escape := next(letters)) else letter
    return plain


@given(texts, texts, texts)
def test_no_text_becomes_a_line_of_its_own_and_none_is_lost(title: str, place: str, note: str) -> None:
    content = calendar_file(entry(title, place, note))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.count(b"\r\n") == content.count(b"\n") == content.count(b"\r")
    assert len([line for line in content.split(b"\r\n") if line in {b"BEGIN:VEVENT", b"END:VEVENT"}]) == 2
    read = values(content)
    assert set(read) == {"BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION"}
    for name, text in (("SUMMARY", title), ("LOCATION", place), ("DESCRIPTION", note)):
        assert read[name] == _unescaped(escaped(text))


def test_it_says_when_in_a_way_every_calendar_understands() -> None:
    read = values(calendar_file(entry("社保; 医保, \\ 其他", "一楼\n东区")))
    assert (read["DTSTART"], read["DTEND"]) == ("20260303T020000Z", "20260303T023000Z")
    assert (read["SUMMARY"], read["LOCATION"]) == ("社保; 医保, \\ 其他", "一楼\n东区")
