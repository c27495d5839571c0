"""A clerk's hand: it presses keys and looks at the screen, and knows nothing of what is behind it."""

import time
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from counter.desk.actions_panel import ActionButton
from counter.desk.desk_page import DeskPage
from counter.desk.ticket_list import TicketList
from counter.desk.window import DeskWindow
from tests.patience import PATIENCE_S

PASSWORD = "correct horse battery"
LOOK_MS = 5


class Hand:
    """Keys only: what it does, a clerk without a mouse can do (rule C3)."""

    def __init__(self, window: DeskWindow) -> None:
        self.window = window

    def press(self, key: str) -> None:
        """Press a key such as ``F1`` or ``Shift+F8`` where the focus is."""
        combination = QKeySequence(key)[0]
        QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
        focus = self._focus()
        if isinstance(focus, QLineEdit) and not text.isascii():
            focus.insert(text)  # what an input method does once the characters are chosen
        else:
            QTest.keyClicks(focus, text)

    def sign_in(self, login: str = "li", password: str = PASSWORD) -> None:
        """Sign in with the keyboard."""
        self.write(login)
        self.press("Return")
        self.write(password)
        self.press("Return")

    def sit_down(self, counter: str) -> None:
        """Choose a counter with arrows and Enter."""
        self.sees("page.counters")
        self.wait(lambda: self.find("page.counters").focusWidget() is not None)
        for _ in range(20):
            if self._focus().objectName() == f"counters.{counter}":
                break
            self.press("Tab")
        self.press("Return")
        self.sees("page.desk")
        self.wait(lambda: self.text("status.state") != "—")

    def sees(self, name: str, text: str = "") -> None:
        """Wait until something is to be seen and says ``text``."""
        self.wait(lambda: self.visible(name) and text in self.text(name))

    def wait(self, seen: Callable[[], bool]) -> None:
        """Let the window live until ``seen()`` is true."""
        until = time.monotonic() + PATIENCE_S
        while not seen():
            assert time.monotonic() < until, f"not seen in {PATIENCE_S} s; {self.summary()}"
            QTest.qWait(LOOK_MS)

    def summary(self) -> str:
        """Return what the desk says, for a failure's sake."""
        names = ("signin.error", "status.state", "status.ticket", "desk.notice-text", "undo.what")
        return ", ".join(f"{name}: {self.text(name)!r}" for name in names if self.visible(name))

    def visible(self, name: str) -> bool:
        """Tell whether something is to be seen."""
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    def find(self, name: str) -> QWidget:
        """Return what is called ``name`` and can be seen."""
        return next(one for one in self.window.findChildren(QWidget, name) if one.isVisible())

    def text(self, name: str) -> str:
        """Return what something says."""
        says = getattr(self.find(name), "text", None)
        return str(says()) if says else ""

    def enabled(self, action: str) -> bool:
        """Tell whether an action's button can be pressed."""
        return self.find(f"action.{action}").isEnabled()

    def button(self, action: str) -> ActionButton:
        """Return an action's button."""
        return cast("ActionButton", self.find(f"action.{action}"))

    def list_of(self, name: str) -> TicketList:
        """Return a list of tickets."""
        return cast("TicketList", self.find(f"{name}.list"))

    def unlock(self, password: str = PASSWORD) -> None:
        """Type the password on the lock page."""
        self.wait(lambda: self.focus_name() == "lock.password")
        self.write(password)
        self.press("Return")

    def focus_name(self) -> str:
        """Return the name of what has the keyboard."""
        return self._focus().objectName()

    def page(self) -> DeskPage:
        """Return the desk."""
        return cast("DeskPage", self.find("page.desk"))

    def chosen(self, name: str) -> str | None:
        """Return the number chosen in a list."""
        row = self.list_of(name).chosen_row()
        return None if row is None else row.number

    def numbers(self, name: str) -> list[str]:
        """Return the numbers in a list, in order."""
        return [row.split("，")[0] for row in self.spoken(name)]

    def spoken(self, name: str) -> list[str]:
        """Return the rows of a list as a screen reader says them."""
        model = self.list_of(name).model()
        return [str(model.index(at, 0).data(Qt.ItemDataRole.DisplayRole)) for at in range(model.rowCount())]

    def _focus(self) -> QWidget:
        # A key belongs to the active window; the windows of a test share one display, so this one asks for it first.
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            QTest.qWaitForWindowActive(self.window)
        return self.window.focusWidget() or self.window
