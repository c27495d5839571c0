"""``main.py doctor``: what this machine lacks and how to get it, before a hall's opening hour finds out.

It runs where things are broken, so it leans on the standard library and imports anything else inside the one check
that asks about it.
"""

import argparse
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
_OLDEST_PYTHON = (3, 11)
_LEAST_FREE_MB = 500
_TRUETYPE = b"\x00\x01\x00\x00"
_ANSWER_SECONDS = 3.0

_DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Which Debian package brings a library; the other xcb libraries come along with these."""


class State(StrEnum):
    """How a finding counts: only ``MISSING`` keeps OneHall from working."""

    FINE = "fine"
    NOTE = "note"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what is, in one sentence, and what to do where something should be done."""

    topic: str
    state: State
    text: str
    remedy: str = ""


def check_python(version: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    """Return whether this Python is new enough."""
    text = f"Python {'.'.join(map(str, version))} runs this."
    if version >= _OLDEST_PYTHON:
        return Finding("python", State.FINE, text)
    return Finding("python", State.MISSING, text, "Install Python 3.11 or newer, remove .venv, and type ./run again.")


def check_packages(lock: Path = ROOT / "requirements.lock") -> Finding:
    """Return whether every package of the lock that every platform needs is here in its locked version."""
    locked: dict[str, str] = dict(re.findall(r"^([\w.-]+)==(\S+) \\$", lock.read_text(encoding="utf-8"), re.MULTILINE))
    wrong = [f"{name} {version}" for name, version in locked.items() if _installed(name) != version]
    if not wrong:
        return Finding("packages", State.FINE, f"All {len(locked)} locked Python packages are installed.")
    text = f"Of the locked Python packages these are missing or of another version: {', '.join(wrong)}."
    return Finding("packages", State.MISSING, text, "Type ./run: it installs them into .venv.")


def _installed(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def check_qt_libraries(platform: str = sys.platform) -> Finding:
    """Return which system libraries Qt's window plugin would miss; only Linux leaves any to the system."""
    if not platform.startswith("linux"):
        return Finding("qt libraries", State.FINE, "Qt brings all its libraries on this system.")
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return Finding("qt libraries", State.MISSING, "Qt (PySide6) is not installed.", "Type ./run: it installs it.")
    plugin = Path(spec.origin).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    seen = subprocess.run(["ldd", str(plugin)], capture_output=True, text=True, check=False)  # noqa: S603, S607 our own file
    return judge_ldd(seen.stdout)


def judge_ldd(listing: str) -> Finding:
    """Return what ``ldd`` said is not found, with the Debian packages that bring it."""
    absent = sorted(set(re.findall(r"^\s*(\S+) => not found", listing, re.MULTILINE)))
    if not absent:
        return Finding("qt libraries", State.FINE, "Every system library of Qt's windows is here.")
    packages = sorted({_DEBIAN_PACKAGES[name] for name in absent if name in _DEBIAN_PACKAGES})
    remedy = f"On Debian or Ubuntu: apt-get install {' '.join(packages)}" if packages else "Install what brings them."
    return Finding("qt libraries", State.MISSING, f"Qt's windows miss {', '.join(absent)}.", remedy)


def check_fonts(folder: Path = ROOT / "resources" / "fonts") -> Finding:
    """Return whether the product's own Chinese fonts are whole enough to be opened."""
    names = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
    bad = [name for name in names if not _is_truetype(folder / name)]
    if not bad:
        return Finding("fonts", State.FINE, "The Chinese fonts are here.")
    return Finding("fonts", State.MISSING, f"Missing or damaged: {', '.join(bad)}.", "Fetch OneHall's files again.")


def _is_truetype(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == _TRUETYPE
    except OSError:
        return False


def check_sqlite() -> Finding:
    """Return whether the SQLite below the hall's database keeps what it commits."""
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415 it may be missing: that is the question

        from shared.errors import SetupError  # noqa: PLC0415
        from shared.store.engine import check_sqlite_version  # noqa: PLC0415
    except ImportError as error:
        text = f"The hall's database cannot be opened: {error}."
        return Finding("sqlite", State.MISSING, text, "Type ./run: it installs what is missing.")
    try:
        check_sqlite_version(dbapi2.sqlite_version)
    except SetupError as error:
        return Finding("sqlite", State.MISSING, error.text, "Type ./run: it installs the locked version.")
    return Finding("sqlite", State.FINE, f"SQLite {dbapi2.sqlite_version} keeps what it commits.")


def check_hall(url: str) -> Finding:
    """Return whether the hall's database can be written, or its hub be reached, by the address of the settings."""
    address = urlsplit(url)
    if address.scheme == "sqlite":
        return check_data_folder(Path(address.path.removeprefix("/")).absolute().parent)
    host, port = (
        address.hostname or "127.0.0.1",
        address.port or (5432 if address.scheme.startswith("postgresql") else 80),
    )
    try:
        with socket.create_connection((host, port), timeout=_ANSWER_SECONDS):
            return Finding("hall", State.FINE, f"{host} answers on port {port}.")
    except OSError as error:
        remedy = "Start the hub or the database server, or correct the address (ONEHALL_HALL)."
        return Finding(
            "hall", State.MISSING, f"{host} does not answer on port {port}: {error.strerror or error}.", remedy
        )


def check_data_folder(folder: Path) -> Finding:
    """Return whether the database's folder takes files and has room."""
    if not os.access(folder, os.W_OK | os.X_OK):
        return Finding(
            "hall",
            State.MISSING,
            f"No file can be written in {folder}.",
            "Make the folder, or let this user write in it.",
        )
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < _LEAST_FREE_MB:
        remedy = f"Make room: {_LEAST_FREE_MB} MB at least."
        return Finding("hall", State.MISSING, f"Only {free} MB are free in {folder}.", remedy)
    return Finding("hall", State.FINE, f"{folder} can be written and has {free // 1000} GB free.")


def check_device_ports(ports: list[str]) -> Finding:
    """Return whether this user may open the serial ports of the settings; a ``socket://`` shows only when opened."""
    addresses = [port.rpartition("@")[2] for port in ports]  # what stands before the @ names a profile
    local = [address for address in addresses if address.startswith("/dev/")]
    absent = [port for port in local if not Path(port).exists()]
    if absent:
        text = f"No device is at {', '.join(absent)}."
        return Finding("devices", State.MISSING, text, "Plug it in, or correct the port in the settings.")
    closed = [port for port in local if not os.access(port, os.R_OK | os.W_OK)]
    if closed:
        remedy = "As root: usermod -aG dialout USER, then sign in again."
        return Finding("devices", State.MISSING, f"This user may not open {', '.join(closed)}.", remedy)
    if not ports:
        return Finding("devices", State.NOTE, "No device is set; a kiosk runs without, but reads and prints nothing.")
    return Finding("devices", State.FINE, f"The device ports of the settings can be opened: {', '.join(ports)}.")


def check_camera(ports: list[str]) -> Finding | None:
    """Return whether the packages are here that a camera of the settings needs; ``None`` without a camera."""
    addresses = [port.rpartition("@")[2] for port in ports]
    cameras = [address for address in addresses if address.startswith(("http://", "camera:"))]
    if not cameras:
        return None
    needed = {"zxingcpp": "zxing-cpp"}
    if any(address.startswith("camera:") for address in cameras):
        needed["cv2"] = "opencv-python-headless"
    lacking = [package for module, package in needed.items() if importlib.util.find_spec(module) is None]
    if not lacking:
        return Finding("camera", State.FINE, "What a camera needs is installed.")
    remedy = f"Install it: .venv/bin/pip install {' '.join(lacking)}"
    return Finding("camera", State.MISSING, f"The camera cannot be used without {', '.join(lacking)}.", remedy)


def examine(config: Path | None = None) -> list[Finding]:
    """Return every finding, in the order in which one would repair them; ``config`` is the settings file."""
    basics: list[Callable[[], Finding]] = [check_python, check_packages, check_qt_libraries, check_fonts, check_sqlite]
    return [check() for check in basics] + _examine_settings(config)


def _examine_settings(config: Path | None) -> list[Finding]:
    try:
        from shared.errors import SetupError  # noqa: PLC0415
        from shared.settings import load_settings  # noqa: PLC0415 its packages may be missing
    except ImportError:
        return [Finding("settings", State.MISSING, "The settings cannot be read without the packages.", "Type ./run.")]
    try:
        settings = load_settings(config)
    except SetupError as error:
        return [Finding("settings", State.MISSING, error.text, "Correct the settings file or the ONEHALL_ variables.")]
    devices = settings.devices
    ports = [port for port in (devices.card_reader, devices.printer, devices.scanner) if port]
    camera = check_camera(ports)
    return [check_hall(settings.hall), check_device_ports(ports), *([camera] if camera else [])]


def main(argv: list[str]) -> int:
    """Print the findings, as sentences or with ``--json``; return 1 when something needed is missing."""
    parser = argparse.ArgumentParser(
        prog="main.py doctor", description="Say what this machine lacks and how to get it."
    )
    parser.add_argument("--json", action="store_true", help="print a list of {topic, state, text, remedy}")
    parser.add_argument("--config", type=Path, help="settings file")
    arguments = parser.parse_args(argv)
    findings = examine(arguments.config)
    print(json.dumps([asdict(finding) for finding in findings], indent=1) if arguments.json else tell(findings))
    return 1 if any(finding.state is State.MISSING for finding in findings) else 0


def tell(findings: list[Finding]) -> str:
    """Return the findings as lines for a person, what to do indented below what is wrong."""
    marks = {State.FINE: "ok     ", State.NOTE: "note   ", State.MISSING: "MISSING"}
    lines: list[str] = []
    for finding in findings:
        lines.append(f"{marks[finding.state]}  {finding.topic}: {finding.text}")
        if finding.remedy:
            lines.append(f"{'':9}{finding.remedy}")
    return "\n".join(lines)
