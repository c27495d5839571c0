"""Collects the texts of a room for the translator and compiles what was written, by the tools of the PySide6 wheel.

Called as ``python -m shared.ui.translation --update ROOM``.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
ROOMS = {
    "shared": "shared/ui",
    "kiosk": "kiosk",
    "board": "kiosk/board",
    "sign": "kiosk/sign",
    "evaluator": "kiosk/evaluator",
    "desk": "counter/desk",
    "devices": "counter/devices",
    "unfound": "counter/unfound",
    "lab": "counter/lab",
}


def sources(room: str) -> list[Path]:
    """Return the Python files whose texts belong to ``room``; a room inside another keeps its own."""
    folder = ROOT / ROOMS[room]
    inner = [ROOT / path for other, path in ROOMS.items() if other != room and path.startswith(ROOMS[room])]
    return sorted(path for path in folder.rglob("*.py") if not any(path.is_relative_to(other) for other in inner))


def update(room: str) -> None:
    """Collect and compile the texts of ``room``."""
    ts = FOLDER / f"{room}.zh_CN.ts"
    collect_texts(sources(room), ts)
    compile_texts(ts, ts.with_suffix(".qm"))


def collect_texts(files: Sequence[Path], ts: Path) -> None:
    """Bring the texts of ``files`` into ``ts``, without places in the files so that its history stays readable."""
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", "zh_CN"]
    _tool("lupdate", *map(str, files), "-ts", str(ts), *options)


def compile_texts(ts: Path, qm: Path) -> None:
    """Compile ``ts`` into ``qm``."""
    _tool("lrelease", "-silent", str(ts), "-qm", str(qm))


def _tool(name: str, *arguments: str) -> None:
    tool = Path(sys.executable).with_name(f"pyside6-{name}")
    subprocess.run([str(tool), *arguments], cwd=ROOT, check=True)  # noqa: S603  our own tool on our own files


def main() -> None:
    """Update the room named on the command line."""
    parser = argparse.ArgumentParser(description="Collect and compile the texts of a room.")
    parser.add_argument("--update", metavar="ROOM", choices=sorted(ROOMS), required=True)
    update(parser.parse_args().update)
