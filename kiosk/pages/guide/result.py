"""What this person needs: how many steps, days, yuan and counters, and the steps as a picture."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.result import ResultPlace
from kiosk.guide_words import days_text, fee_sum_text
from kiosk.naming import name_of
from kiosk.pages.guide.actions import GuideActions
from kiosk.pages.guide.flow_picture import FlowPicture
from kiosk.pages.guide.page import GuidePage
from shared.domain.guide.result import Guide
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class ResultPage(GuidePage):
    """The summary in one line, the flow, and at the lower right the number for the first step."""

    def __init__(self, errand: GuideErrand, place: ResultPlace, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._place = place
        self._actions: GuideActions | None = None
        theme = name_of(place.theme, self.language) if place.theme is not None else ""
        self.ask(QCoreApplication.translate("result", "{theme}: what you need").format(theme=theme))
        result = self.shown(place.result)
        if result is None:
            return
        if not result.steps:
            self.say_nothing_found(QCoreApplication.translate("result", "With these answers there is nothing to do."))
            return
        picture = FlowPicture(tokens, panel, result.steps, self.language, place.open_step)
        self._actions = GuideActions(place, tokens, upright=self.portrait)
        if self.portrait:
            for part, stretch in ((self._summary(result), 0), (picture, 1), (self._actions, 0)):
                self.body.addWidget(part, stretch)
        else:
            side = QVBoxLayout()
            side.addWidget(self._summary(result))
            side.addStretch(1)
            side.addWidget(self._actions)
            line = QHBoxLayout()
            line.setSpacing(tokens.space[5])
            line.addWidget(picture, 1)
            line.addLayout(side)
            self.body.addLayout(line, 1)
        self.action = self._first_step()

    def refresh(self) -> None:
        """Say how the printing goes."""
        if self._actions is not None:
            self._actions.refresh()

    def _summary(self, result: Guide) -> Card:
        translate = QCoreApplication.translate
        counters = {counter for step in result.steps for counter in step.counters}
        facts = (
            (str(len(result.steps)), translate("result", "steps")),
            (days_text(result), translate("result", "working days")),
            (fee_sum_text(result), translate("result", "yuan in fees")),
            (str(len(counters)), translate("result", "counters here")),
        )
        card = Card(self.tokens, "result.summary")
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.tokens.space[5])
        columns = len(facts) if self.portrait else 2
        for at, (number, unit) in enumerate(facts):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Label(number, size="heading", tone="primary", align=_CENTRE))
            column.addWidget(Label(unit, size="small", tone="soft", align=_CENTRE))
            grid.addLayout(column, at // columns, at % columns)
        card.body.addLayout(grid)
        return card

    def _first_step(self) -> Button:
        if self._place.first_here() is not None:
            words = QCoreApplication.translate("result", "Number for step 1")
            button = Button(self.tokens, "result.take", words, role="primary", icon="ticket", size="heading")
            button.clicked.connect(self._place.take_ticket)
            return button
        words = QCoreApplication.translate("result", "Where to begin")
        button = Button(self.tokens, "result.where", words, role="primary", icon="next", size="heading")
        button.clicked.connect(self._place.begin_elsewhere)
        return button
