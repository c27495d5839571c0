"""``./run`` on machines that lack things: it installs what it may, and says in one line what it may not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="run.ps1 serves Windows")

OS_RELEASE = Path("/etc/os-release").read_text() if Path("/etc/os-release").exists() else ""
TOOLS = ["sh", "dirname", "mkdir", "cat", "cksum", "flock", "rm"]
MAIN = "import sys\nprint('main was called with', *sys.argv[1:])\n"


class Machine:
    """A copy of ``run`` in an empty project, on a machine that has just the commands that are put there."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "project"
        self.commands = folder / "commands"
        self.project.mkdir()
        self.commands.mkdir()
        shutil.copy(ROOT / "run", self.project / "run")
        (self.project / "main.py").write_text(MAIN)
        for lock in ("requirements.lock", "requirements-dev.lock"):
            (self.project / lock).write_text("")
        for tool in TOOLS:
            self.has(tool, f'exec {shutil.which(tool)} "$@"')

    def has(self, command: str, script: str) -> None:
        """Give the machine a command."""
        path = self.commands / command
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def has_python(self) -> None:
        """Give the machine the Python that runs this test."""
        self.has("python3", f'exec {sys.executable} "$@"')

    def start(self, *words: str) -> "subprocess.Popen[str]":
        """Type ``./run words`` and return the running command."""
        environment = {**os.environ, "PATH": str(self.commands), "DISPLAY": ""}
        return subprocess.Popen(
            ["./run", *words],
            cwd=self.project,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *words: str) -> tuple[int, str]:
        """Type ``./run words``; return its exit code and all it printed."""
        started = self.start(*words)
        said = started.communicate(timeout=60)[0]
        return started.returncode, said


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_without_root_the_missing_packages_are_named_in_a_line_to_copy(machine: Machine) -> None:
    machine.has("dpkg-query", 'echo "installed:libegl1 installed:libgl1 "')
    machine.has("id", "echo 1000")
    code, said = machine.run("doctor")
    assert code == 1
    line = said.splitlines()[-1].split()
    assert line[:6] == ["apt-get", "update", "&&", "apt-get", "install", "-y"]
    assert {"libxcb-cursor0", "libglib2.0-0", "python3-venv"} <= set(line)
    assert "libegl1" not in line


@pytest.mark.skipif("ID=debian" not in OS_RELEASE, reason="only Debian's Chromium is no snap")
def test_whoever_tests_is_asked_for_a_browser_as_well(machine: Machine) -> None:
    machine.has("dpkg-query", "exit 0")
    machine.has("id", "echo 1000")
    machine.has_python()
    assert "chromium" in machine.run("test")[1].split()
    assert "chromium" not in machine.run("doctor")[1].split()


def test_root_installs_just_what_is_missing(machine: Machine) -> None:
    machine.has("dpkg-query", f"cat {machine.project}/installed 2>/dev/null")
    machine.has("id", "echo 0")
    machine.has("env", 'shift; exec "$@"')
    machine.has(
        "apt-get",
        f'echo "asked for $*" >&2; for name; do printf "installed:$name "; done > {machine.project}/installed',
    )
    machine.has_python()
    code, said = machine.run("doctor")
    assert code == 0, said
    asked = next(line for line in said.splitlines() if line.startswith("asked for") and " install " in line)
    assert "libxcb-icccm4" in asked
    assert "python3-venv" not in asked
    assert "asked for" not in machine.run("doctor")[1]


def test_a_package_under_its_newer_name_counts(machine: Machine) -> None:
    newer = "libegl1 libgl1 libxkbcommon-x11-0 libfontconfig1 libdbus-1-3 libglib2.0-0t64 libxcb-cursor0 libxcb-icccm4"
    machine.has("dpkg-query", f"for name in {newer}; do printf 'installed:%s ' $name; done")
    machine.has("id", "echo 1000")
    machine.has_python()
    said = machine.run("doctor")[1]
    assert said.splitlines()[-1].split()[-3:] == ["libxcb-keysyms1", "libxcb-shape0", "libgssapi-krb5-2"]


def test_a_machine_without_python_is_told_which_one_to_install(machine: Machine) -> None:
    code, said = machine.run("doctor")
    assert code == 1
    assert "needs Python 3.11 or newer" in said


@pytest.mark.slow
def test_python_packages_are_installed_once_and_again_when_the_lock_changes(machine: Machine) -> None:
    machine.has_python()
    first = machine.run("doctor", "--json")
    second = machine.run("doctor", "--json")
    (machine.project / "requirements.lock").write_text("# another choice\n")
    third = machine.run("doctor", "--json")
    assert [code for code, _ in (first, second, third)] == [0, 0, 0]
    assert ["Installing the Python" in said for _, said in (first, second, third)] == [True, False, True]
    assert second[1] == "main was called with doctor --json\n"


@pytest.mark.slow
def test_two_runs_started_together_set_up_once(machine: Machine) -> None:
    machine.has_python()
    both = [machine.start("doctor"), machine.start("doctor")]
    said = [started.communicate(timeout=60)[0] for started in both]
    assert [started.returncode for started in both] == [0, 0], said
    assert sum("Installing the Python" in each for each in said) == 1


def test_help_is_given_without_any_set_up(machine: Machine) -> None:
    code, said = machine.run("help")
    assert code == 0
    assert "./run test" in said
    assert sorted(path.name for path in machine.project.iterdir()) == [
        "main.py",
        "requirements-dev.lock",
        "requirements.lock",
        "run",
    ]


def test_a_measurement_gets_the_options_behind_its_name(machine: Machine) -> None:
    machine.has_python()
    bench = machine.project / "bench"
    bench.mkdir()
    (bench / "queue.py").write_text(MAIN)
    code, said = machine.run("bench", "queue", "--batches", "2")
    assert (code, said.splitlines()[-1]) == (0, "main was called with --json --batches 2")
