"""Rule K17: text 7:1 (4.5 where nothing can be pressed), edges and icons 3:1; high contrast 10:1."""

from dataclasses import dataclass
from itertools import product

import pytest

from shared.ui.palette import HIGH_CONTRAST, STANDARD, Palette, contrast
from shared.ui.theme import button_paints, message_paints, tone_colours

GROUNDS = ("background", "surface", "surface_raised")
EDGES = 3.0


@dataclass(frozen=True)
class Promise:
    """What a palette promises to the eye."""

    palette: Palette
    words: float
    disabled: float


@pytest.fixture(params=[Promise(STANDARD, 7.0, 4.5), Promise(HIGH_CONTRAST, 10.0, 10.0)], ids=["standard", "high"])
def promise(request: pytest.FixtureRequest) -> Promise:
    """Return each palette with its limits in turn."""
    chosen: Promise = request.param
    return chosen


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_tone_is_read_on_every_ground(promise: Promise) -> None:
    tones = {tone: colour for tone, colour in tone_colours(promise.palette).items() if tone != "on_primary"}
    for (tone, colour), ground in product(tones.items(), GROUNDS):
        assert contrast(colour, getattr(promise.palette, ground)) >= promise.words, (tone, ground)


def test_every_button_is_read_at_rest_pressed_and_disabled(promise: Promise) -> None:
    palette = promise.palette
    for role, states in button_paints(palette).items():
        for paint in states:
            assert contrast(paint.text, paint.fill) >= promise.words, (role, paint)
    assert contrast(palette.disabled_text, palette.disabled_surface) >= promise.disabled


def test_a_note_on_a_tile_is_read_at_rest_and_pressed(promise: Promise) -> None:
    for paint in button_paints(promise.palette)["tile"]:
        assert contrast(promise.palette.text_soft, paint.fill) >= promise.words, paint


def test_every_message_is_read(promise: Promise) -> None:
    palette = promise.palette
    for kind, paint in message_paints(palette).items():
        assert contrast(paint.text, paint.fill) >= promise.words, kind
    for name in ("primary", "attention", "trouble", "good"):
        assert contrast(getattr(palette, f"on_{name}"), getattr(palette, name)) >= promise.words, name


def test_every_edge_of_a_control_is_seen(promise: Promise) -> None:
    palette = promise.palette
    for ground in (palette.background, palette.surface):
        for role, (rest, pressed) in button_paints(palette).items():
            if role != "plain":  # a plain button is its words, it has no edge
                assert contrast(rest.border, ground) >= EDGES, role
                assert contrast(pressed.border, ground) >= EDGES, role
        assert contrast(palette.disabled_text, ground) >= EDGES


def test_the_focus_ring_is_seen_on_the_page_and_on_a_card(promise: Promise) -> None:
    palette = promise.palette
    for ground in (palette.background, palette.surface):
        assert contrast(palette.focus, ground) >= EDGES, ground
