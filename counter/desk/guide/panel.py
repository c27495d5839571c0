"""The guide as a clerk works with it: checklist, steps, answers and changes, one page each, by keys alone."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from counter.desk.guide.answers_view import AnswersView
from counter.desk.guide.row_list import GuideList
from counter.desk.guide.rows import change_rows, material_rows, step_rows
from counter.desk.guide.source import OpenGuide
from counter.desk.names import PlanNames
from shared.documents.guide_wording import Wording
from shared.ui.tokens import Tokens
from shared.ui.widgets.button import Button, Choice
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import ElidedLabel, Label


class GuidePanel(Card):
    """``left`` asks to be closed, ``marked(material)`` and ``answered(question, option)`` tell what the clerk did."""

    left = Signal()
    marked = Signal(str)
    answered = Signal(str, object)

    def __init__(self, tokens: Tokens, names: PlanNames, counter: str) -> None:
        super().__init__(tokens, "guide.panel")
        self._names = names
        self._queues = frozenset(names.plan.counter(counter).queues)
        self._title = ElidedLabel(size="heading", name="guide.title")
        self._summary = ElidedLabel(tone="soft", name="guide.summary")
        self._notice = ElidedLabel(tone="attention", name="guide.notice")
        self.materials = GuideList(tokens, "guide.materials")
        self.steps = GuideList(tokens, "guide.steps")
        self.answers = AnswersView(tokens)
        self.changes = GuideList(tokens, "guide.changes")
        self._pages = QStackedWidget()
        self._keys = Label(size="small", tone="soft", wrap=True, name="guide.keys")
        self._tabs = [Choice(tokens, f"guide.tab.{at}", "", size="small") for at in range(4)]
        self._lay_out(tokens)
        self.materials.marked.connect(self.marked)
        self.answers.answered.connect(self.answered)

    def show_guide(self, shown: OpenGuide, received: Collection[str]) -> None:
        """Show a guide; pages keep their place where their rows stay the same."""
        wording = Wording(shown.guide, shown.theme, self._names.plan, "en" if self._names.english else "zh")
        changes = change_rows(wording, shown)
        self._title.setText(wording.heading())
        self._summary.setText(_summary(wording))
        self._notice.setText(changes[0].text if len(changes) == 1 else _changed(len(changes)))
        self._notice.setVisible(bool(changes))
        self.materials.show_rows(material_rows(wording, self._queues, received))
        self.steps.show_rows(step_rows(wording, self._queues))
        self.answers.show_guide(shown, wording)
        self.changes.show_rows(changes)
        self._name_tabs(shown, len(changes))

    def begin(self) -> None:
        """Show the checklist first, for a guide just opened."""
        self._show_page(0)

    def take_focus(self) -> None:
        """Give the keyboard to the list in sight."""
        self._list().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """← and → turn the pages, Esc closes."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif step is not None:
            self._turn(step)
        else:
            super().keyPressEvent(event)

    def _turn(self, step: int) -> None:
        there = [at for at, tab in enumerate(self._tabs) if not tab.isHidden()]
        self._show_page(there[(there.index(self._pages.currentIndex()) + step) % len(there)])

    def _show_page(self, at: int) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self._pages.setCurrentIndex(at)
        for number, tab in enumerate(self._tabs):
            tab.setChecked(number == at)
        self._keys.setText(_keys(at))
        if had_focus:
            self.take_focus()

    def _list(self) -> QWidget:
        return (self.materials, self.steps, self.answers.list, self.changes)[self._pages.currentIndex()]

    def _name_tabs(self, shown: OpenGuide, changes: int) -> None:
        guide = shown.guide
        words = (
            QCoreApplication.translate("desk-guide", "Papers {count}").format(count=len(guide.materials)),
            QCoreApplication.translate("desk-guide", "Steps {count}").format(count=len(guide.steps)),
            QCoreApplication.translate("desk-guide", "Answers {count}").format(count=len(guide.answers)),
            QCoreApplication.translate("desk-guide", "Changes {count}").format(count=changes),
        )
        there = (True, True, shown.theme is not None, changes > 0)
        for tab, word, needed in zip(self._tabs, words, there, strict=True):
            tab.set_text(word)
            tab.setVisible(needed)
        if not there[self._pages.currentIndex()]:
            self._show_page(0)

    def _lay_out(self, tokens: Tokens) -> None:
        space = tokens.space
        close = Button(tokens, "guide.close", QCoreApplication.translate("desk-guide", "Close  Esc"))
        close.clicked.connect(self.left)
        head, tabs = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        tabs.setSpacing(space[1])
        for at, tab in enumerate(self._tabs):
            tab.clicked.connect(lambda _=False, at=at: self._show_page(at))
            tabs.addWidget(tab, 1)
        for page in (self.materials, self.steps, self.answers, self.changes):
            self._pages.addWidget(page)
        self.body.setSpacing(space[1])
        self.body.addLayout(head)
        self.body.addWidget(self._summary)
        self.body.addWidget(self._notice)
        self.body.addLayout(tabs)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._keys)


def _summary(wording: Wording) -> str:
    guide = wording.guide
    parts = [wording.all_days(), wording.cost()]
    if guide.open_questions:
        parts.append(
            QCoreApplication.translate("desk-guide", "not answered: {count}").format(count=len(guide.open_questions))
        )
    if guide.not_offered:
        parts.append(
            QCoreApplication.translate("desk-guide", "not offered today: {count}").format(count=len(guide.not_offered))
        )
    return " · ".join(parts)


def _keys(page: int) -> str:
    """Return which keys work on a page, and on the checklist what becomes of the marks."""
    papers = QCoreApplication.translate(
        "desk-guide",
        "Space received · Enter down · ← → page · marks are not filed; they end when the counter is left",
    )
    answers = QCoreApplication.translate("desk-guide", "Digit answer · Enter down · ← → page")
    others = QCoreApplication.translate("desk-guide", "Enter down · ← → page")
    return (papers, others, answers, others)[page]


def _changed(changes: int) -> str:
    return QCoreApplication.translate("desk-guide", "{count} changes; see the page “Changes”").format(count=changes)
