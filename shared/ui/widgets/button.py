"""The one button: says what it does, prints its key, and gives the reason when it cannot be pressed.

``Button(tokens, name, text, role=, icon=, key=, size=, upright=)``; connect ``clicked`` (fires on release inside, rule
K5). ``set_reason("why")`` disables, ``set_reason("")`` enables. ``key="F1"`` prints the key and makes it work while
the caret is in a text field (rule C2). ``Choice`` is a button that stays pressed (``toggled``, ``isChecked``).
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from shared.ui.theme import button_paints
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label, Size, plain_tooltip
from shared.ui.widgets.picture import Picture
from shared.ui.widgets.touchable import Role, Touchable

ONWARD = "next"
"""The icon that stands after the words, pointing where they lead."""


class Button(Touchable):
    """A button whose words, icon and key are labels inside it, so that ``&`` is a character and lines may wrap."""

    def __init__(
        self,
        tokens: Tokens,
        name: str,
        text: str,
        *,
        role: Role = "quiet",
        icon: str = "",
        key: str = "",
        size: Size = "body",
        upright: bool = False,
    ) -> None:
        super().__init__(tokens, name, role)
        self._icon_name = icon
        self._icon = Picture(tokens.icon)
        self._text = _still(Label(size=size, strong=role == "primary", align=Qt.AlignmentFlag.AlignCenter))
        self._reason = _still(Label(size="small", wrap=True, align=Qt.AlignmentFlag.AlignCenter))
        self._key = _still(Label(key, size="small", tone="soft", align=Qt.AlignmentFlag.AlignCenter))
        self._lay_out(upright=upright)
        if key:
            QShortcut(QKeySequence(key), self, self.click).setAutoRepeat(False)
        self.set_text(text)
        self.set_icon(icon)
        self.set_reason("")

    def text(self) -> str:
        """Return the words on the button."""
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Show ``text``, and name the button by it for those who cannot see it."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon(self, name: str) -> None:
        """Show icon ``name``, or none for an empty name."""
        self._icon_name = name
        self.draw_state()

    def set_reason(self, reason: str) -> None:
        """Disable the button because of ``reason`` and show it; enable the button when ``reason`` is empty."""
        self.setEnabled(not reason)
        self.setToolTip(plain_tooltip(reason))
        self.setAccessibleDescription(reason)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason) and self._has_room_for_a_reason())
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return what the words, the icon and the margins need, at least the smallest target."""
        return self._layout.sizeHint().expandedTo(self._smallest())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return the size below which words would be cut."""
        return self._layout.minimumSize().expandedTo(self._smallest())

    def _lay_out(self, *, upright: bool) -> None:
        space = self.tokens.space
        side = space[5] if self.role == "primary" else space[3]
        direction = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        line = QBoxLayout(direction)
        line.setSpacing(space[1] if upright else space[2])
        line.addStretch(1)
        parts = (self._text, self._icon) if self._icon_name == ONWARD else (self._icon, self._text)
        for part in (*parts, self._key):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignCenter)
        line.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(side, space[1], side, space[1])
        self._layout.setSpacing(0)
        self._layout.addLayout(line)
        self._layout.addWidget(self._reason)
        # Not before it is inside the button: what is shown without a parent is a window, and takes the keyboard.
        self._key.setVisible(bool(self._key.text()))

    def _smallest(self) -> QSize:
        primary = self.role == "primary"
        return QSize(self.tokens.target, self.tokens.primary_height if primary else self.tokens.target)

    def _has_room_for_a_reason(self) -> bool:
        # On the dense desk the reason is in the tooltip; on the kiosk nothing hovers, so it stands in the button.
        return self.tokens.target > 2 * self.tokens.type.body and not self._key.text()

    def draw_state(self) -> None:
        """Draw the icon in the colour of the state."""
        palette = self.tokens.palette
        rest, _ = button_paints(palette)[self.role]
        self._icon.show_icon(self._icon_name, rest.text if self.isEnabled() else palette.disabled_text)


class Choice(Button):
    """A button that stays pressed and then carries a tick, so that colour is never the only sign (rule K18)."""

    def __init__(self, tokens: Tokens, name: str, text: str, *, size: Size = "body") -> None:
        super().__init__(tokens, name, text, role="chip", size=size)
        self.setCheckable(True)
        self.toggled.connect(self._mark)

    def _mark(self, checked: bool) -> None:  # noqa: FBT001  the signal's shape is Qt's
        self.set_icon("check" if checked else "")


def _still(widget: Label) -> Label:
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget
