"""Tables in the documentation that name the test of each row."""

import ast
import re

from tests.house.tree import ROOT

_NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def rows(page: str, section: str) -> list[str]:
    """Return the rows of the table under a heading of ``docs/page``, without its head."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8").split(f"## {section}")[1].split("\n## ")[0]
    return [line for line in text.splitlines() if line.startswith("| ")][1:]


def named(row: str) -> list[tuple[str, str]]:
    """Return the file and the name of each test that a row names."""
    return _NAMED.findall(row)


def names_in(path: str) -> set[str]:
    """Return the tests there are in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def assert_true(table: list[str]) -> None:
    """Fail for a row without a test, or with one that is not there."""
    for row in table:
        assert named(row), row
        for path, test in named(row):
            assert test in names_in(path), row
