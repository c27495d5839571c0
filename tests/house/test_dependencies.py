"""What the code imports is what ``pyproject.toml`` asks for: nothing comes along by the luck of another package."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.house.tree import ROOT, our_files

OURS = {"bench", "central", "counter", "devices", "kiosk", "main", "shared", "tests"}


def imported_by(path: Path) -> set[str]:
    """Return the top-level names that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


def declared(*, dev: bool) -> set[str]:
    """Return the packages of ``pyproject.toml`` with its extras, in the normal form of their names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = project["dependencies"] + [one for extra, ones in extras.items() if dev or extra != "dev" for one in ones]
    return {normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in wanted}


def normal(name: str) -> str:
    """Return a package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("dev", [False, True])
def test_every_package_we_import_is_one_we_chose(*, dev: bool) -> None:
    packages = packages_distributions()
    known = OURS | set(sys.stdlib_module_names)
    foreign: dict[str, str] = {}
    for path in our_files():
        is_dev = path.relative_to(ROOT).parts[0] in {"tests", "bench"}
        if path.suffix == ".py" and is_dev == dev:
            foreign |= {name: str(path.relative_to(ROOT)) for name in imported_by(path) - known}
    chosen = declared(dev=dev)
    unchosen = {
        name: place
        for name, place in foreign.items()
        if not chosen & {normal(package) for package in packages.get(name, [name])}
    }
    assert unchosen == {}
