"""Limits as provinces write them, read as a number and a unit."""

import pytest

from shared.catalogue.limits import ReadLimit, read_limit
from shared.domain.catalogue.items import Limit, Unit

WORKING, CALENDAR, AT_ONCE = Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Limit(0, Unit.AT_ONCE)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("30(工作日)", Limit(30, WORKING)),
        ("7(自然日)", Limit(7, CALENDAR)),
        ("３０（工作日）", Limit(30, WORKING)),
        ("15个工作日", Limit(15, WORKING)),
        ("5 个工作日以内", Limit(5, WORKING)),
        ("五个工作日", Limit(5, WORKING)),
        ("二十个工作日", Limit(20, WORKING)),
        ("一百八十个工作日。", Limit(180, WORKING)),
        ("三十五日历天", Limit(35, CALENDAR)),
        ("20天", Limit(20, WORKING)),
        ("20日", Limit(20, WORKING)),
        ("20", Limit(20, WORKING)),
        ("0(工作日)", AT_ONCE),
        ("当场", AT_ONCE),
        ("即办", AT_ONCE),
        ("即时办结", AT_ONCE),
    ],
)
def test_a_limit_has_a_number_and_a_unit(text: str, limit: Limit) -> None:
    assert read_limit(text) == ReadLimit(given=True, limit=limit)


@pytest.mark.parametrize("text", ["", "无", " 无 ", "/", "null"])
def test_nothing_is_no_limit(text: str) -> None:
    assert read_limit(text) == ReadLimit(given=False)


@pytest.mark.parametrize("text", ["2小时", "24个小时"])
def test_hours_become_one_working_day_and_are_told(text: str) -> None:
    assert read_limit(text) == ReadLimit(given=True, limit=Limit(1, WORKING), rounded=True)


@pytest.mark.parametrize(
    "text", ["3个月", "1年", "按规定", "-5(工作日)", "5-7(工作日)", "99999(工作日)", "48小时", "1.5天"]
)
def test_what_cannot_be_counted_in_days_is_given_but_not_read(text: str) -> None:
    assert read_limit(text) == ReadLimit(given=True)
