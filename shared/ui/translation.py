"""Which words a window speaks, and how its words are brought into the language of the person before it.

``install_language(app, Language.ZH_CN, ["shared", "kiosk"])``. English is the source text. Windows build their page
again after a change of language. ``python -m shared.ui.translation --update ROOM`` (a room of
:mod:`shared.ui.text_collection`) collects the texts of a room's folder into ``resources/translations/ROOM.zh_CN.ts``
and compiles it to ``.qm``; write the Chinese into the ``.ts`` and run it again. In code:
``QCoreApplication.translate("context", "English text")`` with literal strings only, ``.format()`` after; lupdate cannot
read an f-string.
"""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

FOLDER = Path(__file__).parents[2] / "resources" / "translations"


class Language(Enum):
    """A language of the windows; the value is the ending of its files, empty for the source language."""

    ZH_CN = "zh_CN"
    EN = ""


class TranslationMissingError(RuntimeError):
    """A compiled translation is absent or damaged; the text says which."""


_installed: list[QTranslator] = []


def install_language(app: QCoreApplication, language: Language, rooms: Sequence[str]) -> None:
    """Speak ``language`` in the windows of ``rooms``; raise ``TranslationMissingError`` where a file is not there."""
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    if language is Language.ZH_CN:
        _install(app, "qtbase_zh_CN", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
        for room in rooms:
            _install(app, f"{room}.{language.value}", FOLDER)


def _install(app: QCoreApplication, name: str, folder: Path) -> None:
    translator = QTranslator(app)
    if not translator.load(f"{name}.qm", str(folder)):
        raise TranslationMissingError(
            f"The translation {folder / name}.qm is missing or damaged. Install OneHall again."
        )
    QCoreApplication.installTranslator(translator)
    _installed.append(translator)


if __name__ == "__main__":
    from shared.ui.text_collection import main  # a window that only speaks needs no tools

    main()
