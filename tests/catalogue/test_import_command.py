"""The command as a technician runs it: a whole account, and the old catalogue stays whatever goes wrong."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from shared.hall.guide import DepartmentList, ItemList
from shared.hall.places import ConfigureHall
from shared.link import Hall, open_hall
from tests.catalogue.files import json_lines, row
from tests.domain.plans import small_plan
from tests.link.hub_process import HubProcess
from tests.store.databases import postgres_database, sqlite_database

ROOT = Path(__file__).parents[2]


def catalogue(*arguments: str | Path, code: int = 0, cwd: Path = ROOT) -> str:
    """Run ``main.py catalogue`` to its end and return what it printed."""
    command = [sys.executable, ROOT / "main.py", "catalogue", *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == code, done.stderr
    return done.stdout if code != 2 else done.stderr


def account(*arguments: str | Path, **more: Any) -> dict[str, Any]:
    """Run an import and return its account."""
    told: dict[str, Any] = json.loads(catalogue("import", *arguments, "--json", **more))
    return told


@pytest.fixture(params=["sqlite", "postgresql", "hub"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the address of an empty hall: a file, a server, or a hub that runs."""
    if request.param == "postgresql":
        with postgres_database() as address:
            yield address
    elif request.param == "sqlite":
        yield sqlite_database(tmp_path)
    else:
        with HubProcess(sqlite_database(tmp_path)) as hub:
            yield hub.address


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file of three rows, one of each outcome."""
    return json_lines(tmp_path / "items.jsonl", [row(1), row(2, TASK_NAME=" 事项2"), row(1)])


@pytest.mark.slow
def test_a_file_goes_into_a_hall_and_comes_back_and_the_copy_goes_in_again_equal(
    url: str, file: Path, tmp_path: Path
) -> None:
    told = account(file, "--profile", "guangdong", "--hall", url, cwd=tmp_path)
    assert [told[key] for key in ("imported", "repaired", "rejected", "edition", "dry_run")] == [1, 1, 1, 1, False]
    assert [(one["line"], one["outcome"]) for one in told["rows"]] == [
        (1, "imported"),
        (2, "repaired"),
        (3, "rejected"),
    ]
    assert told["limits"]["given"] == told["limits"]["parsed"] == 4
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    catalogue("export", first, "--hall", url, cwd=tmp_path)
    assert account(first, "--profile", "onehall", "--hall", url, cwd=tmp_path)["edition"] == 2
    catalogue("export", second, "--hall", url, cwd=tmp_path)
    assert first.read_bytes() == second.read_bytes()


def test_a_trial_names_the_fault_that_would_keep_a_catalogue_out_and_changes_nothing(tmp_path: Path) -> None:
    lines = [
        {"record": "head", "region": "99", "version": "1"},
        {"record": "theme", "id": "t", "name": "开店", "steps": [{"item": "nothing"}]},
    ]
    told = account(json_lines(tmp_path / "f.jsonl", lines), "--profile", "onehall", "--dry-run", code=1)
    assert (told["fault"]["code"], told["fault"]["about"], told["edition"]) == ("unknown_item", "nothing", None)


def test_without_a_hall_an_import_is_a_trial_and_makes_no_database(tmp_path: Path, file: Path) -> None:
    told = account(file, "--profile", "guangdong", cwd=tmp_path)
    assert told["dry_run"] is True
    assert [path.name for path in tmp_path.iterdir()] == ["items.jsonl"]


def test_people_get_the_account_in_chinese_and_a_file_of_it(tmp_path: Path, file: Path) -> None:
    report = tmp_path / "report.txt"
    assert "试运行" in catalogue("import", file, "--profile", "guangdong", "--dry-run", "--report", report)
    assert "第 3 行" in report.read_text(encoding="utf-8")
    assert "编码重复" in report.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_terminal_shows_how_far_it_is_and_a_pipe_shows_nothing(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 not on Windows

    file = json_lines(tmp_path / "many.jsonl", [row(n) for n in range(3000)])
    command = [sys.executable, ROOT / "main.py", "catalogue", "import", file, "--profile", "guangdong", "--dry-run"]
    ours, theirs = pty.openpty()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=theirs, timeout=60, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode(errors="ignore")
    os.close(ours)
    assert re.search(r"\[█* *\] +\d+% [\d,]+ 行", shown)
    piped = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=True)
    assert piped.stderr == b""


def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path) -> None:
    said = catalogue("import", tmp_path / "nowhere.csv", "--profile", "guangdong", "--dry-run", code=2)
    assert (said.count("\n"), "nowhere.csv" in said) == (1, True)


@pytest.mark.slow
def test_what_has_a_fault_is_refused_by_the_hall_and_the_old_catalogue_stays(tmp_path: Path, file: Path) -> None:
    url = sqlite_database(tmp_path)
    account(file, "--profile", "guangdong", "--hall", url)
    broken = [
        {"record": "head", "region": "99", "version": "2"},
        {"record": "department", "id": "d", "name": "局"},
        {"record": "item", "id": "i", "name": "事项", "department": "nobody"},
    ]
    lines = json_lines(tmp_path / "broken.jsonl", broken)
    told = account(lines, "--profile", "onehall", "--hall", url, code=1)
    assert (told["fault"]["code"], told["fault"]["id"], told["edition"]) == ("unknown_department", "i", None)
    assert "2 项" in catalogue("list", "--hall", url)


def test_the_built_in_catalogue_is_checked_and_listed_by_default() -> None:
    told = json.loads(catalogue("check", "--json"))
    assert told["faults"] == []
    assert told["items"] == sum(row["items"] for row in json.loads(catalogue("list", "--json"))["departments"])


def editions_with_rows(file: Path) -> set[int]:
    """Return the editions that take space in the database."""
    with closing(sqlite3.connect(file)) as database:
        return {row[0] for row in database.execute("SELECT DISTINCT edition FROM catalogue_item")}


def offered(hall: Hall) -> int:
    """Return how many items people are offered."""
    return sum(card.items for card in hall.ask(DepartmentList()))


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_an_import_that_is_killed_or_cancelled_leaves_the_old_catalogue_and_the_next_one_sweeps(
    tmp_path: Path, file: Path, end: signal.Signals
) -> None:
    url = sqlite_database(tmp_path)
    with HubProcess(url) as hub, open_hall(hub.address) as hall:
        hall.do(ConfigureHall(plan=small_plan()))
        account(file, "--profile", "guangdong", "--hall", hub.address)
        pipe = tmp_path / "endless.jsonl"
        json_lines(pipe, [row(n) for n in range(20_000)])
        command = [sys.executable, ROOT / "main.py", "catalogue", "import", pipe, "--profile", "guangdong"]
        going = subprocess.Popen(
            [*command, "--hall", hub.address], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        while editions_with_rows(tmp_path / "hall.db") != {1, 2}:
            assert going.poll() is None, going.communicate()
        going.send_signal(end)
        said = going.communicate(timeout=60)[1]
        if end is signal.SIGINT:
            assert (going.returncode, "已取消；现有目录保持不变" in said) == (130, True)
        assert offered(hall) == 2
        told = account(json_lines(tmp_path / "next.jsonl", [row(7)]), "--profile", "guangdong", "--hall", hub.address)
        assert told["edition"] == 3
        assert [card.name for card in hall.ask(ItemList()).items] == ["事项7"]
    assert editions_with_rows(tmp_path / "hall.db") == {3}
