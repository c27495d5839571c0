"""One item with the eight public parts of 行政许可法 art. 30 in plain order, and where it is done."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt

from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.items import ItemPlace
from kiosk.guide_words import amount_text, fee_text, limit_text, where_lines
from kiosk.naming import name_of, place_lines
from kiosk.pages.guide.actions import GuideActions
from kiosk.pages.guide.page import GuidePage
from shared.domain.catalogue.items import MaterialUse
from shared.hall.guide import ItemFull
from shared.ui.tokens import Panel, Tokens
from shared.ui.widgets.button import Button
from shared.ui.widgets.card import Card
from shared.ui.widgets.paged_text import PagedText, Section


class ItemPage(GuidePage):
    """Where, who may, what to bring, how it goes, how long, what it costs, the form, how many, the law."""

    def __init__(self, errand: GuideErrand, place: ItemPlace, tokens: Tokens, panel: Panel) -> None:
        super().__init__(errand, tokens, panel)
        self._place = place
        self._actions: GuideActions | None = None
        full = place.full.answer
        about = name_of(full.department, self.language) if full is not None else ""
        item = QCoreApplication.translate("item", "Item")
        self.ask(name_of(full.item, self.language) if full is not None else item, about=about)
        if self.shown(place.full) is None or full is None:
            return
        card = Card(tokens, "item.card")
        text = PagedText(tokens, "item.text")
        text.show_sections(self._sections(full))
        card.body.addWidget(text, 1)
        self._actions = GuideActions(place, tokens, upright=self.portrait)
        line = self.beside_or_below()
        line.addWidget(card, 1)
        line.addWidget(self._actions, 0, Qt.AlignmentFlag(0) if self.portrait else Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line, 1)
        if place.first_here() is not None:
            take = QCoreApplication.translate("confirm", "Take a number")
            self.action = Button(tokens, "item.take", take, role="primary", icon="ticket", size="heading")
            self.action.clicked.connect(place.take_ticket)
        else:
            self.offer_a_person()

    def refresh(self) -> None:
        """Say how the printing goes."""
        if self._actions is not None:
            self._actions.refresh()

    def _sections(self, full: ItemFull) -> list[Section]:
        item = full.item
        translate = QCoreApplication.translate
        limits = [translate("item", "Promised: {limit}").format(limit=limit_text(item.promised))]
        limits.append(translate("item", "By law: {limit}").format(limit=limit_text(item.statutory)))
        free = translate("item", "Free of charge")
        return [
            Section(translate("item", "Where"), self._where(full)),
            self._section(translate("item", "What it is"), [name_of(item, self.language), full.kind, item.note]),
            self._section(translate("item", "Who may apply"), item.conditions),
            self._section(translate("item", "What to bring"), self._materials(full)),
            self._section(translate("item", "How it goes"), item.procedure),
            Section(translate("item", "How long"), tuple(limits)),
            Section(translate("item", "What it costs"), tuple(fee_text(fee) for fee in item.fees) or (free,)),
            self._section(translate("item", "Form and sample"), [item.form]),
            self._section(translate("item", "How many are granted"), [item.quantity]),
            self._section(translate("item", "The law"), item.basis),
        ]

    def _section(self, title: str, paragraphs: Iterable[str]) -> Section:
        found = tuple(paragraph for paragraph in paragraphs if paragraph)
        return Section(
            title, found or (QCoreApplication.translate("item", "Not published. Please ask at the counter."),)
        )

    def _where(self, full: ItemFull) -> tuple[str, ...]:
        plan, item = self.hall.plan, full.item
        elsewhere = where_lines(item, full.department.phone, full.department.address)
        if full.queue is None or plan is None:
            return (QCoreApplication.translate("item", "Not in this hall."), *elsewhere)
        online = elsewhere[:1] if item.online else []
        return (*place_lines(plan, full.queue, [], self.language), *online)

    def _materials(self, full: ItemFull) -> list[str]:
        names = {material.id: name_of(material, self.language) for material in full.materials}
        return [_use_text(names.get(use.material, use.material), use) for use in full.item.materials]


def _use_text(name: str, use: MaterialUse) -> str:
    amount = amount_text(use.originals, use.copies)
    return "  ".join(part for part in (name, amount, use.note) if part)
