"""The calendar at the centre: slots follow it, its command says what it does, whoever booked a closed day is told."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from central import app
from central.appointments.upkeep import keep_up
from central.calendar.command import run_calendar
from central.calendar.file import read_calendar
from central.calendar.rows import publish, withdraw
from shared.domain.appointments.states import AppointmentState
from shared.domain.hours import SpecialDay
from shared.domain.refused import Code
from shared.errors import SetupError
from shared.ids import new_id
from tests.central.stand import Stand, TestHall
from tests.central.test_booking import BookingHall, at, book, bookings, citizen, left, open_for_booking
from tests.hall.people import refused

TOMORROW = at(0).date()
HOLIDAY = SpecialDay(TOMORROW, "端午节", "Dragon Boat Festival")
NOTICE = Path(__file__).parents[2] / "resources" / "calendar" / "2026.toml"
HEAD = 'year = 2026\nsource = "通知"\n'


@pytest.fixture
def booked_hall(hall: TestHall) -> BookingHall:
    return open_for_booking(hall)


def _publish(stand: Stand, special: SpecialDay, hall: str = "") -> None:
    with stand.centre.database.changing() as session:
        publish(session, hall, special, stand.clock.now())


def _run(stand: Stand, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """Run the command on this centre and return its lines, blanks made one."""
    run_calendar(stand.centre, app._parser(app.load_central_settings()).parse_args(["calendar", *words]))
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def _state(stand: Stand, appointment: str) -> str:
    with bookings(stand) as open_book:
        return open_book.get(appointment).state


@pytest.mark.usefixtures("booked_hall")
def test_a_holiday_has_no_slots_and_a_make_up_day_has_those_of_its_weekday(stand: Stand) -> None:
    _publish(stand, HOLIDAY)
    saturday = SpecialDay(TOMORROW + timedelta(days=4), "调休上班", like=1)
    _publish(stand, saturday)
    with bookings(stand) as open_book:
        assert open_book.slots("advice", TOMORROW) == ()
        made_up = [slot.begins.time() for slot in open_book.slots("advice", saturday.day)]
    with refused(Code.SLOT_GONE):
        book(stand, citizen(1), at(10))
    with stand.centre.database.changing() as session:
        withdraw(session, "", HOLIDAY, stand.clock.now())
    with bookings(stand) as open_book:
        assert made_up == [slot.begins.time() for slot in open_book.slots("advice", TOMORROW)]
    assert left(stand, at(10)) == 1


def test_who_booked_a_day_that_closes_is_listed_told_once_and_not_counted_as_missing(
    stand: Stand, booked_hall: BookingHall, capsys: pytest.CaptureFixture[str]
) -> None:
    row = book(stand, citizen(1), at(10))
    _publish(stand, HOLIDAY, "binjiang")
    assert _run(stand, capsys, "stranded") == [f"binjiang 2026-03-03 10:00 advice {row.number}"]
    for _ in range(2):
        keep_up(stand.centre)
    sql = "SELECT subject, state FROM message WHERE what = 'closed'"
    assert stand.rows(sql) == [(row.id, "waiting")]
    assert _state(stand, row.id) == AppointmentState.BOOKED
    stand.clock.advance(timedelta(days=2))
    booked_hall.say("counter.open", "c1")
    keep_up(stand.centre)
    assert _state(stand, row.id) == AppointmentState.CANCELLED


def test_who_booked_a_day_that_closes_can_move_to_another(stand: Stand, booked_hall: BookingHall) -> None:
    assert booked_hall.hall.name == "binjiang"
    row = book(stand, citizen(1), at(10))
    _publish(stand, HOLIDAY)
    with bookings(stand) as open_book:
        moved = open_book.move(row.id, new_id(), at(10) + timedelta(days=1))
    assert (moved.state, _state(stand, row.id)) == (AppointmentState.BOOKED, AppointmentState.CANCELLED)


@pytest.mark.usefixtures("booked_hall")
def test_a_dry_run_tells_whom_a_closing_would_hit_and_changes_nothing(
    stand: Stand, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = book(stand, citizen(1), at(10))
    file = tmp_path / "days.toml"
    file.write_text(HEAD + '[[days]]\nfrom = 2026-03-03\nname = "端午节"\n', encoding="utf-8")
    day, hit = "2026-03-03 Tue shut 端午节", f"binjiang 2026-03-03 10:00 advice {row.number}"
    count = "days: 1, appointments at closed times: 1"
    assert _run(stand, capsys, "import", str(file), "--dry-run") == [day, hit, f"{count} (tried only)"]
    assert _run(stand, capsys, "list") == []
    assert _run(stand, capsys, "import", str(file)) == [day, hit, count]
    assert _run(stand, capsys, "list") == [f"{day} (通知)"]
    assert _run(stand, capsys, "remove", "2026-03-03")[-1] == "days: 1, appointments at closed times: 0"
    assert _run(stand, capsys, "list") == []


def test_the_notice_for_2026_is_there_to_be_imported() -> None:
    days = read_calendar(NOTICE)
    assert len(days) == 39
    assert sum(special.shut for special in days) == 33
    assert {special.like for special in days if not special.shut} == {0}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("year = ", "Invalid value"),
        ('source = "x"\n[[days]]\nfrom = 2026-01-01\nname = "x"', "missing required field `year`"),
        (HEAD + "days = []", "length >= 1"),
        (HEAD + '[[days]]\nfrom = 2026-01-01\nname = "x"\nopen = true', "unknown field `open`"),
        (HEAD + '[[days]]\nfrom = 2025-01-01\nname = "元旦"', "元旦 is not in 2026"),
        (HEAD + '[[days]]\nfrom = 2026-01-03\nto = 2026-01-01\nname = "元旦"', "元旦 ends before it begins"),
        (HEAD + '[[days]]\nfrom = 2026-01-03\nname = "元旦"\nlike = "moonday"', "Invalid enum value 'moonday'"),
        (HEAD + '[[days]]\nfrom = 2026-01-03\nname = "x"\nhours = ["9-12"]', "regex"),
        (HEAD + '[[days]]\nfrom = 2026-01-03\nname = "x"\nhours = ["12:00-09:00"]', "closes before it opens"),
        (HEAD + '[[days]]\nfrom = 2026-01-03\nname = "x"\n' * 2, "2026-01-03 is there twice"),
    ],
)
def test_a_file_that_is_wrong_is_refused_in_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "days.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SetupError) as fault:
        read_calendar(file)
    assert sentence in fault.value.text
    assert str(file) in fault.value.text
    assert "\n" not in fault.value.text


def test_the_command_refuses_what_is_not_there_and_lists_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    calendar = ["--database", f"sqlite:///{tmp_path / 'central.db'}", "calendar"]
    assert app.main([*calendar, "import", str(NOTICE)]) == 0
    capsys.readouterr()
    assert app.main([*calendar, "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed[0]["name_en"] == "New Year's Day"
    for words, sentence in (
        (["remove", "2026-03-03"], "none of the published days"),
        (["remove", "soon"], "none of the published days"),
        (["list", "--hall", "nowhere"], "no hall 'nowhere'"),
        (["import", str(tmp_path / "none.toml")], "cannot be read"),
    ):
        with pytest.raises(SetupError, match=sentence):
            app.main([*calendar, *words])
