"""Which words a window speaks, and the one way to collect and compile them.

``install_language(app, Language.ZH_CN, ["shared", "kiosk"])``. English is the source text. Windows build their page
again after a change of language. ``python -m shared.ui.translation --update ROOM`` (rooms: shared, kiosk, board, desk)
collects the texts of a room's folder into ``resources/translations/ROOM.zh_CN.ts`` and compiles it to ``.qm``; write
the Chinese into the ``.ts`` and run it again. In code: ``QCoreApplication.translate("context", "English text")`` with
literal strings only, ``.format()`` after; lupdate cannot read an f-string.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
ROOMS = {"shared": "shared/ui", "kiosk": "kiosk", "board": "kiosk/board", "desk": "counter/desk"}


class Language(Enum):
    """A language of the windows; the value is the ending of its files, empty for the source language."""

    ZH_CN = "zh_CN"
    EN = ""


class TranslationMissingError(RuntimeError):
    """A compiled translation is absent or damaged; the text says which."""


class _Installed(QTranslator):
    """A translator of ours, so that the next change of language finds what to take away."""


def install_language(app: QCoreApplication, language: Language, rooms: Sequence[str]) -> None:
    """Speak ``language`` in the windows of ``rooms``; raise ``TranslationMissingError`` where a file is not there."""
    for old in app.findChildren(_Installed):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    if language is Language.ZH_CN:
        _install(app, "qtbase_zh_CN", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
        for room in rooms:
            _install(app, f"{room}.{language.value}", FOLDER)


def _install(parent: QObject, name: str, folder: Path) -> None:
    translator = _Installed(parent)
    if not translator.load(f"{name}.qm", str(folder)):
        raise TranslationMissingError(
            f"The translation {folder / name}.qm is missing or damaged. Install OneHall again."
        )
    QCoreApplication.installTranslator(translator)


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


if __name__ == "__main__":
    main()
