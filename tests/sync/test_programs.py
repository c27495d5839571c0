"""The programs as an administrator starts them: a code at the centre, the hall enrolled, the agent inside the hub."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shared.catalogue.folder import BUILT_IN, load_folder
from shared.domain.catalogue.index import Index
from shared.domain.guide.making import make_guide
from shared.domain.guide.result import Guide
from shared.hall.guide import GuideView, ThemeList
from shared.hall.places import ConfigureHall
from shared.hall.sync import SyncStatus
from shared.link import open_hall
from shared.security.role import Role
from tests.central.stand import Stand
from tests.domain.plans import small_plan
from tests.link.hub_process import ROOT, HubProcess, run_hub
from tests.patience import eventually

pytestmark = pytest.mark.slow


def _sync(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "main.py", "sync", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_a_hub_carries_the_agent_of_an_enrolled_hall(centre: Stand, tmp_path: Path) -> None:
    url, identity = f"sqlite:///{tmp_path / 'shop.db'}", tmp_path / "shop.db.centre"
    code = centre.code_for("binjiang")
    said = _sync("--identity", str(identity), "enrol", "binjiang", "--centre", centre.address, "--code", code)
    assert said.returncode == 0, said.stderr
    assert identity.stat().st_mode & 0o077 == 0
    with HubProcess(url, more=["--centre", centre.address]) as hub, open_hall(hub.address) as hall:
        hall.do(ConfigureHall(plan=small_plan()))
        eventually(lambda: hall.ask(SyncStatus()).acknowledged >= 1)
        assert centre.rows("SELECT kind FROM event LIMIT 1") == [("hall.configured",)]
        assert "waiting, clock off" in _sync("--hall", hub.address, "status").stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--centre", "http://centre.example"], "needs https://"),
        (["--centre", "http://127.0.0.1:1"], "is not enrolled at a centre"),
    ],
)
def test_a_hub_that_cannot_sync_says_why(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    identity = tmp_path / "hall.db.centre"
    if "example" in arguments[1]:
        keys = {"private_key": "0" * 64, "centre_key": "0" * 64}
        identity.write_text(json.dumps({"centre": "https://c.example", "hall": "h", **keys}), encoding="utf-8")
    said = run_hub("--hall", f"sqlite:///{tmp_path / 'hall.db'}", "serve", *arguments)
    assert said.returncode == 2
    assert sentence in said.stderr


def test_a_wrong_code_is_refused_in_a_sentence(centre: Stand, tmp_path: Path) -> None:
    said = _sync("--identity", str(tmp_path / "x"), "enrol", "h", "--centre", centre.address, "--code", "WRONG")
    assert said.returncode == 2
    assert "wrong, used, too old or locked" in said.stderr


def test_an_administrators_catalogue_reaches_the_kiosks_of_a_hall_and_is_told_at_the_centre(
    centre: Stand, tmp_path: Path
) -> None:
    url, identity = f"sqlite:///{tmp_path / 'shop.db'}", tmp_path / "shop.db.centre"
    code = centre.code_for("binjiang")
    said = _sync("--identity", str(identity), "enrol", "binjiang", "--centre", centre.address, "--code", code)
    assert said.returncode == 0, said.stderr
    with HubProcess(url, more=["--centre", centre.address]) as hub, open_hall(hub.address, role=Role.KIOSK) as kiosk:
        with open_hall(hub.address) as hall:
            hall.do(ConfigureHall(plan=small_plan()))
        assert kiosk.ask(ThemeList()) == []
        said = _central(centre, tmp_path, "catalogue", "import", "resources/catalogue", "--profile", "folder")
        assert (said.returncode, said.stderr) == (0, "")
        eventually(lambda: bool(kiosk.ask(ThemeList())))
        guide = kiosk.ask(GuideView(theme="restaurant"))
        assert [step.item for step in guide.steps] == [step.item for step in _built_in_guide().steps]
        assert "taken" in _sync("--hall", hub.address, "status").stdout
        eventually(lambda: "binjiang                 2" in _central(centre, tmp_path, "catalogue", "show").stdout)


def _built_in_guide() -> Guide:
    index = Index.of(load_folder(BUILT_IN))
    return make_guide(index.theme("restaurant"), {}, index, small_plan())


def _central(centre: Stand, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "main.py", "central", "--database", centre.centre.database.url, *arguments]
    environment = {**os.environ, "ONEHALL_CENTRAL_KEY_FILE": str(folder / "centre.key")}
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False, env=environment)
