"""Our own line icons, drawn in the colour of their place.

``pixmap(name, colour, size)``; names are the files in resources/icons. In a page use ``widgets.picture.Picture``.
"""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

ICON_FOLDER = Path(__file__).parents[2] / "resources" / "icons"
INK = "#000000"


class UnknownIconError(KeyError):
    """No such icon is drawn."""


@cache
def names() -> tuple[str, ...]:
    """Return the names of all icons; the folder is read once."""
    return tuple(sorted(path.stem for path in ICON_FOLDER.glob("*.svg")))


def drawn(name: str, otherwise: str) -> str:
    """Return ``name`` where such an icon is drawn, else ``otherwise``: plans and catalogues name what they like."""
    return name if name in names() else otherwise


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return icon ``name`` in ``colour`` (``#RRGGBB``), ``size`` pixels square; raise ``UnknownIconError``."""
    drawing = QSvgRenderer(QByteArray(_source(name).replace(INK, colour).encode()))
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    return picture


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    try:
        return (ICON_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UnknownIconError(name) from None
