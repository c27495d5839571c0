"""What is installed is what was chosen: two lock files, every package pinned and hashed, one a part of the other."""

import re

import pytest

from tests.house.tree import ROOT


def entries(name: str) -> dict[str, tuple[str, list[str]]]:
    """Return what a lock file pins: package name to (version, hashes)."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        pinned = re.match(r"([a-z0-9._-]+)==([^\s;]+)", line)
        assert pinned, f"{name} holds a line that pins nothing: {line}"
        found[pinned[1]] = (pinned[2], re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line))
    return found


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_is_pinned_by_hash(name: str) -> None:
    locked = entries(name)
    assert locked
    assert [package for package, (_, hashes) in locked.items() if not hashes] == []


def test_whoever_tests_runs_what_a_hall_runs() -> None:
    hall, tests = entries("requirements.lock"), entries("requirements-dev.lock")
    assert {package: tests.get(package) for package in hall} == hall


def test_qt_is_the_one_that_does_not_kill_python() -> None:
    assert entries("requirements.lock")["pyside6-essentials"][0] == "6.11.3"
