"""The product brings its own fonts and says so when one is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics

from shared.ui import fonts


@pytest.fixture
def _forgetful() -> Iterator[None]:
    fonts.load_fonts.cache_clear()
    yield
    fonts.load_fonts.cache_clear()
    fonts.load_fonts()


def test_our_family_is_what_is_drawn_with_regular_and_bold() -> None:
    font = QFont(fonts.families())
    assert QFontInfo(font).family() == fonts.FAMILY
    font.setBold(True)
    assert QFontInfo(font).bold()


def test_rare_characters_of_names_have_a_glyph() -> None:
    metrics = QFontMetrics(QFont(fonts.families()))
    for character in "㛃䶮镕堃喆":
        assert metrics.inFontUcs4(ord(character)), character


@pytest.mark.usefixtures("_forgetful")
def test_a_missing_font_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "FONT_FOLDER", tmp_path)
    with pytest.raises(fonts.FontMissingError, match=r"NotoSansSC-Regular\.ttf is missing or damaged"):
        fonts.load_fonts()
