"""The line to the centre at a glance: one light and one sentence (``sync.md``, What a person sees).

``LineLight(tokens, name)``, ``show_line(now, zone, troubles=)``; hidden where the hall has joined no centre. Staff read
below the sentence what went wrong that no waiting cures, and whom to call.
"""

from datetime import timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from shared.domain.line import NONE, Light, Troubles, Word
from shared.hall.sync import SyncNow
from shared.ui.tokens import Tokens
from shared.ui.widgets.label import Label
from shared.ui.widgets.status_pill import Kind, StatusPill

_KINDS: dict[Light, Kind] = {Light.GREEN: "good", Light.YELLOW: "attention", Light.RED: "trouble"}
_ICONS = {Word.SYNCED: "online", Word.OFFLINE: "offline", Word.CLOCK_WRONG: "clock"}
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


class LineLight(QWidget):
    """A pill with the word "centre" before it, out of sight until there is a centre to speak of."""

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._pill = StatusPill(tokens, f"{name}.pill")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.space[1])
        line.addWidget(Label(QCoreApplication.translate("line", "Centre"), size="small", tone="soft"))
        line.addWidget(self._pill)
        self.hide()

    def text(self) -> str:
        """Return the sentence shown."""
        return self._pill.text()

    def show_line(self, now: SyncNow, zone: ZoneInfo, *, troubles: Troubles = NONE) -> None:
        """Show how it stands with the line, and its ``troubles`` where staff look; moments in the hall's ``zone``."""
        self.setVisible(now.word is not Word.ALONE)
        light = Light.YELLOW if troubles and now.light is Light.GREEN else now.light
        icon = "" if troubles else _ICONS.get(now.word, "")
        if now.word is not Word.ALONE:
            self._pill.show_state(_KINDS[light], line_sentence(now, zone), icon, trouble_sentence(troubles))


def line_sentence(now: SyncNow, zone: ZoneInfo) -> str:
    """Return the one sentence about the line to the centre."""
    if now.word is Word.SYNCED and now.synced_to is not None:
        moment = now.synced_to.astimezone(zone)
        return QCoreApplication.translate("line", "Synced to {time}").format(time=f"{moment:%H:%M:%S}")
    if now.word is Word.OFFLINE:
        return _offline(now)
    sentences = {
        Word.CATCHING_UP: QCoreApplication.translate("line", "Catching up, {count} to send"),
        Word.OUTBOX_FULL: QCoreApplication.translate("line", "{count} wait for the centre: call the administrator"),
        Word.CLOCK_WRONG: QCoreApplication.translate("line", "The hall's clock is off by {minutes} min"),
    }
    return sentences[now.word].format(count=now.pending, minutes=abs(round(now.clock_off_seconds / 60)))


def _offline(now: SyncNow) -> str:
    if now.synced_to is None:
        return QCoreApplication.translate("line", "The centre was never reached")
    age = now.now - now.synced_to
    if age > _HOUR:
        return QCoreApplication.translate("line", "Offline for more than an hour")
    text = QCoreApplication.translate("line", "Offline for {minutes} min, {count} to send")
    return text.format(minutes=max(1, age // _MINUTE), count=now.pending)


def trouble_sentence(troubles: Troubles) -> str:
    """Return whom to call and what went wrong between hall and centre; empty where nothing did.

    What to do comes first: where there is no room for all, it is read all the same.
    """
    told = []
    if troubles.catalogue_refused:
        text = QCoreApplication.translate("line", "the centre's new catalogue could not be used, the old one stays")
        told.append(text)
    if troubles.rows_aside:
        text = QCoreApplication.translate("line", "{count} entries from the centre could not be used")
        told.append(text.format(count=troubles.rows_aside))
    if troubles.lines_lost:
        text = QCoreApplication.translate("line", "the centre lost {count} records of this hall for good")
        told.append(text.format(count=troubles.lines_lost))
    if not told:
        return ""
    call = QCoreApplication.translate("line", "Call the platform's administrator: {what}")
    return call.format(what=QCoreApplication.translate("line", "; ").join(told))
