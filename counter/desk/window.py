"""The clerk's window: its four pages and the way between them."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from counter.desk.control import DeskControl
from counter.desk.counters_page import CountersPage
from counter.desk.desk_page import DeskPage
from counter.desk.device_watch import DeviceWatch
from counter.desk.guide.beside import GuideBeside
from counter.desk.hall_devices_page import HallDevicesPage
from counter.desk.idle import IdleWatch
from counter.desk.keys import Action
from counter.desk.lock_page import LockPage
from counter.desk.names import PlanNames
from counter.desk.scanned_codes import ScannedCodes
from counter.desk.sentences import sentence_of
from counter.desk.signin_page import SignInPage
from counter.desk.signing_in import SigningIn
from devices.ports import CodeScanner, OnStatus
from shared.clock import Clock
from shared.domain.plan import HallPlan
from shared.domain.refused import Refused
from shared.errors import KnownError
from shared.hall.counters import CounterList, CounterNow, OpenCounter
from shared.hall.staff import SignedIn
from shared.link import Hall
from shared.ui.background import marshal, run
from shared.ui.line_watch import LineWatch
from shared.ui.live import LiveView
from shared.ui.theme import apply_theme
from shared.ui.tokens import Tokens
from shared.ui.wedge import WedgeScanner


@dataclass(frozen=True)
class DeskSetup:
    """How one desk is set: its look, its keys, when it locks, and the counter it belongs to."""

    tokens: Tokens
    keys: Mapping[Action, str]
    english: bool = False
    lock_after_ms: int = 300_000
    counter: str | None = None


class DeskWindow(QMainWindow):
    """Sign in, choose a counter, work, lock; each page asks, and the window leads on."""

    def __init__(self, hall: Hall, clock: Clock, setup: DeskSetup) -> None:
        super().__init__()
        self._hall, self._setup, self._clock = hall, setup, clock
        self._live = LiveView(hall, clock, self)
        self._signing = SigningIn(hall, self)
        self._devices = DeviceWatch(hall, self)
        self._centre = LineWatch(hall, self)
        self._names: PlanNames | None = None
        self._control: DeskControl | None = None
        self._counters: CountersPage | None = None
        self._desk: DeskPage | None = None
        self._pages = QStackedWidget()
        self._pages.setProperty("role", "page")
        self.signin = SignInPage(setup.tokens)
        self.lock = LockPage(setup.tokens)
        self._pages.addWidget(self.signin)
        self._pages.addWidget(self.lock)
        self.setCentralWidget(self._pages)
        self.setWindowTitle(QCoreApplication.translate("desk-page", "OneHall counter desk"))
        self.signin.entered.connect(self._sign_in)
        self.lock.entered.connect(self._unlock)
        self.lock.left.connect(self._sign_out)
        hall.on_change(marshal(self, self._look_at_counters))
        self._idle = IdleWatch(setup.lock_after_ms, self)
        self._idle.idle.connect(self.draw_curtain)
        self._codes = ScannedCodes(hall, self)
        self._wedge = WedgeScanner(clock, self)
        self._wedge.scanned.connect(self._codes.take)
        self._scanner: CodeScanner | None = None
        self._pages.currentChanged.connect(self._heed_scanner)
        apply_theme(self, setup.tokens)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  the name is Qt's
        """Ask nothing any more."""
        self._live.rest()
        super().closeEvent(event)

    def plug_in(self, scanner: CodeScanner, on_status: OnStatus) -> None:
        """Take codes from a scanner on a line as well; it is closed by whoever made it."""
        self._scanner = scanner
        scanner.start(marshal(self, self._take_code), on_status)
        self._heed_scanner()

    def draw_curtain(self) -> None:
        """Lock the desk; without anybody signed in there is nothing to lock."""
        if self._signing.who is None or self._pages.currentWidget() is self.lock:
            return
        desk = self._control.desk if self._control else None
        number = desk.current.ticket.number if desk and desk.current else ""
        self.lock.draw(self._signing.who.name, number)
        self._pages.setCurrentWidget(self.lock)

    def _heed_scanner(self) -> None:
        """Tell a scanner from typing only at the desk: a password may come from a key that types it as fast."""
        self._wedge.rest()
        if self._at_desk:
            self._wedge.watch(self.windowHandle())
        if self._scanner is not None:
            self._scanner.listen(on=self._at_desk)

    @property
    def _at_desk(self) -> bool:
        return self._desk is not None and self._pages.currentWidget() is self._desk

    def _take_code(self, code: str) -> None:
        """Take what a scanner on a line read; before another page it reads for nobody."""
        if self._at_desk:
            self._idle.touched()
            self._codes.take(code)

    def _sign_in(self) -> None:
        self.signin.begin()
        login, password = self.signin.login.value(), self.signin.password.value()
        self._signing.sign_in(login, password, self._signed_in, lambda error: self.signin.end(_said(error)))

    def _signed_in(self, result: tuple[SignedIn, HallPlan]) -> None:
        plan = result[1]
        self.signin.end()
        self._names = PlanNames(plan, self._setup.english)
        if self._setup.counter is not None:
            self._sit_down(self._setup.counter)
        else:
            self._choose_counter()

    def _choose_counter(self, sentence: str = "") -> None:
        names, who = self._names, self._signing.who
        if names is None or who is None:
            return
        self._counters = CountersPage(self._setup.tokens, names, who.name)
        self._counters.chosen.connect(self._sit_down)
        self._counters.left.connect(self._sign_out)
        self._show_in_place(self._counters)
        if sentence:
            self._counters.notice.say("attention", sentence)
        self._look_at_counters()

    def _look_at_counters(self) -> None:
        page = self._counters
        if page is not None:
            run(page, lambda: self._hall.ask(CounterList()), page.show_counters, self._counters_unseen)

    def _counters_unseen(self, error: Exception) -> None:
        sentence = _said(error)
        if self._counters is not None:
            self._counters.notice.say("trouble", sentence)

    def _sit_down(self, counter: str) -> None:
        def work() -> CounterNow:
            return self._hall.do(OpenCounter(counter=counter))

        run(self, work, lambda _: self._open_desk(counter), lambda error: self._choose_counter(_said(error)))

    def _open_desk(self, counter: str) -> None:
        names, who = self._names, self._signing.who
        if names is None or who is None:
            return
        self._control = DeskControl(self._hall, self._live, names.plan, counter, self)
        self._control.closed.connect(self._leave_desk)
        self._control.session_ended.connect(self.draw_curtain)
        guide = GuideBeside(self._setup.tokens, names, self._hall, counter)
        self._desk = DeskPage(
            self._setup.tokens, names, self._control, self._live, keys=self._setup.keys, guide=guide, clerk=who.name
        )
        self._control.setParent(self._desk)
        self._desk.locked.connect(self.draw_curtain)
        self._codes.found.connect(self._desk.bring_up)
        self._codes.failed.connect(self._desk.say_failure)
        self._codes.sheet.connect(guide.open_sheet)
        self._codes.useless.connect(self._desk.say_useless)
        self._devices.changed.connect(self._desk.show_devices)
        self._centre.changed.connect(self._desk.status.show_centre)
        self._centre.look()
        self._desk.questions.devices.whole_hall.connect(self._show_hall_devices)
        self._devices.watch(counter)
        self._show_in_place(self._desk)

    def _show_hall_devices(self) -> None:
        page = HallDevicesPage(self._setup.tokens, self._hall, self._clock)
        page.left.connect(self._back_to_desk)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus()

    def _back_to_desk(self) -> None:
        if self._desk is not None:
            self._pages.setCurrentWidget(self._desk)
            self._desk.setFocus()

    def _leave_desk(self) -> None:
        self._live.rest()
        self._devices.rest()
        self._choose_counter()

    def _unlock(self) -> None:
        self.lock.begin()
        password = self.lock.password.value()
        self._signing.sign_in(self._signing.login, password, self._unlocked, lambda error: self.lock.end(_said(error)))

    def _unlocked(self, _result: tuple[SignedIn, HallPlan]) -> None:
        self.lock.end()
        back = self._desk or self._counters
        if back is not None:
            self._pages.setCurrentWidget(back)
            self._live.renew()

    def _sign_out(self) -> None:
        self._live.rest()
        self._devices.rest()
        self._signing.sign_out(self._at_the_door, lambda error: self._at_the_door(_said(error)))

    def _at_the_door(self, sentence: str = "") -> None:
        self._drop_places()
        self.signin.login.clear()
        self.signin.end(sentence)
        self._pages.setCurrentWidget(self.signin)

    def _show_in_place(self, page: QWidget) -> None:
        """Show a page in place of the desk or the list of counters that was there before."""
        keep = {"_counters": self._counters, "_desk": self._desk}
        for name, old in keep.items():
            if old is not None and old is not page:
                self._pages.removeWidget(old)
                old.deleteLater()
                setattr(self, name, None)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus()

    def _drop_places(self) -> None:
        for page in (self._counters, self._desk):
            if page is not None:
                self._pages.removeWidget(page)
                page.deleteLater()
        self._counters = self._desk = self._control = None


def _said(error: Exception) -> str:
    """Return the sentence for what the world did; what we did wrong is raised."""
    if isinstance(error, Refused | KnownError):
        return sentence_of(error)
    raise error
