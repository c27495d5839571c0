"""One theme engine: what a widget says it is decides how it looks, now and after the look has changed."""

import re
from dataclasses import fields

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shared.ui.gallery import kiosk_page
from shared.ui.palette import HIGH_CONTRAST, STANDARD
from shared.ui.theme import apply_theme, set_look, stylesheet
from shared.ui.tokens import Look, Panel, Tokens, desk_tokens, tokens_for
from shared.ui.widgets.button import Button
from shared.ui.widgets.label import Label
from tests.ui.conftest import Show

PANELS = [Panel(1366, 768, 15.6), Panel(1080, 1920, 15.6), Panel(1920, 1080, 21.5), Panel(1080, 1920, 32)]


def corner(widget: QWidget) -> str:
    """Return the colour just inside the widget's left edge."""
    return widget.grab().toImage().pixelColor(widget.height() // 4, widget.height() // 2).name().upper()


@pytest.mark.parametrize("look", Look)
def test_no_colour_is_used_that_has_no_role(look: Look) -> None:
    tokens = desk_tokens(look, 768)
    known = {getattr(tokens.palette, field.name) for field in fields(tokens.palette)}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", stylesheet(tokens))) <= known


@pytest.mark.parametrize("look", Look)
def test_nothing_is_drawn_with_a_gradient_or_in_italics(look: Look) -> None:
    assert not re.search("gradient|italic", stylesheet(desk_tokens(look, 768)))


def test_a_button_is_drawn_by_its_role_and_state(show: Show, tokens: Tokens) -> None:
    button = Button(tokens, "next", "下一步", role="primary", size="heading")
    show(button)
    assert corner(button) == STANDARD.primary
    button.setDown(True)
    assert corner(button) == STANDARD.primary_pressed
    button.setDown(False)
    button.set_reason("请先选择业务")
    assert corner(button) == STANDARD.disabled_surface


def test_a_window_that_is_already_drawn_takes_a_new_look(show: Show, tokens: Tokens) -> None:
    label = Label("国", size="body")
    window = show(label)
    assert label.font().pixelSize() == tokens.type.body
    high = tokens_for(Look.ELDER_HIGH_CONTRAST, Panel(1920, 1080, 21.5))
    apply_theme(window, high)
    assert label.font().pixelSize() == high.type.body
    assert label.palette().windowText().color().name().upper() == HIGH_CONTRAST.text


def test_a_label_that_is_already_drawn_takes_a_new_tone(show: Show) -> None:
    label = Label("缺纸")
    show(label)
    set_look(label, "tone", "trouble")
    assert label.palette().windowText().color().name().upper() == STANDARD.trouble_ink


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("panel", PANELS, ids=str)
def test_a_page_of_choices_fits_every_panel_in_every_look(show: Show, look: Look, panel: Panel) -> None:
    tokens = tokens_for(look, panel)
    page = QWidget()
    whole = QVBoxLayout(page)
    whole.setContentsMargins(*[tokens.space[5]] * 4)
    whole.addLayout(kiosk_page(tokens, panel=panel))
    page.resize(panel.width_px, panel.height_px)
    show(page, drawn_with=tokens)
    needed = page.minimumSizeHint()
    assert needed.width() <= panel.width_px
    assert max(needed.height(), whole.totalMinimumHeightForWidth(panel.width_px)) <= panel.height_px
