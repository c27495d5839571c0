"""What a play can do to a window, each act as honest as a finger: nothing hidden, covered or disabled can be pressed.

Every act takes the top window and the request and returns what to answer, or raises ``StageRefusal``.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Request = dict[str, Any]
Answer = dict[str, Any]

MODIFIERS = {
    "ctrl": Qt.KeyboardModifier.ControlModifier,
    "shift": Qt.KeyboardModifier.ShiftModifier,
    "alt": Qt.KeyboardModifier.AltModifier,
}


class StageRefusal(Exception):
    """The window cannot do this, and the text says why."""


def click(window: QWidget, request: Request) -> Answer:
    """Press and release the middle of a widget that can be seen and is enabled."""
    widget = _visible(window, request["name"])
    if not widget.isEnabled():
        raise StageRefusal(f"{request['name']} is disabled: {widget.accessibleDescription() or 'no reason given'}")
    middle = widget.rect().center()
    top = widget.window()
    struck = top.childAt(widget.mapTo(top, middle))
    if struck is not widget and (struck is None or not widget.isAncestorOf(struck)):
        raise StageRefusal(f"{request['name']} is covered by {struck.objectName() if struck else 'nothing visible'}")
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    return {}


def key(window: QWidget, request: Request) -> Answer:
    """Press and release one key where the keyboard's focus is."""
    pressed = getattr(Qt.Key, f"Key_{request['key']}", None)
    if pressed is None:
        raise StageRefusal(f"there is no key {request['key']}")
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in request.get("modifiers", []):
        modifiers |= MODIFIERS[name]
    QTest.keyClick(_focus(window), pressed, modifiers)
    return {}


def type_text(window: QWidget, request: Request) -> Answer:
    """Type a text where the keyboard's focus is, character by character; what no key has comes by input method."""
    for character in request["text"]:
        focus = _focus(window)
        if character.isascii():
            QTest.keyClicks(focus, character)
        else:
            composed = QInputMethodEvent()
            composed.setCommitString(character)
            QApplication.sendEvent(focus, composed)
    return {}


def text(window: QWidget, request: Request) -> Answer:
    """Return what a visible widget says."""
    return {"text": said_by(_visible(window, request["name"]))}


def shot(window: QWidget, request: Request) -> Answer:
    """Save what is to be seen as PNG."""
    if not window.grab().save(request["path"], "PNG"):
        raise StageRefusal(f"the picture {request['path']} could not be written")
    return {}


def resize(window: QWidget, request: Request) -> Answer:
    """Give the window a size in pixels; answer the size it took."""
    window.resize(request["width"], request["height"])
    return {"width": window.width(), "height": window.height()}


def names(window: QWidget, _request: Request) -> Answer:
    """Return the names of all that is visible and enabled."""
    return {"names": visible_names(window)}


ACTS: dict[str, Callable[[QWidget, Request], Answer]] = {
    "click": click,
    "key": key,
    "type": type_text,
    "text": text,
    "shot": shot,
    "resize": resize,
    "names": names,
}


def seen(window: QWidget, request: Request) -> Answer | None:
    """Return the answer to ``wait`` when what it waits for is there, else None."""
    for widget in _called(window, request["name"]):
        words = said_by(widget)
        in_state = request.get("enabled") in (None, widget.isEnabled())
        if in_state and request.get("text", "") in words:
            return {"text": words}
    return None


def visible_names(window: QWidget) -> list[str]:
    """Return the sorted object names of all visible, enabled widgets of ``window``."""
    widgets = [widget for widget in window.findChildren(QWidget) if widget.isVisible() and widget.isEnabled()]
    return sorted({name for widget in widgets if (name := widget.objectName()) and not name.startswith("qt_")})


def said_by(widget: QWidget) -> str:
    """Return the words of ``widget``: its text, or the name by which a screen reader calls it."""
    says = getattr(widget, "text", None) or getattr(widget, "toPlainText", None)
    return str(says() if says else widget.accessibleName())


def _called(window: QWidget, name: str) -> list[QWidget]:
    found = [*window.findChildren(QWidget, name), *([window] if window.objectName() == name else [])]
    return [widget for widget in found if widget.isVisible()]


def _visible(window: QWidget, name: str) -> QWidget:
    found = _called(window, name)
    if not found:
        raise StageRefusal(f"{name} is not visible; visible are {visible_names(window)}")
    return found[0]


def _focus(window: QWidget) -> QWidget:
    # A key belongs to the active window; several programs share one offscreen display, so ours asks for it first.
    if not window.isActiveWindow():
        window.activateWindow()
        QApplication.processEvents()
    return window.focusWidget() or window
