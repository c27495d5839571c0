"""The desk itself: queue left, person middle, held and missed right; drawn anew from one view at every change."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter.desk.actions_panel import ActionButton, ActionsPanel
from counter.desk.control import DeskControl
from counter.desk.guide.beside import GuideBeside
from counter.desk.keys import Action
from counter.desk.names import PlanNames
from counter.desk.notice_strip import NoticeStrip
from counter.desk.presses import Presses
from counter.desk.questions import Questions
from counter.desk.rows import held_row, missed_row, waiting_row
from counter.desk.sentences import sentence_of
from counter.desk.states import Reason, Why, state_of
from counter.desk.status_bar import StatusBar
from counter.desk.ticket_panel import TicketPanel
from counter.desk.top_bar import TopBar
from counter.desk.waiting_panel import WaitingPanel
from counter.desk.whereabouts import whereabouts
from counter.desk.words import action_word, reason_sentence
from shared.domain.refused import Refused
from shared.errors import KnownError
from shared.hall.counters import Desk
from shared.hall.devices import DeviceNow
from shared.hall.tickets import TicketIssued
from shared.ui.live import LiveView
from shared.ui.tokens import Tokens

TICK_MS = 1000
COLUMNS = (24, 52, 24)
GUIDE_COLUMN = 48
"""A guide stands where the two columns of lists were; the person and the steps keep their width."""


class DeskPage(QWidget):
    """Composes the panels, binds the keys, and keeps every button telling the truth."""

    locked = Signal()

    def __init__(
        self,
        tokens: Tokens,
        names: PlanNames,
        control: DeskControl,
        live: LiveView,
        *,
        keys: Mapping[Action, str],
        guide: GuideBeside,
        clerk: str,
    ) -> None:
        super().__init__()
        self.setObjectName("page.desk")
        self._tokens, self._names, self._control, self._live, self._keys = tokens, names, control, live, keys
        label = names.plan.counter(control.counter).label
        self.top = TopBar(tokens, keys, label=label, queues=names.queues_of(control.counter), clerk=clerk)
        self.waiting = WaitingPanel(tokens, ActionButton(tokens, Action.CANCEL, keys[Action.CANCEL]))
        self.questions = Questions(tokens, names, control, cancel_key=keys[Action.CANCEL])
        self.guide = guide
        guide.setParent(self)
        self.strip = NoticeStrip(tokens, keys[Action.UNDO])
        self.steps = ActionsPanel(tokens, keys)
        self.held, self.missed = self._side_panels()
        self._side = QWidget()
        self.status = StatusBar(tokens, names)
        self._buttons = self._all_buttons()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        self._bind()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.tick)
        self._tick.start()

    def show_desk(self, desk: Desk) -> None:
        """Show a fresh view."""
        self.guide.follow(desk.current)
        self.questions.fit(desk)
        self.questions.person.show_desk(desk)
        self.steps.show_state(state_of(desk))
        self.top.show_paused(self._control.paused)
        self.tick()
        self._presses.settle()

    def show_devices(self, troubled: list[DeviceNow]) -> None:
        """Show which devices of the hall are in trouble."""
        self.status.devices.show_devices(troubled)
        self.questions.devices.show_devices(troubled)

    def bring_up(self, found: TicketIssued) -> None:
        """Choose the ticket whose code was scanned; one that waits is called, if the clerk may call and says why."""
        ticket = found.ticket
        self._close_guide()
        waiting = self.waiting.choose(ticket.id)
        if waiting is not None and not self.questions.asking:
            self._pick(ticket.id)
            return
        listed = waiting or self.held.list.choose(ticket.id) or self.missed.list.choose(ticket.id)
        self.strip.say("info", whereabouts(found, self._names, self._control.counter, listed=listed is not None))

    def say_failure(self, error: Refused | KnownError) -> None:
        """Say why something was not done or found."""
        self.strip.say("attention" if isinstance(error, Refused) else "trouble", sentence_of(error))

    def say_useless(self, sentence: str) -> None:
        """Say what a scanned code is that helps nothing here."""
        self.strip.say("info", sentence)

    def tick(self) -> None:
        """Move the clocks and say again what can be done."""
        desk, now = self._control.desk, self._live.now()
        self.status.show_line(reached=self._live.is_reached, age=self._live.age())
        if desk is None:
            return
        limits = self._names.plan.limits
        waiting = [waiting_row(one, self._names, now) for one in desk.waiting]
        self.waiting.show_rows(waiting, str(desk.waiting_count))
        held = [held_row(one, self._names, now) for one in desk.held]
        self.held.show_rows(held, f"{len(held)} / {limits.held_most}")
        self.missed.show_rows([missed_row(one, self._names, now) for one in desk.missed], str(len(desk.missed)))
        self.questions.person.tick(desk, now)
        self.status.show_desk(desk, now)
        self.strip.show_undo(desk.undo, now)
        self._show_reasons()

    def _show_reasons(self) -> None:
        reasons = self._reasons()
        for action, button in self._buttons.items():
            button.set_reason(reason_sentence(reasons[action]))
            # A key that cannot work now still answers: it says why. One whose button the guide covers works from here.
            self._why[action].setEnabled(reasons[action] is not None or not button.isVisibleTo(self))
        self._buttons[Action.RECALL].set_text(_recall_text(reasons[Action.RECALL]))

    def _reasons(self) -> dict[Action, Reason | None]:
        """Return why each action cannot be taken; a guide at hand opens whatever the ticket says."""
        reasons = dict(self._control.reasons())
        if reasons and self.guide.can_open():
            reasons[Action.GUIDE] = None
        return reasons

    def _bind(self) -> None:
        control = self._control
        does: dict[Action, Callable[[], object]] = {
            Action.CALL_NEXT: control.call_next,
            Action.RECALL: control.recall,
            Action.NO_SHOW: control.no_show,
            Action.BEGIN: control.begin,
            Action.FINISH: control.finish,
            Action.UNDO: control.undo,
            Action.CLOSE: control.close,
            Action.HOLD: lambda: self._with_person(self.questions.ask_hold),
            Action.TRANSFER: lambda: self._with_person(self.questions.ask_transfer),
            Action.PICK: self._search,
            Action.GUIDE: self._guide_key,
            Action.PAUSE: self._pause_or_go_on,
            Action.LOCK: self.locked.emit,
            Action.RESUME: lambda: self._on_chosen(self.held, control.resume),
            Action.REVIVE: lambda: self._on_chosen(self.missed, control.revive),
            Action.CANCEL: self._cancel,
        }
        self._presses = Presses(control, does)
        self._why = {action: self._why_shortcut(action) for action in does}
        for action, button in self._buttons.items():
            button.clicked.connect(lambda _=False, pressed=action: self._presses.press(pressed))
        self.status.devices.opened.connect(self.questions.show_devices)
        self.waiting.opened.connect(self._pick)
        self.held.list.opened.connect(control.resume)
        self.missed.list.opened.connect(control.revive)
        self.guide.arrived.connect(self._open_guide)
        self.guide.left.connect(self._close_guide)
        self.guide.failed.connect(self.say_failure)
        self.guide.said.connect(self.say_useless)
        control.changed.connect(self.show_desk)
        control.failed.connect(self.say_failure)
        control.doubtful.connect(self.strip.show_doubt)
        control.started.connect(self.strip.fall_silent)
        control.slow.connect(self.strip.show_waiting)
        control.done.connect(lambda _: self.strip.fall_silent())
        self._live.reached.connect(self.strip.show_reached)
        self._live.reached.connect(lambda _: self.tick())

    def _why_shortcut(self, action: Action) -> QShortcut:
        shortcut = QShortcut(QKeySequence(self._keys[action]), self)
        shortcut.setAutoRepeat(False)
        shortcut.setEnabled(False)
        shortcut.activated.connect(lambda: self._say_why(action))
        return shortcut

    def _say_why(self, action: Action) -> None:
        reason = self._reasons().get(action)
        if self._control.busy or reason is None:
            self._presses.press(action)
        else:
            self.strip.say("info", reason_sentence(reason))

    def _with_person(self, ask: Callable[..., None]) -> None:
        if self._control.desk is not None and self._control.desk.current is not None:
            ask(self._control.desk.current)

    def _pause_or_go_on(self) -> None:
        if self._control.paused:
            self._control.go_on()
        else:
            self.questions.ask_pause()

    def _pick(self, ticket: str) -> None:
        row = self.waiting.list.chosen_row()
        against = self._control.reasons().get(Action.CALL_NEXT)
        if against is not None:
            self.strip.say("info", reason_sentence(against))
        elif row is not None and row.id == ticket:
            self.questions.ask_pick(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  the name is Qt's
        """Esc closes the guide, wherever the clerk is."""
        if event.key() == Qt.Key.Key_Escape and self.guide.panel.isVisible():
            self._close_guide()
        else:
            super().keyPressEvent(event)

    def _guide_key(self) -> None:
        """Open the guide, go into it, or close it: the key always leads to the next of the three."""
        panel = self.guide.panel
        if not panel.isVisible():
            self.guide.open_by_key()
        elif panel.isAncestorOf(self.window().focusWidget() or self):
            self._close_guide()
        else:
            panel.take_focus()

    def _open_guide(self, by_key: bool) -> None:  # noqa: FBT001  the signal's shape
        """Show the guide in place of the lists; the caret stays in the line that somebody types in (rule C12)."""
        focus = self.window().focusWidget()
        among = focus is not None and any(lists.isAncestorOf(focus) for lists in (self.waiting, self._side))
        if among and isinstance(focus, QLineEdit) and not by_key:
            read = QCoreApplication.translate("desk-guide", "The guide is read. {key} opens it.")
            self.strip.say("info", read.format(key=self._keys[Action.GUIDE]))
            return
        if among:
            self.setFocus()
        self._show_lists(shown=False)
        if by_key:
            self.guide.panel.take_focus()

    def _close_guide(self) -> None:
        panel = self.guide.panel
        if panel.isHidden():
            return
        had_focus = panel.isAncestorOf(self.window().focusWidget() or self)
        self._show_lists(shown=True)
        if had_focus:
            self.setFocus()

    def _show_lists(self, *, shown: bool) -> None:
        # What goes goes first: both at once would need a wider screen, and the window would grow.
        lists, guide = (self.waiting, self._side), (self.guide.panel,)
        for one in guide if shown else lists:
            one.hide()
        for one in lists if shown else guide:
            one.show()
        self._show_reasons()

    def _search(self) -> None:
        self._close_guide()
        self.waiting.begin_search()

    def _cancel(self) -> None:
        self._close_guide()
        row = self.waiting.list.chosen_row()
        if row is None:
            self.waiting.begin_search()
        else:
            self.questions.ask_cancel(row)

    def _on_chosen(self, panel: TicketPanel, act: Callable[[str], bool]) -> None:
        """Act on the chosen ticket or the only one; of several let the clerk choose first."""
        row = panel.list.only_or_chosen()
        if row is None:
            self._close_guide()
            panel.list.choose_first()
            panel.list.setFocus()
        else:
            act(row.id)

    def _side_panels(self) -> tuple[TicketPanel, TicketPanel]:
        resume = ActionButton(self._tokens, Action.RESUME, self._keys[Action.RESUME])
        revive = ActionButton(self._tokens, Action.REVIVE, self._keys[Action.REVIVE])
        held = QCoreApplication.translate("desk-page", "Held")
        missed = QCoreApplication.translate("desk-page", "Not come")
        nobody_held = QCoreApplication.translate("desk-page", "Nobody is held.")
        nobody_missed = QCoreApplication.translate("desk-page", "Nobody missed the call.")
        return (
            TicketPanel(self._tokens, "held", held, nobody_held, resume),
            TicketPanel(self._tokens, "missed", missed, nobody_missed, revive),
        )

    def _all_buttons(self) -> dict[Action, ActionButton]:
        loose = (self.waiting.button, self.held.button, self.missed.button, self.strip.undo_button)
        return {**self.steps.buttons, **self.top.buttons, **{button.action: button for button in loose}}

    def _lay_out(self) -> None:
        space = self._tokens.space
        middle, right, columns, page = QVBoxLayout(), QVBoxLayout(self._side), QHBoxLayout(), QVBoxLayout(self)
        right.setContentsMargins(0, 0, 0, 0)
        for layout in (middle, right, columns, page):
            layout.setSpacing(space[3])
        page.setContentsMargins(space[4], space[3], space[4], space[3])
        middle.addWidget(self.questions, 1)
        middle.addWidget(self.strip)
        middle.addWidget(self.steps)
        right.addWidget(self.held, 1)
        right.addWidget(self.missed, 1)
        columns.addWidget(self.waiting, COLUMNS[0])
        columns.addLayout(middle, COLUMNS[1])
        columns.addWidget(self._side, COLUMNS[2])
        columns.addWidget(self.guide.panel, GUIDE_COLUMN)
        self.guide.panel.hide()
        page.addWidget(self.top)
        page.addLayout(columns, 1)
        page.addWidget(self.status)


def _recall_text(reason: Reason | None) -> str:
    """Count down on the button itself until a recall is allowed (rule C9)."""
    if reason is None or reason.why is not Why.RECALL_SOON:
        return action_word(Action.RECALL)
    return QCoreApplication.translate("desk-action", "Recall in {seconds} s").format(**reason.facts)
