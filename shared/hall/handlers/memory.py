"""What the threads of one hub share beside the database."""

from dataclasses import dataclass, field

from shared.hall.handlers.demand import Demand
from shared.hall.handlers.heard import Heard
from shared.hall.handlers.shelf import Shelf
from shared.hall.handlers.subjects import Subjects
from shared.search.keeper import IndexKeeper


@dataclass(frozen=True)
class Memory:
    """Things kept near at hand; each may be used from all threads."""

    search: IndexKeeper
    heard: Heard = field(default_factory=Heard)
    shelf: Shelf = field(default_factory=Shelf)
    demand: Demand = field(default_factory=Demand)
    subjects: Subjects = field(default_factory=Subjects)
