"""Where the project's files are, and a fresh Python to look at them with."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_MADE_HERE = {"out", "var", "__pycache__"}


def fresh_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a new Python in the project's root, without a display, and return what it said."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)


def our_files() -> Iterator[Path]:
    """Yield every file that belongs to the project, leaving out what tools and runs made."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in _MADE_HERE and (name == ".ci" or name[0] != ".")]
        yield from (Path(folder) / name for name in names if not name.endswith(".pyc") and name != ".git")
