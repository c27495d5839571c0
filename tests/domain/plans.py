"""A small hall to try rules on: two queues, two counters, office hours, one priority class."""

from datetime import time

from shared.domain.hours import OpeningHours, Span
from shared.domain.plan import Counter, Group, HallPlan, IdRule, PriorityClass, Queue

OFFICE_HOURS = OpeningHours(week=((Span(time(9), time(12)), Span(time(13), time(17))),) * 5 + ((), ()))


def small_plan() -> HallPlan:
    """Return a plan without a fault; ``dataclasses.replace`` puts one in."""
    return HallPlan(
        id="small",
        name="小厅",
        name_en="Small hall",
        zone="Asia/Shanghai",
        hours=OFFICE_HOURS,
        groups=(Group("person", "个人办事", "For people", "person"),),
        queues=(
            Queue("advice", "A", "咨询", "Advice", "person"),
            Queue("social", "S", "社会保险", "Social insurance", "person", identity=IdRule.REQUIRED),
            Queue("few", "F", "少量", "Few", "person", first_number=7, last_number=9),
            Queue("quota", "Q", "限量", "Limited", "person", daily_quota=2),
            Queue("shut", "X", "停办", "Shut", "person", open=False),
        ),
        counters=(
            Counter("c1", "1", "一楼东", "Ground floor east", ("advice", "social", "few", "quota", "shut")),
            Counter("c2", "2", "一楼东", "Ground floor east", ("advice", "social")),
            Counter("c3", "3", "二楼", "First floor", ("quota",)),
        ),
        priorities=(
            PriorityClass("elder", "老年人", "Elder", 15, from_age=65),
            PriorityClass("soldier", "军人", "Soldier", 60),
        ),
        pause_reasons=("用餐",),
    )
