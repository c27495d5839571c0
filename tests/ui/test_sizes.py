"""Rules D2, D3, K1, K2, K15, K16: the kiosk's sizes are held in millimetres of glass, measured on the drawn glyph."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from shared.ui.fonts import families
from shared.ui.tokens import Look, Panel, board_tokens, desk_tokens, tokens_for

PANELS = [
    Panel(1920, 1080, 15.6),
    Panel(1366, 768, 15.6),
    Panel(1080, 1920, 21.5),
    Panel(1920, 1080, 27),
    Panel(1920, 1080, 32),
    Panel(1080, 1920, 43),
]
panels = pytest.mark.parametrize(
    "panel", PANELS, ids=lambda panel: f"{panel.width_px}x{panel.height_px}@{panel.diagonal_inch}"
)


def glyph_mm(character: str, em_px: int, panel: Panel) -> float:
    font = QFont(families())
    font.setPixelSize(em_px)
    return QFontMetricsF(font).tightBoundingRect(character).height() / panel.px_per_mm


def test_a_15_6_inch_full_hd_panel_has_the_pixels_the_reference_counted() -> None:
    panel = Panel(1920, 1080, 15.6)
    assert [panel.mm(length) for length in (20, 13, 7.3, 4.9)] == [112, 73, 41, 28]


@panels
def test_body_is_4_9_mm_and_nothing_below_3_5_mm(panel: Panel) -> None:
    sizes = tokens_for(Look.STANDARD, panel).type
    assert glyph_mm("国", sizes.body, panel) >= 4.9
    assert glyph_mm("国", sizes.small, panel) >= 3.5


@panels
def test_elders_read_7_3_mm_and_headings_of_12_mm(panel: Panel) -> None:
    sizes = tokens_for(Look.ELDER, panel).type
    assert glyph_mm("国", sizes.body, panel) >= 7.3
    assert glyph_mm("国", sizes.title, panel) >= 12


@panels
@pytest.mark.parametrize("look", Look)
def test_the_ticket_number_is_25_mm_high(panel: Panel, look: Look) -> None:
    assert glyph_mm("0", tokens_for(look, panel).type.number, panel) >= 25


@panels
def test_targets_are_20_mm_and_for_elders_25_mm(panel: Panel) -> None:
    standard, elder = tokens_for(Look.STANDARD, panel), tokens_for(Look.ELDER, panel)
    assert standard.target >= 20 * panel.px_per_mm
    assert elder.target >= 25 * panel.px_per_mm
    assert min(standard.primary_height, elder.primary_height) >= 25 * panel.px_per_mm


@pytest.mark.parametrize("look", Look)
def test_the_eight_spaces_grow_step_by_step(look: Look) -> None:
    for tokens in (tokens_for(look, PANELS[0]), desk_tokens(look, 768), board_tokens(look, 1080)):
        assert list(tokens.space) == sorted(set(tokens.space))


def test_the_desk_is_dense_at_768_lines_and_larger_at_1080() -> None:
    small, large = desk_tokens(Look.STANDARD, 768), desk_tokens(Look.STANDARD, 1080)
    assert small.type.body == 14
    assert large.type.body == 18


def test_a_number_on_the_board_grows_with_the_panel() -> None:
    full_hd, ultra_hd = (board_tokens(Look.STANDARD, height).type.number for height in (1080, 2160))
    assert ultra_hd / full_hd == pytest.approx(2, rel=0.01)
