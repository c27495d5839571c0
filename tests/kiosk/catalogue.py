"""The built-in catalogue in a hall under test, with the queues of the sample hall."""

import threading
from functools import cache
from pathlib import Path

from shared.catalogue.folder import load_folder
from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.refused import Refused
from shared.hall.guide import Search
from shared.link import Hall
from tests.hall.bringing import bring

_FOLDER = Path(__file__).parents[2] / "resources" / "catalogue"


@cache
def built_in() -> Catalogue:
    """Return the catalogue of resources/."""
    return load_folder(_FOLDER)


def bring_built_in(hall: Hall) -> None:
    """Let a hall guide people by the built-in catalogue."""
    bring(hall, built_in())


def wait_for_search(hall: Hall) -> None:
    """Wait until the hall's index is made."""
    changed = threading.Event()
    hall.on_change(changed.set)
    while True:
        try:
            hall.ask(Search(text="k"))
        except Refused:
            assert changed.wait(60)
            changed.clear()
        else:
            return
