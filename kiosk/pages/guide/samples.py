"""Which forms there are and what their samples are called (行政许可法 art. 30)."""

from PySide6.QtCore import QCoreApplication

from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.guided import SamplesPlace
from kiosk.naming import name_of
from kiosk.pages.guide.page import GuidePage
from shared.domain.guide.result import GuideMaterial
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label
from shared.ui.widgets.paged_list import PagedList


class SamplesPage(GuidePage):
    """A list of forms; they are free and lie at the counters."""

    def __init__(self, errand: GuideErrand, place: SamplesPlace, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self.ask(QCoreApplication.translate("samples", "Forms and samples"), about=name_of(place.result, self.language))
        forms = place.forms()
        if not forms:
            self.say_nothing_found(QCoreApplication.translate("samples", "No form has to be filled in for this."))
            return
        free = QCoreApplication.translate(
            "samples", "Forms are free. They are at the counter, with a filled-in sample."
        )
        if self.portrait or not tokens.look.elder:
            self.body.addWidget(Label(free, size="body", tone="soft", wrap=True))
        columns, rows = self.list_shape()
        listed = PagedList(tokens, "samples.list", columns=columns, rows=rows)
        listed.show_items([self._card(form) for form in forms])
        self.body.addWidget(listed, 1)

    def _card(self, form: GuideMaterial) -> Card:
        card = Card(self.tokens, f"samples.card.{form.material}")
        card.body.addStretch(1)
        card.body.addWidget(Label(name_of(form, self.language), size="heading", wrap=True))
        if form.sample:
            sample = QCoreApplication.translate("samples", "Sample: {sample}").format(sample=form.sample)
            card.body.addWidget(Label(sample, size="body", tone="soft", wrap=True))
        card.body.addStretch(1)
        return card
