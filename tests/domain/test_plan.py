"""A plan that cannot work is refused, and the fault is named."""

from dataclasses import replace
from datetime import time

import pytest

from shared.domain.appointments.rules import BookingRule
from shared.domain.hours import OpeningHours, Span
from shared.domain.plan import Group, HallPlan, check_plan
from shared.domain.refused import Code, Refused
from tests.domain.plans import OFFICE_HOURS, small_plan

PLAN = small_plan()
ADVICE, SOCIAL, *_ = PLAN.queues
FIRST, *OTHERS = PLAN.counters


def _with_first_queue(**changes: object) -> HallPlan:
    return replace(PLAN, queues=(replace(ADVICE, **changes), *PLAN.queues[1:]))  # type: ignore[arg-type]


FAULTS = {
    "the time zone 'Mars/Base' is not known": replace(PLAN, zone="Mars/Base"),
    "the time zone '../etc' is not known": replace(PLAN, zone="../etc"),
    "the opening hours need seven days": replace(PLAN, hours=OpeningHours(((),) * 6)),
    "the opening hours close before they open": replace(
        PLAN, hours=OpeningHours(((Span(time(17), time(9)),),) + ((),) * 6)
    ),
    "the opening hours of queue 'advice' need seven days": _with_first_queue(hours=OpeningHours(())),
    "the opening hours of queue 'advice' close before they open": _with_first_queue(
        hours=OpeningHours(((Span(time(9), time(9)),),) * 7)
    ),
    "the group 'person' appears twice": replace(PLAN, groups=PLAN.groups * 2),
    "the queue 'advice' appears twice": replace(PLAN, queues=(*PLAN.queues, replace(ADVICE, letter="Z"))),
    "the counter 'c1' appears twice": replace(PLAN, counters=(*PLAN.counters, FIRST)),
    "the priority class 'elder' appears twice": replace(PLAN, priorities=PLAN.priorities * 2),
    "queue 'advice' names the unknown group 'firm'": _with_first_queue(group="firm"),
    "counter 'c1' names the unknown queue 'fishing'": replace(
        PLAN, counters=(replace(FIRST, queues=(*FIRST.queues, "fishing")), *OTHERS)
    ),
    "counter 'c3' serves no queue": replace(PLAN, counters=(*PLAN.counters[:2], replace(PLAN.counters[2], queues=()))),
    "no counter serves queue 'few'": replace(PLAN, counters=tuple(OTHERS)),
    "the letter of queue 'advice' needs one to four characters": _with_first_queue(letter=""),
    "the number range of queue 'advice' is empty": _with_first_queue(first_number=5, last_number=4),
    "queues 'advice' and 'social' would print the same numbers": _with_first_queue(letter="S", last_number=1),
    "the appointments of queue 'advice' need positive numbers": _with_first_queue(booking=BookingRule(0)),
    "queue 'advice' keeps between 0 and 99 per cent for those who walk in": _with_first_queue(
        booking=BookingRule(4, walk_in_percent=100)
    ),
    "queue 'advice' takes appointments, but its reserve leaves no place for one": _with_first_queue(
        booking=BookingRule(1, walk_in_percent=50)
    ),
}


def test_the_small_plan_works() -> None:
    check_plan(PLAN)
    check_plan(_with_first_queue(hours=OFFICE_HOURS))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named(fault: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_plan(FAULTS[fault])
    assert refusal.value.code == Code.PLAN_FAULT
    assert refusal.value.facts["fault"] == fault


def test_one_letter_may_serve_two_ranges() -> None:
    ranges = (replace(ADVICE, last_number=499), replace(SOCIAL, letter="A", first_number=500), *PLAN.queues[2:])
    check_plan(replace(PLAN, queues=ranges))


def test_what_a_plan_does_not_know_is_refused_by_name() -> None:
    for ask, code in (
        (lambda: PLAN.queue("x"), Code.UNKNOWN_QUEUE),
        (lambda: PLAN.counter("x"), Code.UNKNOWN_COUNTER),
        (lambda: PLAN.priority("x"), Code.UNKNOWN_PRIORITY),
    ):
        with pytest.raises(Refused) as refusal:
            ask()
        assert (refusal.value.code, *refusal.value.facts.values()) == (code, "x")


def test_the_counters_of_a_queue_come_in_the_plans_order() -> None:
    assert [counter.id for counter in PLAN.counters_of("social")] == ["c1", "c2"]
    assert replace(PLAN, groups=(*PLAN.groups, Group("b", "", "", ""))).counters_of("quota") == (
        FIRST,
        PLAN.counters[2],
    )


def test_an_item_named_by_itself_goes_to_its_own_queue_and_the_rest_of_its_department_to_the_departments() -> None:
    advice, social, *others = PLAN.queues
    queues = (replace(advice, departments=("market",)), replace(social, items=("licence",)), *others)
    plan = replace(PLAN, queues=queues)
    assert plan.queue_for("licence", "market") == queues[1]
    assert plan.queue_for("anything else", "market") == queues[0]
    assert plan.queue_for("anything else", "elsewhere") is None
