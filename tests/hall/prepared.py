"""Halls that are set up once a run and copied for each test: plan, people, catalogue and its index."""

import shutil
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from shared.clock import Clock, ManualClock
from shared.link import Hall, open_hall
from tests.store.databases import scratch, sqlite_database


def prepared_hall(prepare: Callable[[Hall], None], folder: Path, clock: Clock) -> str:
    """Return the URL of a hall in ``folder`` as a function of the module's own leaves it at the clock's moment."""
    shutil.copytree(_files(prepare, clock.now()), folder, dirs_exist_ok=True)
    return f"sqlite:///{folder / 'hall.db'}"


@cache
def _files(prepare: Callable[[Hall], None], moment: datetime) -> Path:
    """Return the folder with the hall's files, without the reserve, which every hall lays for itself."""
    folder = scratch("hall")
    with open_hall(sqlite_database(folder), clock=ManualClock(moment)) as hall:
        prepare(hall)
    (folder / "hall.db.ballast").unlink()
    return folder
