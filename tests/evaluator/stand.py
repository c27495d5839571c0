"""An evaluator under a test's hands: a finger that taps, an eye that looks, and time that passes when told."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.evaluator.conversation import Conversation
from kiosk.evaluator.window import EvaluatorWindow
from shared.clock import ManualClock
from shared.domain.ratings import Grade
from shared.hall.places import JournalEntry
from shared.hall.tickets import Holder, Ticket
from shared.link import Hall
from shared.ui.tokens import Look, Panel
from tests.hall.people import Clerk, issue, journal

COUNTER = "7"
SMALL = Panel(1024, 600, 10.1)


class Stand:
    """The window over a conversation."""

    def __init__(
        self,
        qtbot: QtBot,
        hall: Hall,
        clock: ManualClock,
        *,
        look: Look = Look.STANDARD,
        panel: Panel = SMALL,
        counter: str = COUNTER,
    ) -> None:
        self._qtbot, self._clock = qtbot, clock
        self.talk = Conversation(hall, clock, counter, "evaluator-7", has_screen=True)
        self.window = EvaluatorWindow(self.talk, look, panel, counter)
        qtbot.addWidget(self.window)
        self.window.resize(panel.width_px, panel.height_px)
        self.window.show()

    def until(self, seen: Callable[[], bool]) -> None:
        """Let the window live until ``seen()``."""
        self._qtbot.waitUntil(seen)

    def find(self, name: str) -> QWidget | None:
        """Return the visible widget of that name."""
        return next((one for one in self.window.findChildren(QWidget, name) if one.isVisible()), None)

    def text(self, name: str) -> str:
        """Return what a visible widget says, nothing where there is none."""
        widget = self.find(name)
        says = getattr(widget, "text", None)
        return "" if widget is None else str(says() if says else widget.accessibleName())

    def sees(self, name: str, text: str = "") -> None:
        """Wait until something is to be seen and says ``text``."""
        self.until(lambda: self.find(name) is not None and text in self.text(name))

    def says(self, text: str) -> None:
        """Wait until the sign says ``text``."""
        self.sees("evaluator.sentence", text)

    def tap(self, name: str) -> None:
        """Tap a button that can be seen."""
        widget = self.find(name)
        assert widget is not None, name
        assert widget.isEnabled(), name
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def rate(self, grade: Grade) -> None:
        """Wait for the faces and tap one."""
        self.sees("page.rating")
        self.tap(f"rating.{grade.value}")

    def pass_time(self, seconds: float) -> None:
        """Let time pass in ticks of half a second."""
        for _ in range(int(seconds * 2)):
            self._clock.advance(timedelta(seconds=0.5))
            self.talk.tick()


def serve(hall: Hall, clerk: Clerk) -> Ticket:
    """Let somebody come and be served."""
    issue(hall, "property", holder=Holder("司马青衫", "11010519491231002X"))
    return clerk.serve_next()


def ratings(hall: Hall) -> list[JournalEntry]:
    """Return the journal's lines about ratings."""
    return [line for line in journal(hall) if line.kind.startswith("visit.")]
