"""Opening hours and business dates, also where the clocks are changed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.hours import Closing, OpeningHours, Span, SpecialDay, business_date, check_special_day
from tests.domain.plans import OFFICE_HOURS, small_plan

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)


def _at(day: date, hour: int, minute: int = 0, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=zone)


def test_the_hall_opens_with_the_minute_and_is_shut_with_the_closing_minute() -> None:
    opened = [OFFICE_HOURS.is_open(_at(MONDAY, h, m), SHANGHAI) for h, m in ((8, 59), (9, 0), (11, 59), (12, 0))]
    assert opened == [False, True, True, False]


def test_a_holiday_is_shut_and_the_next_opening_is_after_it() -> None:
    hours = OpeningHours(OFFICE_HOURS.week, (MONDAY, MONDAY + timedelta(days=1)))
    assert not hours.is_open(_at(MONDAY, 10), SHANGHAI)
    assert hours.next_opening(_at(MONDAY, 10), SHANGHAI) == _at(MONDAY + timedelta(days=2), 9)


def _special(*days: SpecialDay, closed: tuple[date, ...] = ()) -> OpeningHours:
    return OpeningHours(OFFICE_HOURS.week, closed, days)


def test_a_make_up_day_is_open_as_on_the_weekday_it_names() -> None:
    saturday = MONDAY + timedelta(days=5)
    hours = _special(SpecialDay(saturday, "调休上班", like=0))
    assert hours.spans_on(saturday) == OFFICE_HOURS.week[0]
    assert hours.next_opening(_at(saturday - timedelta(days=1), 18), SHANGHAI) == _at(saturday, 9)


def test_other_hours_take_the_place_of_the_days_own() -> None:
    morning = (Span(time(8), time(10)),)
    hours = _special(SpecialDay(MONDAY, "检修", spans=morning))
    assert [hours.is_open(_at(MONDAY, h), SHANGHAI) for h in (8, 9, 10, 14)] == [True, True, False, False]


def test_a_holiday_closes_the_whole_day_and_other_hours_close_it_once_they_are_over() -> None:
    holiday, repair = SpecialDay(MONDAY, "春节"), SpecialDay(MONDAY, "检修", spans=(Span(time(9), time(10)),))
    assert _special(holiday).closing(_at(MONDAY, 3), SHANGHAI) == Closing(holiday)
    closing = [_special(repair).closing(_at(MONDAY, hour), SHANGHAI) for hour in (8, 9, 10, 23)]
    assert closing == [None, None, Closing(repair, time(10)), Closing(repair, time(10))]


@pytest.mark.parametrize(
    "special",
    [
        SpecialDay(MONDAY, "调休上班", like=1),
        SpecialDay(MONDAY, "延时服务", spans=(Span(time(9), time(20)),)),
        SpecialDay(MONDAY + timedelta(days=1), "春节"),
    ],
)
def test_the_evening_of_a_day_that_was_open_as_long_as_any_is_closed_by_no_calendar(special: SpecialDay) -> None:
    assert _special(special).closing(_at(MONDAY, 22), SHANGHAI) is None


def test_a_holiday_is_shut_for_every_queue_and_its_next_opening_is_after_it() -> None:
    first, *others = small_plan().queues
    own = replace(small_plan(), queues=(replace(first, hours=OFFICE_HOURS), *others))
    days = tuple(SpecialDay(MONDAY + timedelta(days=n), "春节") for n in range(9))
    plan = own.under(days)
    for queue in plan.queues:
        hours = plan.hours_of(queue)
        assert not hours.is_open(_at(MONDAY, 10), SHANGHAI)
        assert hours.next_opening(_at(MONDAY, 10), SHANGHAI) == _at(MONDAY + timedelta(days=9), 9)
    assert plan.under(()) == own


def test_what_the_hall_closes_itself_no_calendar_opens() -> None:
    hours = _special(SpecialDay(MONDAY, "调休上班", like=0), closed=(MONDAY,))
    assert hours.spans_on(MONDAY) == ()


@pytest.mark.parametrize(
    ("special", "sentence"),
    [
        (SpecialDay(MONDAY, ""), "needs a name"),
        (SpecialDay(MONDAY, "长" * 41), "needs a name"),
        (SpecialDay(MONDAY, "调休", like=7), "either like a weekday"),
        (SpecialDay(MONDAY, "调休", like=0, spans=(Span(time(8), time(9)),)), "either like a weekday"),
        (SpecialDay(MONDAY, "检修", spans=(Span(time(9), time(9)),)), "closes before it opens"),
    ],
)
def test_a_special_day_that_cannot_count_is_named(special: SpecialDay, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"2026-03-02 .*{sentence}"):
        check_special_day(special)


def test_at_lunch_the_next_opening_is_the_afternoon_and_on_friday_night_it_is_monday() -> None:
    assert OFFICE_HOURS.next_opening(_at(MONDAY, 12, 30), SHANGHAI) == _at(MONDAY, 13)
    friday = MONDAY + timedelta(days=4)
    assert OFFICE_HOURS.next_opening(_at(friday, 18), SHANGHAI) == _at(MONDAY + timedelta(days=7), 9)


def test_a_hall_that_never_opens_has_no_next_opening() -> None:
    assert OpeningHours(((),) * 7).next_opening(_at(MONDAY, 10), SHANGHAI) is None


def test_the_business_date_changes_at_midnight_in_the_hall_not_in_greenwich() -> None:
    assert business_date(datetime(2026, 3, 1, 15, 59, 59, tzinfo=UTC), SHANGHAI) == date(2026, 3, 1)
    assert business_date(datetime(2026, 3, 1, 16, 0, tzinfo=UTC), SHANGHAI) == date(2026, 3, 2)


def test_where_clocks_are_changed_a_business_date_lasts_23_or_25_hours() -> None:
    lengths = {}
    for day in (date(2026, 3, 29), date(2026, 10, 25), date(2026, 6, 1)):
        begins, ends = (_at(day + timedelta(days=n), 0, zone=BERLIN).astimezone(UTC) for n in (0, 1))
        assert business_date(begins, BERLIN) == day
        assert business_date(begins - timedelta(microseconds=1), BERLIN) == day - timedelta(days=1)
        assert business_date(ends - timedelta(microseconds=1), BERLIN) == day
        lengths[day.month] = (ends - begins) // timedelta(hours=1)
    assert lengths == {3: 23, 10: 25, 6: 24}


def test_summer_time_does_not_move_the_opening_on_the_wall_clock() -> None:
    hours = OpeningHours(((Span(time(9), time(17)),),) * 7)
    for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 25)):
        assert hours.is_open(_at(day, 9, zone=BERLIN), BERLIN)
        assert hours.next_opening(_at(day, 0, zone=BERLIN), BERLIN) == _at(day, 9, zone=BERLIN)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.sampled_from([SHANGHAI, BERLIN, UTC])))  # noqa: DTZ001 Hypothesis adds the zone
def test_the_next_opening_is_ahead_and_the_hall_is_open_then(now: datetime) -> None:
    opens = OFFICE_HOURS.next_opening(now, SHANGHAI)
    assert opens is not None
    assert now < opens
    assert OFFICE_HOURS.is_open(opens, SHANGHAI)
