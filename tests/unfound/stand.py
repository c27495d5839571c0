"""A hall in which people looked for things in vain and left guides, and the manager's window on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shared.clock import Clock
from shared.hall.guide import GuideEvent
from shared.hall.places import ConfigureHall
from shared.link import Hall, open_hall
from tests.domain.catalogues import small_catalogue
from tests.domain.plans import small_plan
from tests.hall.bringing import bring
from tests.hall.prepared import prepared_hall


@contextmanager
def hall_in(folder: Path, clock: Clock) -> Iterator[Hall]:
    """Open a hall with the small catalogue, of which nobody has asked anything yet."""
    with open_hall(prepared_hall(_with_catalogue, folder, clock), clock=clock) as hall:
        yield hall


def _with_catalogue(hall: Hall) -> None:
    hall.do(ConfigureHall(plan=small_plan()))
    bring(hall, small_catalogue())


TYPED = {"kafeiguan": 12, "dianticunchang": 5, "gjj": 31, "chongwuzheng": 3, "lisi": 2, "wu": 1}
LEFT_AT = {"seats": 9, "new": 2}


def look_in_vain(hall: Hall) -> None:
    """Let people type and leave."""
    for text, times in TYPED.items():
        for _ in range(times):
            hall.do(GuideEvent(what="missed", subject=text))
    for question, times in LEFT_AT.items():
        for _ in range(times):
            hall.do(GuideEvent(what="abandoned", subject="restaurant", at=question))
