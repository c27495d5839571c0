"""The guide is made here: a theme, or one item, meets a person's answers, the catalogue and the hall."""

from collections.abc import Iterable
from dataclasses import dataclass

from shared.domain.catalogue.conditions import Answers, Verdict
from shared.domain.catalogue.index import Index
from shared.domain.catalogue.items import Item
from shared.domain.catalogue.public_parts import missing_parts
from shared.domain.catalogue.themes import Step, Theme
from shared.domain.guide.answers import check_answers, counting, in_force
from shared.domain.guide.days import days_of, longest_way
from shared.domain.guide.order import Before, all_before, among, gathered, nearest, waves
from shared.domain.guide.papers import Asking, merged
from shared.domain.guide.reasons import Judge
from shared.domain.guide.result import Guide, GuideFee, GuideStep
from shared.domain.plan import HallPlan


def make_guide(theme: Theme, answers: Answers, index: Index, plan: HallPlan | None) -> Guide:
    """Return the guide to ``theme`` under ``answers``: what is certain, and what open questions may still bring.

    ``plan`` tells which queue and counters serve a step; without one nothing is said of them. Raise :class:`Refused`:
    unknown_answer, or theme_fault for a theme that leads round in a circle. ``index`` holds the items that are offered
    today: a step for any other falls away and is named in ``not_offered``.
    """
    check_answers(theme, answers)
    return _Making(theme, answers, index, plan).guide(theme.name, theme.name_en)


def make_item_guide(item_id: str, index: Index, plan: HallPlan | None) -> Guide:
    """Return the guide to one item by itself: what only some applicants need is there as what may be needed.

    Raise :class:`Refused` (unknown_item).
    """
    item = index.item(item_id)
    alone = Theme(id="", name=item.name, steps=(Step(item.id),))
    return _Making(alone, {}, index, plan).guide(item.name, item.name_en)


@dataclass(frozen=True)
class _Chosen:
    """A step that applies or may apply."""

    step: Step
    item: Item
    certain: bool


class _Making:
    """One guide in the making: the steps that do not fall away, and their order."""

    def __init__(self, theme: Theme, answers: Answers, index: Index, plan: HallPlan | None) -> None:
        self._theme, self._index, self._plan = theme, index, plan
        self._answers = answers
        self._counted = in_force(theme.questions, answers)
        self._judge = Judge(theme.questions, self._counted)
        applying = [*self._applying()]
        self._not_offered = tuple(step.item for step, _ in applying if step.item not in index.items)
        chosen = {
            step.item: _Chosen(step, index.items[step.item], certain)
            for step, certain in applying
            if step.item in index.items
        }
        self._all_sure = all_before(theme, lambda when: self._judge.verdict(when) is Verdict.YES)
        self._before = among(all_before(theme, lambda when: self._judge.verdict(when) is not Verdict.NO), chosen.keys())
        self._wave = waves(self._before)
        place = {item: position for position, item in enumerate(chosen)}
        self._chosen = {item: chosen[item] for item in sorted(chosen, key=lambda item: (self._wave[item], place[item]))}

    def _applying(self) -> Iterable[tuple[Step, bool]]:
        for step in self._theme.steps:
            verdict = self._judge.verdict(step.when)
            if verdict is not Verdict.NO:
                yield step, verdict is Verdict.YES

    def guide(self, name: str, name_en: str) -> Guide:
        """Return the finished guide."""
        days = {item: days_of(chosen.item) for item, chosen in self._chosen.items()}
        sure = self._sure_order()
        way = longest_way(sure, days)
        fees = tuple(self._fees())
        return Guide(
            theme=self._theme.id,
            name=name,
            catalogue=self._index.version,
            answers=tuple(counting(self._theme.questions, self._answers).items()),
            open_questions=tuple(q.id for q in self._theme.questions if q.id not in self._counted),
            steps=tuple(self._step(chosen, days[item]) for item, chosen in self._chosen.items()),
            waves=gathered(self._wave, self._chosen),
            materials=merged(self._askings(), self._index.materials, self._judge, self._on_the_way()),
            fees=fees,
            fee_cents=sum(fee.fee.cents or 0 for fee in fees if fee.certain),
            days=way.days,
            days_at_least=way.at_least,
            days_most=longest_way(self._before, days).days,
            without_limit=tuple(item for item in self._chosen if days[item] is None),
            critical_path=way.steps,
            not_offered=self._not_offered,
            name_en=name_en,
        )

    def _sure_order(self) -> Before:
        return among(self._all_sure, {item for item, chosen in self._chosen.items() if chosen.certain})

    def _step(self, chosen: _Chosen, days: int | None) -> GuideStep:
        step, item = chosen.step, chosen.item
        department = self._index.departments[item.department]
        queue, counters = self._served(item)
        after = nearest(self._before, item.id)
        return GuideStep(
            item=item.id,
            name=item.name,
            department=department.id,
            department_name=department.name,
            wave=self._wave[item.id],
            after=tuple(other for other in self._chosen if other in after),
            certain=chosen.certain,
            reason=self._judge.reason([step.when], [step.why]),
            statutory=item.statutory,
            promised=item.promised,
            days=days,
            visits=item.visits,
            online=item.online,
            appointment=item.appointment,
            terminal=item.terminal,
            queue=queue,
            counters=counters,
            place=item.place or department.address,
            hours=item.hours,
            phone=item.phone or department.phone,
            form=item.form,
            results=tuple(self._index.materials[result].name for result in item.results),
            waits=tuple((edge.item, edge.why) for edge in step.after if edge.item in after and edge.why),
            name_en=item.name_en,
            department_name_en=department.name_en,
            incomplete=missing_parts(item),
        )

    def _served(self, item: Item) -> tuple[str | None, tuple[str, ...]]:
        """Return the queue and the counters' labels that serve ``item`` in this hall."""
        queue = None if self._plan is None else self._plan.queue_for(item.id, item.department)
        if self._plan is None or queue is None:
            return None, ()
        return queue.id, tuple(counter.label for counter in self._plan.counters_of(queue.id))

    def _askings(self) -> Iterable[Asking]:
        for chosen in self._chosen.values():
            for use in chosen.item.materials:
                verdict = self._judge.verdict(use.when)
                if verdict is not Verdict.NO:
                    certain = chosen.certain and verdict is Verdict.YES
                    yield Asking(chosen.item.id, use, (chosen.step.when, use.when), certain)

    def _on_the_way(self) -> frozenset[tuple[str, str]]:
        """Return (item, material) where a certain step, certainly before the item, issues the material."""
        return frozenset(
            (item, result)
            for item in self._chosen
            for earlier in self._all_sure[item]
            if earlier in self._chosen and self._chosen[earlier].certain
            for result in self._chosen[earlier].item.results
        )

    def _fees(self) -> Iterable[GuideFee]:
        for chosen in self._chosen.values():
            for fee in chosen.item.fees:
                verdict = self._judge.verdict(fee.when)
                if verdict is not Verdict.NO:
                    yield GuideFee(chosen.item.id, fee, chosen.certain and verdict is Verdict.YES)
