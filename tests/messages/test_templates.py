"""Templates: every field told, nothing done with values, lengths as carriers count them, faults named."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.appointments.links import link_of
from central.messages.lengths import segments, units
from central.messages.preview import preview
from central.messages.templates import EXAMPLE, FOLDER, LANGUAGES, Fields, Templates
from central.messages.words import What
from shared.errors import SetupError
from shared.ids import new_id

TEMPLATES = Templates()
NASTY = st.text() | st.sampled_from(
    ["$link", "${name}", "{0.__class__}", "%(name)s", "a\nb", "\u202e张", "$$", "\ud83d"]
)
VALUES = st.builds(Fields, **dict.fromkeys(Fields.__dataclass_fields__, NASTY))


@given(st.sampled_from(What), st.sampled_from(LANGUAGES), VALUES)
def test_whatever_a_hall_is_called_its_name_stands_there_as_it_is_on_one_line(
    what: What, language: str, values: Fields
) -> None:
    filled = TEMPLATES.fill(what, language, values)
    for text in (filled.subject, filled.text):
        assert text.isprintable() or all(c.isprintable() or c.isspace() for c in text)
        assert "\n" not in text
        assert "\r" not in text
    shown = "".join(c for c in values.hall if c.isprintable())
    if shown == values.hall:
        assert shown in filled.text


@given(st.text(max_size=300))
def test_a_text_is_cut_into_as_few_messages_as_hold_it(text: str) -> None:
    count = segments(text)
    assert units(text) <= (70 if count == 1 else 67 * count)
    assert count == 1 or units(text) > (70 if count == 2 else 67 * (count - 1))


def test_a_rare_character_counts_as_two() -> None:
    assert (units("𠮷"), segments("好" * 70), segments("好" * 71), segments("𠮷" * 36)) == (2, 1, 2, 2)


@pytest.mark.parametrize("what", What)
def test_every_message_with_its_link_fits_two_sms_in_chinese_and_three_in_english(what: What) -> None:
    assert segments(TEMPLATES.fill(what, "zh", EXAMPLE["zh"]).text) == 2
    assert segments(TEMPLATES.fill(what, "en", EXAMPLE["en"]).text) == 3


@pytest.mark.parametrize("what", What)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_ends_a_text_after_a_space_so_that_telephones_see_all_of_it(what: What, language: str) -> None:
    filled = TEMPLATES.fill(what, language, EXAMPLE[language])
    assert filled.text.split(" ")[-1] == EXAMPLE[language].link
    assert EXAMPLE[language].link not in filled.subject


def test_the_example_is_as_long_as_a_link_really_is() -> None:
    path = EXAMPLE["zh"].link.removeprefix("https://zw.example.gov.cn")
    assert len(path) == len(link_of("binjiang", new_id(), b"any key"))


def test_the_preview_shows_subject_text_and_length() -> None:
    subject, _, text, _, length = preview("near", "zh").splitlines()
    assert subject == "滨江政务大厅：快到您了"
    assert "您的A012号快到了，前面3人" in text
    assert length == "119 characters, 2 SMS (one has 70, each of several 67)"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("$phone", "names the field 'phone'; there are hall, link, name, number, place, queue, when."),
        ("$ahead", "names the field 'ahead'"),
        ("100 $ ", "a $ to be shown is $$"),
        ("one\\ntwo", "has a line break"),
        ('"', "cannot be read"),
    ],
)
def test_a_template_with_a_fault_stops_the_centre_by_name(tmp_path: Path, wrong: str, sentence: str) -> None:
    folder = tmp_path / "messages"
    shutil.copytree(FOLDER, folder)
    file = folder / "booked.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("已约", wrong), encoding="utf-8")
    with pytest.raises(SetupError) as fault:
        Templates(folder)
    assert str(file) in fault.value.text
    assert sentence in fault.value.text


def test_a_subject_that_would_carry_the_persons_link_stops_the_centre(tmp_path: Path) -> None:
    folder = tmp_path / "messages"
    shutil.copytree(FOLDER, folder)
    file = folder / "booked.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("预约成功", "$link"), encoding="utf-8")
    with pytest.raises(SetupError, match="names the field 'link'"):
        Templates(folder)


def test_a_missing_template_stops_the_centre_by_name(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"booked\.toml"):
        Templates(tmp_path)
