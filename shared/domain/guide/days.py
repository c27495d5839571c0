"""How long it takes: limits in working days, and the longest path through steps that wait for each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.domain.catalogue.items import Item, Limit, Unit
from shared.domain.guide.order import Before


def days_of(item: Item) -> int | None:
    """Return the working days reckoned for ``item``: as promised, else as by statute; ``None`` without a limit."""
    limit = item.promised or item.statutory
    return None if limit is None else working_days(limit)


def working_days(limit: Limit) -> int:
    """Return a limit in working days: of seven calendar days five are reckoned, rounded up; at once is 0."""
    match limit.unit:
        case Unit.AT_ONCE:
            return 0
        case Unit.WORKING_DAYS:
            return limit.number
        case Unit.CALENDAR_DAYS:
            return -(-limit.number * 5 // 7)


@dataclass(frozen=True)
class Way:
    """The longest path: its steps, its days, and whether a limit is missing so that it may take longer."""

    steps: tuple[str, ...]
    at_least: int
    certain: bool

    @property
    def days(self) -> int | None:
        """Return the working days, ``None`` where a limit is missing."""
        return self.at_least if self.certain else None


def longest_way(before: Before, days: Mapping[str, int | None]) -> Way:
    """Return the longest path through ``before``; a step without a limit counts 0 and makes the result uncertain."""
    ends: dict[str, int] = {}
    came_from: dict[str, str | None] = {}
    for item, earlier in before.items():
        last = max(sorted(earlier), key=ends.__getitem__, default=None)
        came_from[item] = last
        ends[item] = (days[item] or 0) + (ends[last] if last is not None else 0)
    step = max(ends, key=ends.__getitem__, default=None)
    path: list[str] = []
    while step is not None:
        path.append(step)
        step = came_from[step]
    return Way(tuple(reversed(path)), max(ends.values(), default=0), all(days[item] is not None for item in before))
