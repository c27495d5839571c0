"""A kiosk under a test's hands: taps like a finger, looks like an eye, and lets time pass without waiting."""

from collections.abc import Callable
from datetime import timedelta
from types import TracebackType
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from devices.ports import CardRead, DeviceKind, DeviceState, DeviceStatus
from kiosk.conductor import Conductor
from kiosk.devices import Drivers, KioskDevices
from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.reception import Reception
from kiosk.errands.ticket import TicketErrand
from kiosk.hall_access import HallAccess
from kiosk.session import Settings
from kiosk.window import KioskWindow
from shared.clock import ManualClock
from shared.domain.credentials import CredentialVerifier, OfflineVerifier
from shared.link import Hall
from shared.ui.widgets.busy import Busy
from tests.kiosk.sample import card_of

RETRY_MS = 20


class Stand:
    """The kiosk's parts put together as in ``kiosk.app``, with a clock that a test moves."""

    def __init__(
        self,
        qtbot: QtBot,
        hall: Hall,
        clock: ManualClock,
        *,
        size: tuple[int, int] = (1080, 1920),
        inch: float = 21.5,
        settings: Settings | None = None,
        verifier: CredentialVerifier | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.clock = clock
        self.access = HallAccess(lambda: hall, retry_ms=RETRY_MS)
        self.devices = KioskDevices()
        self.conductor = Conductor(
            self.access,
            self.devices,
            clock,
            settings=settings or Settings(),
            help_counter="1",
            verifier=verifier or OfflineVerifier(),
        )
        self.window = KioskWindow(self.conductor, diagonal_inch=inch)
        self.window.resize(*size)
        self.taps = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.devices.close()
        self.window.hide()
        self.window.deleteLater()
        self.conductor.deleteLater()
        self.access.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # nothing of it outlives the test

    def open(self, drivers: Drivers | None = None) -> None:
        """Show the kiosk and wait until it knows the hall."""
        self.window.show()
        self.access.open()
        self.until(lambda: self.access.serving and bool(self.access.queues))
        self.devices.start(drivers or Drivers())

    def until(self, condition: Callable[[], bool]) -> None:
        """Run Qt's events until ``condition`` holds, with the suite's patience."""
        self.qtbot.waitUntil(condition)

    def settle(self) -> None:
        """Let the page stand as it does for somebody who looks at it: what runs is said, the layout has settled."""
        for busy in self.window.findChildren(Busy):
            if busy._patience.isActive():
                busy.show()
        for _ in range(8):  # level by level, because texts wrap
            QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def page(self) -> str:
        """The object name of the page on the screen."""
        screen = self.window.screen_shown
        assert screen is not None
        return screen.page.objectName()

    @property
    def ticket(self) -> TicketErrand:
        """The errand of someone who takes a number."""
        assert isinstance(self.conductor.errand, TicketErrand)
        return self.conductor.errand

    @property
    def guide(self) -> GuideErrand:
        """The errand of someone who looks for what they need."""
        assert isinstance(self.conductor.errand, GuideErrand)
        return self.conductor.errand

    def start(self) -> None:
        """Begin as the first touch does."""
        assert isinstance(self.conductor.errand, Reception)
        self.conductor.errand.start()

    def begin_ticket(self) -> None:
        """Go to the choice of business, as two touches do."""
        self.start()
        self.conductor.take_up(TicketErrand(self.conductor))

    def tap_to_business(self) -> None:
        """Touch the way from the resting page to the choice of business."""
        self.tap("attract.start")
        self.tap("home.ticket")

    @property
    def answered(self) -> bool:
        """Whether the place in the guide has every answer it asked for."""
        errand = self.conductor.errand
        return not isinstance(errand, GuideErrand) or not errand.place.waits

    def find(self, name: str) -> QWidget | None:
        """Return the visible widget of that name."""
        found = [widget for widget in self.window.findChildren(QWidget, name) if widget.isVisible()]
        return found[0] if found else None

    def widget(self, name: str) -> QWidget:
        """Return the visible widget of that name; it must be there."""
        found = self.find(name)
        assert found is not None, f"{name} is not on {self.page}: {self.names()}"
        return found

    def text(self, name: str) -> str:
        """Return what a visible widget says."""
        widget = self.widget(name)
        says = getattr(widget, "text", None)
        return str(says() if says else widget.accessibleName())

    def names(self) -> list[str]:
        """Return the names of what can be pressed."""
        return [b.objectName() for b in self.buttons() if b.isEnabled()]

    def buttons(self) -> list[QAbstractButton]:
        """Return the buttons that are seen."""
        return [b for b in self.window.findChildren(QAbstractButton) if b.isVisible()]

    def tap(self, name: str) -> None:
        """Tap the middle of a visible, enabled button, as a finger does."""
        button = self.widget(name)
        assert button.isEnabled(), f"{name} is disabled"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.taps += 1

    def key(self, key: Qt.Key) -> None:
        """Press a key of a keyboard."""
        QTest.keyClick(self.window.focusWidget() or self.window, key)

    def tap_in_list(self, listed: str, name: str) -> None:
        """Tap a choice of the list ``listed``, turning its pages until it is there."""
        while self.find(name) is None:
            self.tap(f"{listed}-later")
        self.tap(name)

    def lay_card(self, **person: object) -> None:
        """Send the event of a driver that has read a card."""
        self.devices.card.emit(CardRead(card_of(**person)))

    def reader_is(self, state: DeviceState) -> None:
        """Send what a driver of the card reader says of itself."""
        self.devices.reader = DeviceStatus(DeviceKind.ID_CARD, "reader", state, frozenset(), 0.0)
        self.conductor.changed.emit()

    def pass_time(self, seconds: float) -> None:
        """Let time pass in ticks of a second."""
        for _ in range(int(seconds)):
            self.clock.advance(timedelta(seconds=1))
            self.conductor.tick()

    def all_text(self) -> str:
        """Return everything the window says or is called, joined."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        parts = [self.window.windowTitle()]
        for widget in [self.window, *self.window.findChildren(QWidget)]:
            says = getattr(widget, "text", None)
            parts += [widget.objectName(), widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            parts.append(str(says()) if callable(says) else "")
        return "\n".join(parts)
