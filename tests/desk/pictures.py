"""Pictures of every state of the desk, for the eye: ``python -m tests.desk.pictures --out DIR``."""

import tempfile
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from counter.desk.keys import STANDARD_KEYS
from counter.desk.window import DeskSetup, DeskWindow
from shared.clock import ManualClock
from shared.hall.staff import AddStaff
from shared.hall.sync import FeedItem, JoinCentre, Outbox, RecordAck, SealJournal, TakeFeed
from shared.hall.tickets import Holder, IssueTicket
from shared.link import Hall, open_hall
from shared.security.role import Role
from shared.sync.catalogue import EDITION, TOPIC
from shared.ui.tokens import Look, desk_tokens
from shared.ui.translation import Language
from tests.desk.hand import PASSWORD, Hand
from tests.desk.lossy import LossyLine
from tests.hall.sample_hall import FRIDAY_MORNING
from tests.kiosk.sample import with_sample_plan
from tests.ui.pictures import arguments, draw, open_studio

SIZES = ((1366, 768), (1920, 1080))
LOOKS = (Look.STANDARD, Look.ELDER, Look.HIGH_CONTRAST)
_SETTLES_S = 0.05
"""A layout takes a few turns of the loop when a button has more to say."""

PEOPLE = (
    ("social", "张三丰", "110101194903070014", "elder"),
    ("advice", None, None, None),
    ("social", "欧阳慧", "110101198505050016", None),
    ("advice", None, None, None),
    ("social", "李雷", "110101199003070011", "disabled"),
    ("advice", None, None, None),
    ("social", "司马青衫", "110101197503070019", None),
    ("advice", None, None, None),
    ("advice", None, None, None),
)


class Session:
    """One desk in one look and size, whose states are drawn one after the other."""

    def __init__(self, folder: Path, look: Look, size: tuple[int, int], english: bool) -> None:  # noqa: FBT001
        self._folder, self._look, self._size, self._english = folder, look, size, english
        self._clock = ManualClock(FRIDAY_MORNING)
        self._room = tempfile.TemporaryDirectory()
        self.url = f"sqlite:///{self._room.name}/hall.db"

    def play(self) -> None:
        """Draw everything."""
        with open_hall(self.url, clock=self._clock) as admin:
            with_sample_plan(admin)
            admin.do(AddStaff(login="li", name="李静", password=PASSWORD))
            admin.do(JoinCentre(hall="binjiang", centre_key="0" * 64))
            admin.do(SealJournal())
            admin.do(RecordAck(acknowledged={1: len(admin.ask(Outbox()).lines)}))
            with LossyLine(open_hall(self.url, clock=self._clock, role=Role.DESK)) as line:
                self._line, self._admin = line, admin
                self._play(admin)
        self._room.cleanup()

    def _play(self, admin: Hall) -> None:
        setup = DeskSetup(tokens=desk_tokens(self._look, self._size[1]), keys=STANDARD_KEYS, english=self._english)
        window = DeskWindow(self._line, self._clock, setup)
        window.resize(*self._size)
        window.show()
        window.activateWindow()
        self._window, hand = window, Hand(window)
        hand.wait(lambda: QApplication.focusWidget() is not None)
        self.shot("signin")
        hand.sign_in(password="wrong wrong wrong")
        hand.wait(lambda: bool(hand.text("signin.error")))
        self.shot("signin-wrong")
        hand.write(PASSWORD)
        hand.press("Return")
        hand.sees("page.counters")
        hand.wait(lambda: hand.find("page.counters").focusWidget() is not None)
        self.play_at(hand, admin)
        window.close()

    def play_at(self, hand: Hand, admin: Hall) -> None:
        """Draw what happens from the list of counters on."""
        self.shot("counters")
        hand.sit_down("1")
        self.shot("empty")
        self._fill(admin)
        hand.wait(lambda: len(hand.numbers("waiting")) == len(PEOPLE))
        self.shot("idle")
        self._serve(hand)

    def shot(self, name: str) -> None:
        """Draw the window as it is now."""
        file = self._folder / f"{self._size[1]}-{self._look.name.lower()}-{name}.png"
        draw(self._window, file, self._size, after=_SETTLES_S)

    def _serve(self, hand: Hand) -> None:
        scenes = (
            self._first,
            self._held,
            self._second,
            self._lock,
            self._lists,
            self._pause,
            self._refused,
            self._away,
        )
        for scene in scenes:
            scene(hand)

    def _first(self, hand: Hand) -> None:
        hand.press("F1")
        hand.wait(lambda: hand.enabled("begin"))
        self.shot("called")
        hand.press("F1")
        self.shot("called-refused")
        hand.press("F5")
        hand.wait(lambda: hand.enabled("finish"))
        self._pass(hand, minutes=3)
        self.shot("serving")

    def _held(self, hand: Hand) -> None:
        hand.press("F4")
        hand.sees("hold.confirm")
        hand.press("Down")
        self.shot("hold")
        while hand.focus_name() != "hold.minutes":
            hand.press("Tab")
        hand.press("Down")
        hand.press("Return")
        hand.sees("action.undo")
        self.shot("undo")
        self._pass(hand, minutes=1)

    def _second(self, hand: Hand) -> None:
        self._call_and_miss(hand)
        hand.press("F1")
        hand.wait(lambda: hand.enabled("begin"))
        hand.press("F5")
        hand.wait(lambda: hand.enabled("transfer"))
        self._pass(hand, minutes=7)
        self.shot("near")
        hand.press("F6")
        hand.sees("transfer.confirm")
        self.shot("transfer")
        hand.write("b")
        self.shot("transfer-b")
        hand.press("Escape")
        self._pass(hand, minutes=6)
        self.shot("over")

    def _lock(self, hand: Hand) -> None:
        hand.press("F12")
        hand.sees("page.lock")
        self.shot("lock")
        hand.unlock()
        hand.sees("page.desk")
        hand.press("F7")
        hand.wait(lambda: hand.enabled("call_next"))

    def _lists(self, hand: Hand) -> None:
        hand.press("F8")
        hand.press("Down")
        hand.press("Return")
        hand.sees("pick.confirm")
        self.shot("pick")
        hand.press("Escape")
        hand.press("Shift+F8")
        hand.sees("cancel.confirm")
        self.shot("cancel")
        hand.press("Escape")

    def _pause(self, hand: Hand) -> None:
        hand.press("F10")
        hand.sees("pause.panel")
        self.shot("pause")
        hand.press("4")
        hand.sees("desk.state", "·")
        self.shot("paused")
        hand.press("F10")
        hand.wait(lambda: hand.enabled("call_next"))

    def _refused(self, hand: Hand) -> None:
        row = FeedItem(topic=TOPIC, id=EDITION, rev=1, body='{"pages": 7}')
        self._admin.do(TakeFeed(topics=(TOPIC,), cursor="1", rows=(row,)))
        hand.sees("status.centre.pill.more")
        hand.press("F1")
        hand.wait(lambda: hand.enabled("begin"))
        self.shot("centre-trouble")

    def _away(self, hand: Hand) -> None:
        self._line.set_cut(cut=True)
        hand.sees("desk.notice")
        hand.wait(lambda: hand.find("status.online").width() > 100)
        self.shot("offline")

    def _call_and_miss(self, hand: Hand) -> None:
        hand.press("F1")
        hand.wait(lambda: hand.enabled("no_show"))
        hand.press("F3")
        hand.wait(lambda: hand.enabled("call_next"))

    def _pass(self, hand: Hand, minutes: int) -> None:
        self._clock.advance(timedelta(minutes=minutes))
        self._window._live.renew()
        hand.wait(lambda: not self._window._live._asking)

    def _fill(self, admin: Hall) -> None:
        for queue, name, number, priority in PEOPLE:
            holder = Holder(name, number) if name and number else None
            admin.do(IssueTicket(queue=queue, holder=holder, priority=priority))
            self._clock.advance(timedelta(minutes=2))


def play_as_asked(about: str | None, session: type[Session]) -> None:
    """Play one session in every look and size asked for on the command line."""
    parser = arguments(about)
    parser.add_argument("--look", choices=[look.name.lower() for look in LOOKS])
    parser.add_argument("--height", type=int)
    parser.add_argument("--english", action="store_true")
    asked = parser.parse_args()
    open_studio(asked.out, "shared", "desk", language=Language.EN if asked.english else Language.ZH_CN)
    for look in LOOKS:
        for size in SIZES:
            if asked.look in (None, look.name.lower()) and asked.height in (None, size[1]):
                session(asked.out, look, size, asked.english).play()


def main() -> None:
    """Draw the looks and sizes asked for."""
    play_as_asked(__doc__, Session)


if __name__ == "__main__":
    main()
