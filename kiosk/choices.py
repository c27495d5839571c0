"""Which tiles the choice of business shows: what people come for most, then the groups (rules D5, K11, K12)."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.domain.plan import Group, HallPlan, IdRule, Queue
from shared.hall.places import QueueNow

MOST = 7
MOST_LISTED = 6
MOST_ELDER = 4
"""Choices a screen, in a list with buttons to turn it, and for elders (rule K11)."""


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


def quick_queue(plan: HallPlan, now: Mapping[str, QueueNow], *, known: bool) -> Queue | None:
    """Return the commonest business that gives this person a number now, three touches from the first (rule K12).

    Without a document that is one which asks for none.
    """
    giving = (q for q in plan.queues if q.id in now and now[q.id].obstacle is None)
    return next((q for q in giving if known or q.identity is IdRule.OPTIONAL), None)


def second_level(plan: HallPlan, group: str) -> Choices:
    """Return the queues of a group, in the plan's order."""
    return Choices(tuple(queue for queue in plan.queues if queue.group == group))
