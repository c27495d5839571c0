"""The kiosk's only window: fills the panel, cannot be closed or left, and shows one screen at a time."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QVBoxLayout, QWidget

from kiosk.conductor import Conductor
from kiosk.idle_panel import IdlePanel
from kiosk.screen import Screen
from shared.ui.theme import apply_theme
from shared.ui.tokens import Look, Panel, Tokens, tokens_for
from shared.ui.translation import Language, install_language
from shared.ui.wedge import WedgeScanner

ROOMS = ("shared", "kiosk", "evaluator")
_SIGNS_OF_LIFE = (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin)


class KioskWindow(QWidget):
    """Builds the screen anew when the conductor moved, and lets it refresh when only facts changed.

    ``painted`` is sent once, after the first frame: what is heavy begins then.
    """

    painted = Signal()

    def __init__(self, conductor: Conductor, *, diagonal_inch: float) -> None:
        super().__init__()
        self.setObjectName("kiosk")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAcceptDrops(False)
        self._conductor = conductor
        self._wedge = WedgeScanner(conductor.clock, self)
        self._wedge.scanned.connect(conductor.scan)
        self._was_painted = False
        self._diagonal_inch = diagonal_inch
        self._screen: Screen | None = None
        self._idle: IdlePanel | None = None
        self._spoken: str | None = None
        self._look: tuple[Look, Panel] | None = None
        self._shelf = QVBoxLayout(self)
        self._shelf.setContentsMargins(0, 0, 0, 0)
        self._shelf.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        conductor.moved.connect(self.build)
        conductor.changed.connect(self._refresh)
        conductor.warning.connect(self._warn)
        conductor.ended.connect(forget_clipboard)
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    @property
    def screen_shown(self) -> Screen | None:
        """The screen of the moment."""
        return self._screen

    def build(self) -> None:
        """Throw the old screen away and draw the session as it stands now."""
        panel = Panel(self.width(), self.height(), self._diagonal_inch)
        settings = self._conductor.session.settings
        look = Look((settings.elder, settings.high_contrast))
        tokens = tokens_for(look, panel)
        self._speak(settings.language)
        if self._look != (look, panel):
            apply_theme(self, tokens)
            self._look = look, panel
        self._replace_screen(tokens, panel)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  the name is Qt's
        """Draw for the new size: millimetres stay millimetres."""
        super().resizeEvent(event)
        self.build()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  the name is Qt's
        """Let the heavy work begin once the first frame is out."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self._wedge.watch(self.windowHandle())
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  the name is Qt's
        """Stay: only the service that started the kiosk ends it, by a signal."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """Work by keys alone: Tab and Shift+Tab go, Return presses, Escape goes back, characters type (rule K52)."""
        typed = event.text().upper()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press_focused()
        elif event.key() == Qt.Key.Key_Escape:
            if not self._conductor.at_rest:
                self._conductor.back()
        elif event.key() == Qt.Key.Key_Backspace:
            self._conductor.delete_key()
        elif len(typed) == 1 and typed.isascii() and typed.isalnum():
            self._conductor.type_key(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  the name is Qt's
        """Notice every sign of life (rule K23)."""
        if event.type() in _SIGNS_OF_LIFE and watched is self.windowHandle():
            self._conductor.touched()
        return False

    def _refresh(self) -> None:
        if self._screen is not None:
            self._screen.refresh()

    def _replace_screen(self, tokens: Tokens, panel: Panel) -> None:
        old, self._screen = self._screen, Screen(self._conductor, tokens, panel)
        if old is not None:
            self._shelf.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shelf.addWidget(self._screen)
        self._screen.show()
        self._shelf.activate()  # at once, so that the first frame of a page is whole
        self._hide_idle()
        self._screen.page.setFocus()

    def _warn(self, seconds: int) -> None:
        if seconds == 0:
            self._hide_idle()
            return
        if self._idle is None and self._look is not None:
            look, panel = self._look
            self._idle = IdlePanel(tokens_for(look, panel), panel)
            self._idle.setParent(self)
            self._idle.going_on.connect(self._conductor.touched)
            self._idle.setGeometry(self.rect())
            self._idle.show()
            self._idle.raise_()
        if self._idle is not None:
            self._idle.show_seconds(seconds)

    def _hide_idle(self) -> None:
        if self._idle is not None:
            self._idle.hide()
            self._idle.deleteLater()
            self._idle = None

    def _press_focused(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isEnabled():
            focused.click()

    def _speak(self, language: str) -> None:
        app = QCoreApplication.instance()
        if app is not None and self._spoken != language:
            install_language(app, Language.EN if language == "en" else Language.ZH_CN, ROOMS)
            self._spoken = language


def forget_clipboard() -> None:
    """Leave nothing of a session in the clipboard (rule K48)."""
    QGuiApplication.clipboard().clear()
