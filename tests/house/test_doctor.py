"""The doctor names what is missing and the one thing to do about it."""

import json
import socket
from pathlib import Path

import pytest

from shared import doctor
from shared.doctor import Finding, State
from tests.house.tree import ROOT

LDD = """
\tlibQt6XcbQpa.so.6 => /opt/qt/libQt6XcbQpa.so.6 (0x00007f4e1c000000)
\tlibxcb-icccm.so.4 => not found
\tlibxcb-keysyms.so.1 => not found
\tlibxcb-icccm.so.4 => not found
"""


def test_a_missing_library_is_named_with_the_package_that_brings_it() -> None:
    finding = doctor.judge_ldd(LDD)
    assert finding.state is State.MISSING
    assert "libxcb-icccm.so.4" in finding.text
    assert finding.remedy.endswith("apt-get install libxcb-icccm4 libxcb-keysyms1")


def test_a_library_nobody_knows_is_still_named() -> None:
    finding = doctor.judge_ldd("\tlibnew.so.7 => not found\n")
    assert finding.state is State.MISSING
    assert "libnew.so.7" in finding.text


def test_an_old_python_is_refused() -> None:
    assert doctor.check_python((3, 10, 12)).state is State.MISSING
    assert doctor.check_python((3, 11, 0)).state is State.FINE


def test_a_package_of_another_version_is_named(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("msgspec==0.0.1 \\\n    --hash=sha256:00\nno-such-package==1.0 \\\n    --hash=sha256:00\n")
    finding = doctor.check_packages(lock)
    assert finding.state is State.MISSING
    assert "msgspec 0.0.1, no-such-package 1.0" in finding.text


def test_this_machine_has_every_package_of_the_lock() -> None:
    assert doctor.check_packages().state is State.FINE


def test_a_damaged_font_is_named(tmp_path: Path) -> None:
    (tmp_path / "NotoSansSC-Regular.ttf").write_bytes((ROOT / "resources/fonts/NotoSansSC-Regular.ttf").read_bytes())
    (tmp_path / "NotoSansSC-Bold.ttf").write_bytes(b"<html>not found</html>")
    finding = doctor.check_fonts(tmp_path)
    assert finding.text == "Missing or damaged: NotoSansSC-Bold.ttf."


def test_the_sqlite_in_use_keeps_what_it_commits() -> None:
    assert doctor.check_sqlite().state is State.FINE


def test_a_database_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert doctor.check_hall(f"sqlite:///{tmp_path}/hall.db").state is State.FINE
    finding = doctor.check_hall(f"sqlite:///{tmp_path}/absent/hall.db")
    assert finding.state is State.MISSING
    assert str(tmp_path / "absent") in finding.text


def test_a_hub_that_does_not_answer_is_said_with_its_address() -> None:
    with socket.create_server(("127.0.0.1", 0)) as hub:
        port = hub.getsockname()[1]
        assert doctor.check_hall(f"ws://127.0.0.1:{port}").state is State.FINE
    finding = doctor.check_hall(f"ws://127.0.0.1:{port}")
    assert finding.state is State.MISSING
    assert str(port) in finding.text


def test_an_unplugged_reader_is_said_with_its_port() -> None:
    finding = doctor.check_device_ports(["sdt-serial@/dev/ttyNotThere", "auto", "socket://printer:9100"])
    assert finding.state is State.MISSING
    assert finding.text == "No device is at /dev/ttyNotThere."


def test_only_what_is_missing_makes_the_doctor_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("ONEHALL_HALL", f"sqlite:///{tmp_path}/absent/hall.db")
    assert doctor.main(["--json"]) == 1
    findings = json.loads(capsys.readouterr().out)
    assert next(finding for finding in findings if finding["topic"] == "hall")["state"] == "missing"


def test_a_person_reads_what_to_do_below_what_is_wrong() -> None:
    told = doctor.tell(
        [Finding("fonts", State.MISSING, "Gone.", "Fetch them."), Finding("python", State.FINE, "Good.")]
    )
    assert told == "MISSING  fonts: Gone.\n         Fetch them.\nok       python: Good."
