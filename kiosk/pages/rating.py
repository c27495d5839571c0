"""Rating a visit at the kiosk: five faces with words, one reason for a low grade, thanks (rule K62)."""

from PySide6.QtCore import QCoreApplication, Qt

from kiosk.errands.rating import RatingErrand
from kiosk.evaluator.choices import GradeChoice, ReasonChoice
from kiosk.pages.last import LastPage
from kiosk.pages.line_down import LineDown
from kiosk.pages.page import KioskPage
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.label import Label
from shared.ui.widgets.picture import Picture

_FACE_MM = 26
_MOST, _MOST_ELDER = 7, 4
"""Reasons a screen (rule K11)."""


class GradePage(KioskPage):
    """Which visit it is about, and the faces; declining is as large and leads home."""

    def __init__(self, errand: RatingErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self.ask(QCoreApplication.translate("kiosk-rating", "How was our service?"))
        self._message = _line_down(errand, tokens)
        which = QCoreApplication.translate("kiosk-rating", "Number {number}, counter {counter}, today")
        visit = errand.visit
        words = which.format(number=visit.number, counter=visit.counter)
        self.body.addWidget(Label(words, size="heading", tone="soft", name="rating.visit", wrap=True))
        choice = GradeChoice(tokens, columns=1 if self.portrait else 3, face=panel.mm(_FACE_MM))
        choice.chosen.connect(errand.rate)
        choice.declined.connect(self.conductor.end)
        self.body.addWidget(choice, 1)
        self.body.addWidget(self._message)
        self.refresh()

    def refresh(self) -> None:
        """Say when the hall is away."""
        self._message.refresh()


class ReasonPage(KioskPage):
    """One reason, or none."""

    def __init__(self, errand: RatingErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self.ask(QCoreApplication.translate("kiosk-rating", "What was it mainly?"))
        self._message = _line_down(errand, tokens)
        if errand.grade is not None:
            most = _MOST_ELDER if tokens.look.elder else _MOST
            choice = ReasonChoice(tokens, errand.grade, columns=1 if self.portrait else 2, most=most)
            choice.chosen.connect(errand.give_reason)
            choice.declined.connect(lambda: errand.give_reason(None))
            self.body.addWidget(choice, 1)
        self.body.addWidget(self._message)
        self.refresh()

    def refresh(self) -> None:
        """Say when the hall is away."""
        self._message.refresh()


class RatedPage(LastPage):
    """Thanks, and home."""

    done_name = "rating.done"

    def __init__(self, errand: RatingErrand, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        words = QCoreApplication.translate("kiosk-rating", "Thank you for your rating")
        self.setAccessibleName(words)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.body.addStretch(1)
        self.body.addWidget(Picture(panel.mm(2 * _FACE_MM), "good", tokens.palette.good_ink), 0, centre)
        self.body.addWidget(Label(words, size="title", wrap=True, align=centre, name="rating.thanks"))
        self.body.addStretch(1)
        self.refresh()


def _line_down(errand: RatingErrand, tokens: Tokens) -> LineDown:
    words = QCoreApplication.translate(
        "kiosk-rating", "The connection was lost. We go on trying to send your rating. Home cancels."
    )
    return LineDown(errand, tokens, "rating.message", words)
