"""The resting page: what this machine does, where to touch, and how many wait now (rules K29, K30, K32)."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiosk.announced import Announced
from kiosk.errands.reception import Reception
from kiosk.naming import name_of
from kiosk.notices import notices
from kiosk.pages.page import KioskPage
from shared.domain.plan import HallPlan
from shared.ui.shut_hall import ShutWords, shut_hall, shut_words
from shared.ui.theme import button_paints
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.banner import Banner
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label
from shared.ui.widgets.line_light import LineLight
from shared.ui.widgets.picture import Picture

_MOST_FIGURES, _MOST_FIGURES_BESIDE_LARGE = 8, 6
_MOST_NOTICES = 3
_SIGN_MM = (130, 44)


class AttractPage(KioskPage):
    """The whole page is one button; nothing on it knows a person."""

    def __init__(self, errand: Reception, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._plan: HallPlan | None = None
        self._start = _WholePage("attract.start")
        self._start.setAccessibleName(QCoreApplication.translate("attract", "Touch to start"))
        self._start.clicked.connect(errand.start)
        self._hall = Label(size="title", wrap=True, align=_CENTRE, name="attract.hall")
        self._banners = [Banner(tokens, f"attract.notice-{n}") for n in range(_MOST_NOTICES)]
        self._little_height = tokens.look.elder and not self.portrait
        most = _MOST_FIGURES_BESIDE_LARGE if self._little_height else _MOST_FIGURES
        self._figures = _Figures(tokens, columns=2 if self.portrait else 1, most=most)
        self._card_hint = _CardHint(tokens)
        self._shut = _ShutSign(tokens)
        still = QCoreApplication.translate("attract", "The guide to all business is open now")
        self._still = Label(still, size="heading", tone="soft", align=_CENTRE, wrap=True)
        self._announced = Announced(tokens, "attract.announced")
        self._loading = Label(size="body", tone="soft", align=_CENTRE, wrap=True)
        what = QCoreApplication.translate("attract", "Take your number here")
        self._invitation = Label(what, size="heading", tone="soft", align=_CENTRE, wrap=True)
        self._centre = LineLight(tokens, "attract.centre")
        self._lay_out()
        self.body.addWidget(self._start, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show what works, and the newest figures."""
        plan = self.hall.plan
        if plan is not None:
            self._hall.setText(name_of(plan, self.language))
            self._figures.show_plan(plan, self.language)
        waiting = {queue: now.waiting for queue, now in self.hall.queues.items()}
        fresh = self.hall.serving
        self._figures.show_waiting(waiting if fresh else {})
        self._figures.setVisible(plan is not None)
        self._loading.setText(QCoreApplication.translate("attract", "Starting, one moment please."))
        self._loading.setVisible(plan is None and self.hall.trouble is None)
        if plan is not None and self.hall.centre is not None:
            self._centre.show_line(self.hall.centre, plan.zone_info)
        self._show_shut()
        self._show_notices()

    def _show_shut(self) -> None:
        plan, closing = self.hall.plan, shut_hall(self.hall.queues.values())
        is_shut = plan is not None and closing is not None and self.hall.serving
        if plan is not None and closing is not None:
            self._shut.say(shut_words(closing, plan.zone_info, self.conductor.clock.now()))
        self._shut.setVisible(is_shut)
        self._still.setVisible(is_shut)
        for invitation in (self._invitation, self._card_hint):
            invitation.setVisible(not is_shut)

    def _show_notices(self) -> None:
        """Show what does not work and what is announced; large type on a lying panel has no room for both."""
        found = notices(self.conductor)[:_MOST_NOTICES]
        for banner in self._banners[len(found) :]:
            banner.withdraw()
        for banner, notice in zip(self._banners, found, strict=False):
            banner.say(notice.kind, notice.text)
        give_way = bool(found) and self._little_height
        self._announced.show_those([] if give_way else self.hall.announcements, self.language)

    def _lay_out(self) -> None:
        space = self.tokens.space
        column = QVBoxLayout(self._start)
        column.setContentsMargins(space[4], space[4], space[4], space[4])
        column.setSpacing(space[3])
        inside = self.beside_or_below()
        inside.addLayout(self._welcome(), 3)
        inside.addWidget(self._figures, 0 if self.portrait else 2, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(inside, 1)
        column.addWidget(self._announced)
        for banner in self._banners:
            column.addWidget(banner)
        column.addWidget(self._centre, 0, Qt.AlignmentFlag.AlignRight)
        for child in self._start.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _welcome(self) -> QVBoxLayout:
        space = self.tokens.space
        column = QVBoxLayout()
        column.setSpacing(space[4])
        column.addStretch(1)
        column.addWidget(self._hall)
        column.addWidget(self._invitation)
        column.addWidget(self._shut)
        column.addSpacing(space[5])
        column.addWidget(_StartSign(self.tokens, self.panel), 0, _CENTRE)
        column.addSpacing(space[3])
        column.addWidget(self._card_hint)
        column.addWidget(self._still)
        column.addWidget(self._loading)
        column.addStretch(1)
        return column


class _WholePage(QPushButton):
    """A button as large as the page: it takes the room it gets and paints no edge of its own."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "plain")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  the name is Qt's
        """Return what is inside needs."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()


class _StartSign(QFrame):
    """The deep blue sign that says where it begins; the page around it listens just the same."""

    def __init__(self, tokens: Tokens, panel: Panel) -> None:
        super().__init__()
        self.setMinimumSize(panel.mm(_SIGN_MM[0]), panel.mm(_SIGN_MM[1]))
        paint, _ = button_paints(tokens.palette)["primary"]
        self.setObjectName("attract.sign")
        self.setStyleSheet(f"#attract\\.sign {{ background-color: {paint.fill}; border-radius: {tokens.radius}px; }}")
        line = QHBoxLayout(self)
        line.setContentsMargins(tokens.space[6], tokens.space[5], tokens.space[6], tokens.space[5])
        words = QCoreApplication.translate("attract", "Touch to start")
        line.addWidget(Label(words, size="title", tone="on_primary", align=_CENTRE))


class _CardHint(QWidget):
    """The other way to begin."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        hint = QHBoxLayout(self)
        hint.setContentsMargins(0, 0, 0, 0)
        hint.setSpacing(tokens.space[2])
        hint.addStretch(1)
        hint.addWidget(Picture(round(1.5 * tokens.icon), "id-card", tokens.palette.text_soft))
        words = QCoreApplication.translate("attract", "or lay your ID card on the reader")
        hint.addWidget(Label(words, size="heading", tone="soft"))
        hint.addStretch(1)


class _ShutSign(QFrame):
    """In the place of the invitation: shut, and until when."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space[1])
        self._shut = Label(size="heading", tone="attention", strong=True, align=_CENTRE, wrap=True, name="attract.shut")
        self._opens = Label(size="heading", align=_CENTRE, wrap=True, name="attract.opens")
        self._english = Label(size="small", tone="soft", align=_CENTRE, wrap=True, name="attract.shut-english")
        for label in (self._shut, self._opens, self._english):
            column.addWidget(label)
        self.hide()

    def say(self, words: ShutWords) -> None:
        """Say it, a line that has nothing to say left out."""
        for label, text in ((self._shut, words.shut), (self._opens, words.opens), (self._english, words.english)):
            label.setText(text)
            label.setVisible(bool(text))


class _Figures(Card):
    """How many wait in each queue now."""

    def __init__(self, tokens: Tokens, *, columns: int, most: int) -> None:
        super().__init__(tokens, "attract.figures")
        self._tokens = tokens
        self._columns, self._most = columns, most
        self._plan: HallPlan | None = None
        self._numbers: dict[str, Label] = {}
        self.body.addWidget(
            Label(QCoreApplication.translate("attract", "People waiting now"), size="body", tone="soft")
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.space[5])
        self._grid.setVerticalSpacing(tokens.space[2])
        self.body.addLayout(self._grid)

    def show_plan(self, plan: HallPlan, language: str) -> None:
        """Name the queues; a plan shown already stays as it is."""
        if plan is self._plan or (self._plan is not None and plan == self._plan):
            return
        self._plan = plan
        self._clear()
        rows = -(-min(len(plan.queues), self._most) // self._columns)
        for at, queue in enumerate(plan.queues[: self._most]):
            name = Label(name_of(queue, language), size="body")
            number = Label(size="heading", align=Qt.AlignmentFlag.AlignRight, name=f"attract.waiting.{queue.id}")
            self._grid.addWidget(name, at % rows, 2 * (at // rows))
            self._grid.addWidget(number, at % rows, 2 * (at // rows) + 1)
            self._grid.setColumnStretch(2 * (at // rows), 1)
            self._numbers[queue.id] = number

    def show_waiting(self, waiting: dict[str, int]) -> None:
        """Show the figures; a dash where nothing is known."""
        for queue, number in self._numbers.items():
            number.setText(str(waiting[queue]) if queue in waiting else "–")

    def _clear(self) -> None:
        self._numbers.clear()
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()


_CENTRE = Qt.AlignmentFlag.AlignHCenter
