"""The person and what comes next: the middle of the desk, and the largest thing on it."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from counter.desk.names import PlanNames
from counter.desk.pace import Elapsed, Pace, clock_text, minutes_since
from counter.desk.pace_bar import PaceBar
from counter.desk.rows import appointment_word
from counter.desk.states import DeskState, state_of
from counter.desk.words import minutes, pace_word, state_word
from shared.hall.counters import Desk
from shared.hall.tickets import StaffTicket
from shared.ui.tokens import Tokens
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import ElidedLabel, Label, Tone
from shared.ui.widgets.status_pill import Kind, StatusPill

KINDS: dict[DeskState, Kind] = {
    DeskState.IDLE: "info",
    DeskState.CALLED: "attention",
    DeskState.SERVING: "good",
    DeskState.HELD: "info",
    DeskState.PAUSED: "attention",
    DeskState.CLOSED: "trouble",
}
TONES: dict[Pace, Tone] = {Pace.CALM: "soft", Pace.NEAR: "attention", Pace.OVER: "trouble"}
NOBODY = "—"


class PersonCard(Card):
    """Who is at the desk, how the time goes, and who would be next."""

    def __init__(self, tokens: Tokens, names: PlanNames) -> None:
        super().__init__(tokens, "desk.person")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._names = names
        self._gap = tokens.space[6]
        self._state = StatusPill(tokens, "desk.state")
        self._calls = Label(size="small", tone="soft", name="desk.calls")
        self._number = Label(size="display", tone="primary", name="desk.number")
        self._queue = ElidedLabel(size="title", name="desk.queue")
        self._holder = ElidedLabel(size="heading", tone="soft", name="desk.holder")
        self._clock = Label(size="title", name="desk.clock")
        self._target = Label(tone="soft", name="desk.target")
        self._pace = Label(strong=True, name="desk.pace")
        self._bar = PaceBar(tokens)
        self._note = Label(tone="soft", wrap=True, name="desk.note")
        self._next = Label(size="heading", name="desk.next")
        self._lay_out(tokens)

    def show_desk(self, desk: Desk) -> None:
        """Show a fresh view."""
        state, current = state_of(desk), desk.current
        self._state.show_state(KINDS[state], _state_text(state, desk))
        self._number.setText(current.ticket.number if current else "")
        self._number.setContentsMargins(0, 0, self._gap if current else 0, 0)
        self._queue.setText(self._purpose(current) if current else _invitation(state, desk))
        self._holder.setText(self._about(current))
        self._holder.setVisible(current is not None)
        self._calls.setText(_calls_text(current))
        self._note.setText(_note_text(current))

    def tick(self, desk: Desk, now: datetime) -> None:
        """Move the clocks."""
        current = desk.current
        elapsed = elapsed_of(current, self._names, now)
        self._bar.show_elapsed(elapsed)
        self._clock.setText(_clock_words(current, now))
        self._target.setText(_target_words(current, elapsed))
        self._pace.setText("" if elapsed is None else pace_word(elapsed))
        self._pace.set_tone(TONES[elapsed.pace] if elapsed else "soft")
        self._clock.set_tone("normal" if elapsed is None or elapsed.pace is Pace.CALM else TONES[elapsed.pace])
        self._next.setText(self._next_words(desk, now))

    def _purpose(self, current: StaffTicket) -> str:
        """Return the queue and, where the person said so, what they come for."""
        queue = self._names.queue(current.ticket.queue)
        return f"{queue} · {current.matter_name}" if current.matter_name else queue

    def _about(self, current: StaffTicket | None) -> str:
        if current is None:
            return ""
        priority = current.ticket.priority
        holder = current.holder or QCoreApplication.translate("desk-person", "No document")
        star = "" if priority is None else f"★ {self._names.priority(priority)}"
        return "   ".join(filter(None, (holder, appointment_word(current.ticket, self._names), star)))

    def _next_words(self, desk: Desk, now: datetime) -> str:
        if not desk.waiting:
            return NOBODY
        first = desk.waiting[0]
        waited = minutes(minutes_since(first.ticket.issued_at, now))
        return QCoreApplication.translate("desk-person", "{number}  {queue}  waiting {waited}").format(
            number=first.ticket.number, queue=self._names.queue(first.ticket.queue), waited=waited
        )

    def _lay_out(self, tokens: Tokens) -> None:
        space = tokens.space
        head = QHBoxLayout()
        head.addWidget(self._state)
        head.addStretch(1)
        head.addWidget(self._calls)
        who = QVBoxLayout()
        who.setSpacing(space[0])
        who.addStretch(1)
        who.addWidget(self._queue)
        who.addWidget(self._holder)
        who.addStretch(1)
        person = QHBoxLayout()
        person.setSpacing(0)
        person.addWidget(self._number)
        person.addLayout(who, 1)
        time = QHBoxLayout()
        time.setSpacing(space[3])
        time.addWidget(self._clock)
        time.addWidget(self._target, 0, Qt.AlignmentFlag.AlignBottom)
        time.addStretch(1)
        time.addWidget(self._pace, 0, Qt.AlignmentFlag.AlignBottom)
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(tokens.line)
        coming = QHBoxLayout()
        coming.setSpacing(space[3])
        coming.addWidget(Label(QCoreApplication.translate("desk-person", "Next"), tone="soft"))
        coming.addWidget(self._next)
        coming.addStretch(1)
        self.body.addLayout(head)
        self.body.addStretch(1)
        self.body.addLayout(person)
        self.body.addSpacing(space[3])
        self.body.addLayout(time)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self.body.addWidget(line)
        self.body.addLayout(coming)


def elapsed_of(current: StaffTicket | None, names: PlanNames, now: datetime) -> Elapsed | None:
    """Return the service time against its target, ``None`` while nobody is served."""
    if current is None or current.ticket.begun_at is None:
        return None
    target = names.target_minutes(current.ticket.queue)
    return None if target is None else Elapsed(now - current.ticket.begun_at, timedelta(minutes=target))


def _state_text(state: DeskState, desk: Desk) -> str:
    paused = state is DeskState.PAUSED and desk.counter.pause_reason
    return f"{state_word(state)} · {desk.counter.pause_reason}" if paused else state_word(state)


def _invitation(state: DeskState, desk: Desk) -> str:
    if state is DeskState.PAUSED:
        return QCoreApplication.translate("desk-person", "No one is called while you pause")
    if not desk.waiting_count:
        return QCoreApplication.translate("desk-person", "Nobody is waiting")
    return QCoreApplication.translate("desk-person", "Ready for the next person")


def _calls_text(current: StaffTicket | None) -> str:
    if current is None or not current.ticket.recalls:
        return ""
    return QCoreApplication.translate("desk-person", "Recalled {count} times").format(count=current.ticket.recalls)


def _note_text(current: StaffTicket | None) -> str:
    if current is None or not current.note:
        return ""
    return QCoreApplication.translate("desk-person", "Note: {note}").format(note=current.note)


def _clock_words(current: StaffTicket | None, now: datetime) -> str:
    if current is None:
        return ""
    since = current.ticket.begun_at or current.ticket.called_at or now
    return clock_text(now - since)


def _target_words(current: StaffTicket | None, elapsed: Elapsed | None) -> str:
    if elapsed is None:
        return "" if current is None else QCoreApplication.translate("desk-person", "since the call")
    whole = int(elapsed.target / timedelta(minutes=1))
    return QCoreApplication.translate("desk-person", "of {count} min").format(count=whole)
