"""Rooms keep their doors: what a fresh process has loaded after an import is looked at, not what the source says.

import-linter reads the source in ``./run check``; an import inside a function is only seen here.
"""

import json

import pytest

from tests.house.tree import fresh_python

DOMAIN = """
import json, pkgutil, sys, importlib, shared.domain
for module in pkgutil.walk_packages(shared.domain.__path__, "shared.domain."):
    importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""

NEVER_BEFORE_THE_FIRST_FRAME = {
    "sqlalchemy",
    "alembic",
    "reportlab",
    "sqlcipher3",
    "psycopg",
    "numpy",
    "starlette",
    "uvicorn",
}


def modules_after(code: str, *options: str) -> list[str]:
    """Return the names of all modules that a fresh Python holds after running ``code``, which prints them as JSON."""
    seen = fresh_python(*options, "-c", code)
    assert seen.returncode == 0, seen.stderr
    loaded: list[str] = json.loads(seen.stdout)
    return loaded


def test_the_rules_need_nothing_but_python() -> None:
    loaded = modules_after(DOMAIN, "-S")  # -S: no installed package can be found at all
    assert "shared.domain.tickets" in loaded
    assert [name for name in loaded if name.startswith("shared.") and not name.startswith("shared.domain")] == []


@pytest.mark.parametrize(
    "window", ["kiosk.app", "counter.desk.app", "kiosk.board.app", "kiosk.sign.app", "kiosk.evaluator.app"]
)
def test_a_window_starts_without_database_and_documents(window: str) -> None:
    loaded = modules_after(f"import json, sys, {window}; print(json.dumps(sorted(sys.modules)))")
    assert NEVER_BEFORE_THE_FIRST_FRAME & {name.partition(".")[0] for name in loaded} == set()


@pytest.mark.parametrize("room", ["devices", "shared.link", "shared.hall.tickets"])
def test_a_room_without_windows_loads_no_qt(room: str) -> None:
    loaded = modules_after(f"import json, sys, {room}; print(json.dumps(sorted(sys.modules)))")
    assert [name for name in loaded if name.startswith(("PySide6", "shiboken6"))] == []


HUB = """
import json, sys, tempfile
from pathlib import Path
from shared.link.core import HallCore
with tempfile.TemporaryDirectory() as folder:
    core = HallCore(f"sqlite:///{folder}/hall.db", Path(folder) / "hall.keys")
    core.read(lambda work: work.catalogue.current()).result()
    core.close()
print(json.dumps(sorted(sys.modules)))
"""


def test_a_hub_without_a_catalogue_loads_nothing_of_the_search_but_its_keeper() -> None:
    loaded = {name.partition(".")[0] for name in modules_after(HUB)}
    assert {"numpy", "rapidfuzz", "pypinyin"} & loaded == set()


def test_a_hub_that_searches_never_loads_pypinyin() -> None:
    loaded = modules_after("import json, sys, shared.search.cache; print(json.dumps(sorted(sys.modules)))")
    assert "numpy" in loaded
    assert not [name for name in loaded if name.startswith("pypinyin")]
