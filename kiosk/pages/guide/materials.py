"""The papers of a guide: which to bring, to fill in and not to bring, how many, for what, and why (交一次)."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.guided import MaterialsPlace
from kiosk.guide_words import amount_text, bring_text, reason_text
from kiosk.naming import name_of
from kiosk.pages.guide.page import GuidePage
from shared.domain.guide.result import Bring, GuideMaterial
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Choice
from shared.ui.widgets.card import Card
from shared.ui.widgets.label import Label
from shared.ui.widgets.paged_list import PagedList
from shared.ui.widgets.status_pill import StatusPill


class MaterialsPage(GuidePage):
    """Three parts side by side as buttons, and the papers of the one that is pressed."""

    def __init__(self, errand: GuideErrand, place: MaterialsPlace, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._place = place
        self._numbers = {step.item: number for number, step in enumerate(place.result.steps, start=1)}
        self.ask(QCoreApplication.translate("materials", "Papers"), about=name_of(place.result, self.language))
        parts = place.parts()
        line = QHBoxLayout()
        line.setSpacing(tokens.space[2])
        for part, found in parts.items():
            choice = Choice(tokens, f"materials.{part}", f"{bring_text(part)} {len(found)}")
            choice.setChecked(part is place.shown)
            choice.clicked.connect(partial(self._show, part))
            line.addWidget(choice, 1)
        self.body.addLayout(line)
        found = parts[place.shown]
        if not found:
            self.body.addWidget(Label(QCoreApplication.translate("materials", "None."), size="heading", tone="soft"))
            self.body.addStretch(1)
            return
        columns, rows = self._shape()
        listed = PagedList(tokens, "materials.list", columns=columns, rows=rows)
        listed.show_items([self._card(material) for material in found])
        self.body.addWidget(listed, 1)

    def _shape(self) -> tuple[int, int]:
        if self.tokens.look.elder:
            return (1, 3) if self.portrait else (2, 1)
        wide = (3, 1) if self.language == "en" else (2, 2)  # the same words are longer in English
        upright = (1, 3) if self.low else (1, 5)
        return upright if self.portrait else wide

    def _card(self, material: GuideMaterial) -> Card:
        card = Card(self.tokens, f"materials.card.{material.material}")
        card.body.addStretch(1)
        card.body.addWidget(Label(name_of(material, self.language), size="heading", wrap=True))
        on_the_way = material.bring is Bring.ON_THE_WAY
        counted = amount_text(material.originals, material.copies)
        amount = bring_text(material.bring) if on_the_way else counted
        facts = "  ·  ".join(part for part in (amount, self._for(material)) if part)
        why = self._why(material)
        card.body.addWidget(Label(facts, size="body", wrap=True))
        if why:
            card.body.addWidget(Label(why, size="body", tone="soft", wrap=True))
        if material.tolerable:
            words = QCoreApplication.translate("materials", "May be handed in later")
            card.body.addWidget(StatusPill(self.tokens, "materials.tolerable", kind="good", text=words))
        card.body.addStretch(1)
        return card

    def _for(self, material: GuideMaterial) -> str:
        """Return for which steps of the picture it is; of a single item only what the material itself says."""
        if len(self._numbers) == 1:
            return material.note
        separator = ", " if self.language == "en" else "、"
        steps = separator.join(str(number) for item, number in self._numbers.items() if item in material.items)
        if len(material.items) == 1:
            return QCoreApplication.translate("materials", "For step {steps}").format(steps=steps)
        return QCoreApplication.translate("materials", "For steps {steps}, handed in once").format(steps=steps)

    def _why(self, material: GuideMaterial) -> str:
        why = reason_text(material.reason, self._place.theme, self.language)
        if material.certain:
            return why
        maybe = QCoreApplication.translate("result", "May be needed")
        return f"{maybe}: {why}" if why else maybe

    def _show(self, part: Bring, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  the signal's shape is Qt's
        self._place.show(part)
