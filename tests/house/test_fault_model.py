"""The fault model's table is true: every test it names is there, and every test of the faults is in it."""

import ast
import re

from tests.house.tree import ROOT

NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
CASES = 22


def rows() -> list[str]:
    page = (ROOT / "docs" / "devices.md").read_text(encoding="utf-8")
    section = page.split("## Fault model")[1].split("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| ")][1:]


def names_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_every_fault_names_a_test_that_exists() -> None:
    assert len(rows()) >= CASES
    for row in rows():
        named = NAMED.findall(row)
        assert named, row
        for path, test in named:
            assert test in names_in(path), row


def test_every_test_of_the_faults_is_in_the_table() -> None:
    named = {test for row in rows() for _, test in NAMED.findall(row)}
    files = (ROOT / "tests" / "faults").glob("test_*.py")
    there = {test for file in files for test in names_in(str(file.relative_to(ROOT)))}
    assert there <= named
