"""Appointments: which slots there are, who may book, and what happens to those who come early, late or after all."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.appointments.allowance import check_allowance, paused_until
from shared.domain.appointments.arrival import Arrival, Punctuality, arrive
from shared.domain.appointments.rules import SLOT, AppointmentLimits, BookingRule
from shared.domain.appointments.slots import covered, half_hours, offered
from shared.domain.appointments.states import STEPS, AppointmentState, AppointmentStep, after_step
from shared.domain.hours import OpeningHours, Span
from shared.domain.refused import Code, Refused

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 3, 2)
LIMITS = AppointmentLimits()
TEN = datetime(2026, 3, 2, 10, tzinfo=ZONE)
HOURS = OpeningHours(((Span(time(8, 45), time(12)), Span(time(13), time(17, 15))),) * 5 + ((), ()))
DAY = half_hours(HOURS, MONDAY, ZONE)
RULE = BookingRule(per_slot=6, walk_in_percent=50)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 2, hour, minute, tzinfo=ZONE)


def refusal(act: object) -> Code:
    with pytest.raises(Refused) as caught:
        act()  # type: ignore[operator]
    return caught.value.code


def test_slots_begin_on_the_half_hour_and_lie_whole_within_the_opening_hours() -> None:
    assert [f"{begin:%H:%M}" for begin in DAY] == [
        "09:00", "09:30", "10:00", "10:30", "11:00", "11:30",
        "13:00", "13:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30",
    ]  # fmt: skip
    assert half_hours(HOURS, date(2026, 3, 7), ZONE) == []


@pytest.mark.parametrize(("per_slot", "reserve", "places"), [(6, 50, 3), (5, 50, 2), (5, 0, 5), (1, 99, 0)])
def test_the_reserve_for_those_who_walk_in_is_rounded_in_their_favour(per_slot: int, reserve: int, places: int) -> None:
    assert BookingRule(per_slot, reserve).places == places


def test_a_full_slot_is_shown_and_has_nothing_left() -> None:
    slots = offered(RULE, DAY, [at(10)] * 3 + [at(11)], at(7))
    left = {slot.begins: slot.left for slot in slots}
    assert [left[begins] for begins in (at(10), at(11), at(9))] == [0, 2, 3]


def test_a_long_service_needs_its_half_hours_in_a_row_and_is_as_free_as_the_fullest_of_them() -> None:
    slots = offered(BookingRule(per_slot=4, slots=2), DAY, [at(10, 30), at(10, 30)], at(7))
    left = {f"{slot.begins:%H:%M}": slot.left for slot in slots}
    assert left["10:00"] == left["10:30"] == 0
    assert left["09:30"] == 2
    assert "11:30" not in left  # the second half hour would be lunch


def test_nobody_books_what_has_begun_or_is_too_far_ahead() -> None:
    assert offered(RULE, DAY, [], at(9, 1))[0].begins == at(10, 30)
    assert offered(RULE, DAY, [], at(9) - timedelta(days=15)) == ()
    assert offered(RULE, DAY, [], at(18)) == ()


@given(
    st.builds(BookingRule, st.integers(1, 20), st.integers(0, 99), st.integers(1, 4)),
    st.lists(st.sampled_from(DAY), max_size=60),
)
def test_booking_every_place_that_is_offered_never_gives_a_half_hour_twice(
    rule: BookingRule, choices: list[datetime]
) -> None:
    taken: list[datetime] = []
    for choice in choices:
        free = {slot.begins for slot in offered(rule, DAY, taken, at(7)) if slot.left}
        if choice in free:
            taken += covered(choice, rule.slots)
    assert all(taken.count(part) <= rule.places for part in DAY)
    assert set(taken) <= set(DAY)


def test_on_time_counts_as_having_come_at_the_slot_and_late_as_having_come_now() -> None:
    def arrival(now: datetime) -> Arrival:
        return arrive(AppointmentState.BOOKED, TEN, now, ZONE, LIMITS)

    assert arrival(at(9, 30)) == arrival(at(10, 15)) == Arrival(TEN, Punctuality.ON_TIME)
    assert arrival(at(10, 16)) == Arrival(at(10, 16), Punctuality.LATE)


def test_too_early_another_day_and_never_confirmed_are_told_apart() -> None:
    assert refusal(lambda: arrive(AppointmentState.BOOKED, TEN, at(9, 29), ZONE, LIMITS)) is Code.TOO_EARLY
    tomorrow = TEN + timedelta(days=1)
    assert refusal(lambda: arrive(AppointmentState.BOOKED, tomorrow, at(10), ZONE, LIMITS)) is Code.OTHER_DAY
    for state in (AppointmentState.RESERVED, AppointmentState.LAPSED):
        assert refusal(lambda state=state: arrive(state, TEN, at(10), ZONE, LIMITS)) is Code.APPOINTMENT_STATE


def test_cancelled_online_and_here_all_the_same_wins_without_the_place_of_the_slot() -> None:
    now = at(9, 50)
    assert arrive(AppointmentState.CANCELLED, TEN, now, ZONE, LIMITS) == Arrival(now, Punctuality.AFTER_CANCELLING)


def test_the_day_of_an_appointment_is_the_halls_and_not_greenwichs() -> None:
    night = datetime(2026, 3, 1, 16, 30, tzinfo=UTC)  # half past midnight in the hall
    begins = datetime(2026, 3, 1, 16, 45, tzinfo=UTC)
    assert arrive(AppointmentState.BOOKED, begins, night, ZONE, LIMITS).punctuality is Punctuality.ON_TIME


@given(st.sampled_from(AppointmentState), st.lists(st.sampled_from(AppointmentStep), max_size=12))
def test_whatever_comes_an_arrival_is_final_and_what_lapsed_never_takes_a_place_again(
    state: AppointmentState, steps: list[AppointmentStep]
) -> None:
    for step in steps:
        before = state
        if before in STEPS[step]:
            state = after_step(before, step)
        else:
            assert refusal(lambda before=before, step=step: after_step(before, step)) is Code.APPOINTMENT_STATE
        if before is AppointmentState.ARRIVED:
            assert state is AppointmentState.ARRIVED
        if before is AppointmentState.LAPSED:
            assert state is AppointmentState.LAPSED


def test_limits_hold_for_a_person_and_for_a_phone() -> None:
    def check(person: int, phone: int) -> None:
        check_allowance(LIMITS, open_of_person=person, open_of_phone=phone, missed=[], now=TEN)

    check(1, 3)
    assert refusal(lambda: check(2, 2)) is Code.TOO_MANY_APPOINTMENTS
    assert refusal(lambda: check(0, 4)) is Code.PHONE_LIMIT


def test_three_missed_appointments_in_ninety_days_pause_booking_for_thirty() -> None:
    missed = [TEN - timedelta(days=days) for days in (80, 40, 5)]
    assert paused_until(LIMITS, missed[:2], TEN) is None
    until = paused_until(LIMITS, missed, TEN)
    assert until == TEN + timedelta(days=25)
    assert paused_until(LIMITS, missed, until) is None
    assert paused_until(LIMITS, [TEN - timedelta(days=91), *missed[1:]], TEN) is None
    with pytest.raises(Refused) as caught:
        check_allowance(LIMITS, open_of_person=0, open_of_phone=0, missed=missed, now=TEN)
    assert caught.value.code is Code.BOOKING_PAUSED


def test_an_appointment_lasts_as_many_half_hours_as_its_service_takes() -> None:
    begins = covered(TEN, 3)
    assert begins == (at(10), at(10, 30), at(11))
    assert begins[-1] + SLOT - TEN == BookingRule(per_slot=2, slots=3).length
