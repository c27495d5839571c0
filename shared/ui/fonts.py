"""The product's own fonts, because a hall's computer may have none with Chinese and widths must not change."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

FONT_FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
FAMILY = "Noto Sans SC"
FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


class FontMissingError(RuntimeError):
    """A font file of the product is absent or damaged; the text says which."""


@cache
def load_fonts() -> None:
    """Load our fonts into the running application, once; raise ``FontMissingError`` where a file cannot be read."""
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(FONT_FOLDER / name)) < 0:
            raise FontMissingError(f"The font file {FONT_FOLDER / name} is missing or damaged. Install OneHall again.")
    # A page built after the theme was applied takes its family from the application, not from its window.
    QApplication.setFont(QFont(families()))


def families() -> list[str]:
    """Font families in order of use; HanaMinB is there only where a hall installed it for rare names."""
    return [FAMILY, "HanaMinB"]
