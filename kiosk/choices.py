"""Which tiles the choice of business shows: what people come for most, then the groups (rules D5, K11, K12)."""

from dataclasses import dataclass

from shared.domain.plan import Group, HallPlan, Queue

MOST = 7
MOST_ELDER = 4
"""Choices a screen (rule K11)."""


@dataclass(frozen=True)
class Choices:
    """Queues to take directly, and groups that open a second level (never a third, rule D5)."""

    queues: tuple[Queue, ...]
    groups: tuple[Group, ...] = ()


def first_level(plan: HallPlan) -> Choices:
    """Return the choices of the first level: all queues where they fit one screen, else common queues and the groups.

    The hall lists its queues in the order of demand; the first ones fill what the groups leave of seven places, so
    that a common matter is two touches away (rule K12).
    """
    if len(plan.queues) <= MOST:
        return Choices(plan.queues)
    return Choices(plan.queues[: max(0, MOST - len(plan.groups))], plan.groups)


def second_level(plan: HallPlan, group: str) -> Choices:
    """Return the queues of a group, in the plan's order."""
    return Choices(tuple(queue for queue in plan.queues if queue.group == group))
