"""A guide put into words: what every paper of it says, however large the paper is."""

from collections.abc import Iterable
from dataclasses import dataclass

from shared.documents.guide_words import WORDS, GuideWords
from shared.documents.wayfinding import places
from shared.domain.catalogue.themes import Theme
from shared.domain.guide.result import Bring, Guide, GuideFee, GuideMaterial, GuideStep
from shared.domain.plan import HallPlan

_CENTS = 100
_PAIR = 2


@dataclass(frozen=True)
class Contact:
    """Whom to ask about which steps, and when and where they are there."""

    who: str
    phone: str
    when: str


@dataclass(frozen=True)
class Wording:
    """A guide put into words of one language (``zh`` or ``en``); Chinese stands in where a catalogue has no English."""

    guide: Guide
    theme: Theme | None
    plan: HallPlan | None
    language: str

    @property
    def words(self) -> GuideWords:
        """Return the fixed words."""
        return WORDS[self.language]

    @property
    def title(self) -> str:
        """Return what the guide is to."""
        return self.either(self.guide.name, self.guide.name_en)

    @property
    def hall(self) -> str:
        """Return the hall's name, empty without a plan."""
        return "" if self.plan is None else self.either(self.plan.name, self.plan.name_en)

    def either(self, chinese: str, english: str) -> str:
        """Return the text of the paper's language, Chinese where there is no English one."""
        return english or chinese if self.language == "en" else chinese

    def number(self, item: str) -> int:
        """Return the number that the paper gives the step of ``item``."""
        return next(n for n, step in enumerate(self.guide.steps, start=1) if step.item == item)

    def step_name(self, step: GuideStep) -> str:
        """Return what a step is called."""
        return self.either(step.name, step.name_en)

    def material_name(self, material: GuideMaterial) -> str:
        """Return what a material is called."""
        return self.either(material.name, material.name_en)

    def heading(self) -> str:
        """Return the heading of the paper."""
        return self.words.guide.format(title=self.title)

    def why(self, step: GuideStep) -> str:
        """Return the theme's words on a step, which it has in Chinese alone."""
        return step.reason.text if self.language == "zh" else ""

    def after(self, step: GuideStep) -> str:
        """Return after which steps one comes, empty for the first ones."""
        numbers = self._list(sorted(map(self.number, step.after)))
        return self.words.after.format(n=numbers) if numbers else ""

    def department(self, step: GuideStep) -> str:
        """Return who decides a step."""
        return self.either(step.department_name, step.department_name_en)

    def answers(self) -> list[tuple[str, str]]:
        """Return question and answer in the theme's words."""
        if self.theme is None:
            return []
        given = dict(self.guide.answers)
        return [
            (self.either(question.text, question.text_en), self.either(option.text, option.text_en))
            for question in self.theme.questions
            for option in question.options
            if given.get(question.id) == option.id
        ]

    def where(self, step: GuideStep) -> str:
        """Return the counters of this hall, else the place the item names."""
        if self.plan is not None and step.queue is not None:
            found = places(self.plan.counters_of(step.queue), self.language)
            return "；".join(f"{place.name} {place.counters}" for place in found)
        return step.place or (self.words.elsewhere if self.plan is not None else "")

    def days(self, step: GuideStep) -> str:
        """Return how long a step takes."""
        return self.words.no_limit if step.days is None else self._days(step.days)

    def all_days(self) -> str:
        """Return how long all takes, with what is not known."""
        guide, words = self.guide, self.words
        if guide.days is None:
            return words.at_least.format(n=guide.days_at_least)
        if guide.days_most in (None, guide.days):
            return self._days(guide.days)
        span = words.span if guide.days else words.at_most
        return span.format(n=guide.days or guide.days_most, most=guide.days_most)

    def cost(self) -> str:
        """Return what all costs, as far as it is certain and has an amount."""
        varies = any(fee.fee.cents is None or not fee.certain for fee in self.guide.fees)
        if not self.guide.fee_cents:
            return self.words.varies if varies else self.words.free
        return self._yuan(self.guide.fee_cents) + ("+" if varies else "")

    def fee(self, fee: GuideFee) -> str:
        """Return a fee in one line: step, name, amount, what it depends on."""
        amount = self.words.varies if fee.fee.cents is None else self._yuan(fee.fee.cents)
        step = self.words.step.format(n=self.number(fee.item))
        maybe = "" if fee.certain else f"（{self.words.maybe}）"
        return " ".join(filter(None, (step, fee.fee.name, amount + maybe, fee.fee.note)))

    def materials(self, *ways: Bring) -> list[GuideMaterial]:
        """Return the materials that a person deals with in one of these ways."""
        return [material for material in self.guide.materials if material.bring in ways]

    def steps_of(self, material: GuideMaterial) -> str:
        """Return for which steps a material is."""
        return self._steps(sorted({self.number(item) for item in material.items}))

    def marks(self, material: GuideMaterial) -> str:
        """Return what is special about a material: may be needed, may follow."""
        marks = [] if material.certain else [self.words.maybe]
        marks += [self.words.later] if material.tolerable else []
        return "".join(f"【{mark}】" if self.language == "zh" else f" ({mark})" for mark in marks)

    def counts(self, material: GuideMaterial) -> str:
        """Return how many originals and copies are wanted."""
        counts = ((self.words.originals, material.originals), (self.words.copies, material.copies))
        return " ".join(f"{name} {count}" for name, count in counts if count)

    def why_not(self, material: GuideMaterial) -> str:
        """Return why a material need not be brought."""
        if material.bring is Bring.FETCHED:
            return self.words.fetched
        return self.words.on_the_way.format(n=self.issuer(material))

    def issuer(self, material: GuideMaterial) -> int:
        """Return the number of the step that issues a material which comes on the way."""
        steps = enumerate(self.guide.steps, start=1)
        return next(number for number, step in steps if step.certain and material.name in step.results)

    def contacts(self) -> list[Contact]:
        """Return whom to ask, once for each department and place of which anything is known."""
        steps: dict[tuple[str, str, str], list[int]] = {}
        for number, step in enumerate(self.guide.steps, start=1):
            place = step.place if step.queue is None else ""
            when = "；".join(filter(None, (step.hours, place)))
            steps.setdefault((self.department(step), step.phone, when), []).append(number)
        return [
            Contact(f"{name}（{self._steps(numbers)}）", phone, when)
            for (name, phone, when), numbers in steps.items()
            if phone or when
        ]

    def _steps(self, numbers: Iterable[int]) -> str:
        return self.words.step.format(n=self._list(numbers))

    def _list(self, numbers: Iterable[int]) -> str:
        """Return rising numbers as 1、3～5、8: three or more in a row are a stretch."""
        stretches: list[list[int]] = []
        for number in numbers:
            if stretches and stretches[-1][-1] == number - 1:
                stretches[-1].append(number)
            else:
                stretches.append([number])
        return self.words.comma.join(self._stretch(stretch) for stretch in stretches)

    def _stretch(self, numbers: list[int]) -> str:
        if len(numbers) > _PAIR:
            return f"{numbers[0]}{self.words.to}{numbers[-1]}"
        return self.words.comma.join(map(str, numbers))

    def _days(self, days: int) -> str:
        if days == 1:
            return self.words.day
        return self.words.days.format(n=days) if days else self.words.at_once

    def _yuan(self, cents: int) -> str:
        whole, rest = divmod(cents, _CENTS)
        return self.words.yuan.format(n=f"{whole}.{rest:02}" if rest else whole)
