"""The one theme engine: tokens in, one style sheet out; a widget says what it is, never how it looks.

``apply_theme(app_or_window, tokens)``; a widget is styled by the dynamic property ``role`` (buttons: ``primary``,
``quiet``, ``plain``, ``danger``, ``tile``, ``chip``, ``key``; frames: ``card``, ``page``, ``line``, and ``info``,
``good``, ``attention``, ``trouble`` for banners and pills), a label by ``textSize`` (``display``, ``number``,
``title``, ``heading``, ``body``, ``small``; QWidget has a ``size`` of its own) and ``tone`` (``normal``, ``soft``,
``primary``, ``good``, ``attention``, ``trouble``, ``on_primary``). ``set_look(widget, name, value)`` changes such a
property on a widget already drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from shared.ui.fonts import families
from shared.ui.palette import Palette
from shared.ui.tokens import Tokens


@dataclass(frozen=True)
class Paint:
    """The three colours of a thing that carries words, as ``#RRGGBB``."""

    fill: str
    text: str
    border: str


def button_paints(palette: Palette) -> dict[str, tuple[Paint, Paint]]:
    """Return ``role -> (at rest, pressed)`` for every button role."""
    outlined = Paint(palette.surface, palette.primary_ink, palette.border)
    outlined_pressed = Paint(palette.primary_soft, palette.primary_ink, palette.primary_ink)
    primary = Paint(palette.primary, palette.on_primary, palette.primary)
    danger = Paint(palette.surface, palette.trouble_ink, palette.trouble_ink)
    return {
        "primary": (primary, Paint(palette.primary_pressed, palette.on_primary, palette.primary_pressed)),
        "quiet": (outlined, outlined_pressed),
        "plain": (Paint(palette.background, palette.primary_ink, palette.background), outlined_pressed),
        "danger": (danger, Paint(palette.trouble_soft, palette.trouble_ink, palette.trouble_ink)),
        "tile": (Paint(palette.surface, palette.text, palette.border), outlined_pressed),
        "chip": (outlined, outlined_pressed),
        "key": (Paint(palette.surface, palette.text, palette.border), outlined_pressed),
    }


def message_paints(palette: Palette) -> dict[str, Paint]:
    """Return ``kind -> paint`` for banners and pills."""
    return {
        "info": Paint(palette.primary_soft, palette.primary_ink, palette.primary_ink),
        "good": Paint(palette.good_soft, palette.good_ink, palette.good_ink),
        "attention": Paint(palette.attention_soft, palette.attention_ink, palette.attention_ink),
        "trouble": Paint(palette.trouble_soft, palette.trouble_ink, palette.trouble_ink),
    }


def tone_colours(palette: Palette) -> dict[str, str]:
    """Return ``tone -> colour`` of a label."""
    return {
        "normal": palette.text,
        "soft": palette.text_soft,
        "primary": palette.primary_ink,
        "good": palette.good_ink,
        "attention": palette.attention_ink,
        "trouble": palette.trouble_ink,
        "on_primary": palette.on_primary,
    }


def stylesheet(tokens: Tokens) -> str:
    """Return the whole style sheet of a window drawn with ``tokens``."""
    parts = (_grounds, _labels, _buttons, _messages, _fields, _lists)
    return "\n".join(rule for part in parts for rule in part(tokens))


def apply_theme(target: QApplication | QWidget, tokens: Tokens) -> None:
    """Draw ``target`` and everything in it with ``tokens``; called again when the look changes."""
    font = QFont(families())
    font.setPixelSize(tokens.type.body)
    target.setFont(font)
    target.setPalette(_qt_palette(tokens.palette))
    target.setStyleSheet(stylesheet(tokens))


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Change property ``role``, ``tone`` or ``textSize`` of a widget that may already be drawn."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _rule(selector: str, **declarations: str | int) -> str:
    body = "; ".join(f"{name.replace('_', '-')}: {value}" for name, value in declarations.items())
    return f"{selector} {{ {body} }}"


def _painted(selector: str, paint: Paint, **more: str | int) -> str:
    return _rule(selector, background_color=paint.fill, color=paint.text, border_color=paint.border, **more)


def _grounds(tokens: Tokens) -> Iterator[str]:
    colours = tokens.palette
    yield _rule("QWidget", color=colours.text)
    yield _rule("QMainWindow, QDialog, QWidget[role='page']", background_color=colours.background)
    yield _rule(
        "QFrame[role='card']",
        background_color=colours.surface,
        border=f"{tokens.line}px solid {colours.hairline}",
        border_radius=f"{tokens.radius}px",
    )
    yield _rule("QFrame[role='line']", background_color=colours.hairline, border="none")
    yield _rule(
        "QToolTip",
        background_color=colours.text,
        color=colours.background,
        border="none",
        padding=f"{tokens.space[1]}px",
        font_size=f"{tokens.type.body}px",
    )


def _labels(tokens: Tokens) -> Iterator[str]:
    yield _rule("QLabel", background_color="transparent", border="none")
    for tone, colour in tone_colours(tokens.palette).items():
        yield _rule(f"QLabel[tone='{tone}']", color=colour)
    for size in ("display", "number", "title", "heading", "body", "small"):
        weight = "normal" if size in ("body", "small") else "bold"
        yield _rule(f"QLabel[textSize='{size}']", font_size=f"{getattr(tokens.type, size)}px", font_weight=weight)
    yield _rule("QLabel[strong='true']", font_weight="bold")
    yield _rule("QLabel:disabled", color=tokens.palette.disabled_text)


def _buttons(tokens: Tokens) -> Iterator[str]:
    colours = tokens.palette
    off = Paint(colours.disabled_surface, colours.disabled_text, colours.disabled_text)
    yield _rule(
        "QPushButton",
        border_style="solid",
        border_width=f"{tokens.line}px",
        border_radius=f"{tokens.radius}px",
    )
    for role, (rest, pressed) in button_paints(colours).items():
        button = f"QPushButton[role='{role}']"
        yield _painted(button, rest)
        yield _painted(f"{button}:pressed, {button}:checked", pressed)
        yield _painted(f"{button}:disabled", off, border_style="dashed")
        yield _rule(f"{button} > QLabel", color=rest.text)
        soft = colours.text_soft if rest.fill == colours.surface else rest.text
        yield _rule(f"{button} > QLabel[tone='soft']", color=soft)
        yield _rule(f"{button} > QLabel:disabled", color=colours.disabled_text)
    yield _rule("QPushButton[certain='no']", border_style="dashed", border_width=f"{2 * tokens.line}px")
    yield _rule("QPushButton[ring='yes']:focus", border=f"{tokens.focus_line}px solid {colours.focus}")


def _messages(tokens: Tokens) -> Iterator[str]:
    for kind, paint in message_paints(tokens.palette).items():
        frame = f"QFrame[role='{kind}']"
        edge = f"{tokens.line}px solid {paint.border}"
        yield _rule(frame, background_color=paint.fill, border=edge, border_radius=f"{tokens.radius}px")
        yield _rule(f"{frame} > QLabel", color=paint.text, border="none")


def _fields(tokens: Tokens) -> Iterator[str]:
    colours = tokens.palette
    fields = ("QLineEdit", "QComboBox", "QSpinBox", "QPlainTextEdit")
    for field in fields:
        yield _rule(
            field,
            background_color=colours.surface,
            color=colours.text,
            border=f"{tokens.line}px solid {colours.border}",
            border_radius=f"{tokens.radius}px",
            padding=f"0px {tokens.space[3]}px",
            min_height=f"{tokens.target - 2 * tokens.focus_line}px",
            font_size=f"{tokens.type.body}px",
            selection_background_color=colours.primary,
            selection_color=colours.on_primary,
        )
        yield _rule(f"{field}:focus", border=f"{tokens.focus_line}px solid {colours.focus}")
        yield _rule(
            f"{field}:disabled",
            background_color=colours.disabled_surface,
            color=colours.disabled_text,
            border_style="dashed",
        )
    yield _rule("QLineEdit[wrong='true']", border=f"{tokens.focus_line}px solid {colours.trouble_ink}")


def _lists(tokens: Tokens) -> Iterator[str]:
    colours = tokens.palette
    yield _rule(
        "QAbstractItemView",
        background_color=colours.surface,
        color=colours.text,
        alternate_background_color=colours.surface,
        border=f"{tokens.line}px solid {colours.hairline}",
        gridline_color=colours.hairline,
        selection_background_color=colours.primary_soft,
        selection_color=colours.primary_ink,
        outline="none",
        font_size=f"{tokens.type.body}px",
    )
    yield _rule("QAbstractItemView::item", padding=f"{tokens.space[1]}px {tokens.space[2]}px")
    yield _rule("QAbstractItemView::item:selected", background_color=colours.primary_soft, color=colours.primary_ink)
    yield _rule("QAbstractItemView:focus", border=f"{tokens.focus_line}px solid {colours.focus}")
    yield _rule(
        "QHeaderView::section",
        background_color=colours.surface_raised,
        color=colours.text_soft,
        border="none",
        padding=f"{tokens.space[1]}px {tokens.space[2]}px",
        font_size=f"{tokens.type.small}px",
    )
    yield _rule("QScrollArea, QScrollArea > QWidget > QWidget", background_color="transparent", border="none")
    yield _rule("QScrollBar", background_color=colours.background, border="none", width=f"{tokens.space[4]}px")
    yield _rule(
        "QScrollBar::handle", background_color=colours.border, border_radius=f"{tokens.space[1]}px", min_height="24px"
    )
    yield _rule("QScrollBar::add-line, QScrollBar::sub-line", width="0px", height="0px")


def _qt_palette(colours: Palette) -> QPalette:
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, colours.background),
        (roles.WindowText, colours.text),
        (roles.Base, colours.surface),
        (roles.Text, colours.text),
        (roles.Button, colours.surface),
        (roles.ButtonText, colours.primary_ink),
        (roles.PlaceholderText, colours.text_soft),
        (roles.Highlight, colours.primary),
        (roles.HighlightedText, colours.on_primary),
    ):
        made.setColor(role, QColor(colour))
    return made
