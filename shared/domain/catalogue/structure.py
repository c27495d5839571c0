"""Whether a catalogue holds together: unique ids, references that lead somewhere, graphs without cycles.

A catalogue with one of these faults cannot be published, because a guide made from it would be wrong.
"""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.catalogue.conditions import Condition
from shared.domain.catalogue.faults import Fault, FaultKind
from shared.domain.catalogue.items import Item
from shared.domain.catalogue.themes import Question, Theme

MOST_ID = 120
MOST_SLUG = 64
MOST_KIND = 40
_OPTIONS = range(2, 6)
"""Rule K13."""

Options = dict[str, frozenset[str]]
"""Question id → the ids of its options."""


def structural_faults(catalogue: Catalogue, items: Iterable[Item] | None = None) -> Iterator[Fault]:
    """Yield what keeps a catalogue from being published.

    ``items`` stands for the catalogue's own where there are too many of them to be in memory together.
    """
    yield from _id_faults(catalogue)
    seen: set[str] = set()
    known = _Known(catalogue)
    for item in catalogue.items if items is None else items:
        yield from _id_fault("item", item.id, MOST_ID)
        if item.id in seen:
            yield Fault(FaultKind.DUPLICATE, "item", item.id)
        seen.add(item.id)
        yield from known.item_faults(item)
    for theme in catalogue.themes:
        yield from _theme_faults(theme, seen)
    yield from _list_faults(catalogue, known, seen)


def options_of(theme: Theme) -> Options:
    """Return which options the questions of a theme have."""
    return {question.id: frozenset(option.id for option in question.options) for question in theme.questions}


def atoms(condition: Condition) -> Iterator[Condition]:
    """Yield the parts of a condition that look at an answer."""
    if condition.question:
        yield condition
    for part in (*condition.all, *condition.any, *condition.none):
        yield from atoms(part)


class _Known:
    """What items may refer to."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.departments = {department.id for department in catalogue.departments}
        self.kinds = {kind.id for kind in catalogue.kinds}
        self.materials = {material.id for material in catalogue.materials}
        self._options: Options = {}
        for theme in catalogue.themes:
            for question, options in options_of(theme).items():
                self._options[question] = self._options.get(question, frozenset()) | options

    def item_faults(self, item: Item) -> Iterator[Fault]:
        if item.department not in self.departments:
            yield Fault(FaultKind.UNKNOWN_DEPARTMENT, "item", item.id, item.department)
        if item.kind and item.kind not in self.kinds:
            yield Fault(FaultKind.UNKNOWN_KIND, "item", item.id, item.kind)
        used = [use.material for use in item.materials]
        for material in [*used, *item.results]:
            if material not in self.materials:
                yield Fault(FaultKind.UNKNOWN_MATERIAL, "item", item.id, material)
        yield from (Fault(FaultKind.DUPLICATE, "item", item.id, name) for name, n in Tally(used).items() if n > 1)
        for condition in (*(use.when for use in item.materials), *(fee.when for fee in item.fees)):
            yield from _condition_faults(condition, self._options, "item", item.id)


def _id_faults(catalogue: Catalogue) -> Iterator[Fault]:
    for record, ids, most in (
        ("department", [d.id for d in catalogue.departments], MOST_ID),
        ("kind", [k.id for k in catalogue.kinds], MOST_KIND),
        ("list_kind", [k.id for k in catalogue.list_kinds], MOST_KIND),
        ("material", [m.id for m in catalogue.materials], MOST_ID),
        ("theme", [t.id for t in catalogue.themes], MOST_SLUG),
        ("list", [published.id for published in catalogue.lists], MOST_ID),
    ):
        for name, n in Tally(ids).items():
            yield from _id_fault(record, name, most)
            if n > 1:
                yield Fault(FaultKind.DUPLICATE, record, name)


def _id_fault(record: str, name: str, most: int) -> Iterator[Fault]:
    if not 0 < len(name) <= most:
        yield Fault(FaultKind.BAD_ID, record, name)


def _theme_faults(theme: Theme, items: set[str]) -> Iterator[Fault]:
    if not theme.steps:
        yield Fault(FaultKind.NO_STEP, "theme", theme.id)
    steps = Tally(step.item for step in theme.steps)
    for item, n in steps.items():
        if item not in items:
            yield Fault(FaultKind.UNKNOWN_ITEM, "theme", theme.id, item)
        if n > 1:
            yield Fault(FaultKind.DUPLICATE, "theme", theme.id, item)
    options = options_of(theme)
    for step in theme.steps:
        yield from _condition_faults(step.when, options, "theme", theme.id)
        for edge in step.after:
            yield from _condition_faults(edge.when, options, "theme", theme.id)
            if edge.item not in steps:
                yield Fault(FaultKind.UNKNOWN_ITEM, "theme", theme.id, edge.item)
    yield from _cycle(theme)
    yield from _question_faults(theme)


def _cycle(theme: Theme) -> Iterator[Fault]:
    """Yield the cycle, if any, with the ids on it in order; conditions on the edges do not excuse it."""
    graph = {step.item: {edge.item for edge in step.after} for step in theme.steps}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield Fault(FaultKind.CYCLE, "theme", theme.id, " → ".join(error.args[1]))


def _question_faults(theme: Theme) -> Iterator[Fault]:
    options = options_of(theme)
    earlier: set[str] = set()
    for question in theme.questions:
        yield from _option_faults(theme, question)
        if question.id in earlier:
            yield Fault(FaultKind.DUPLICATE, "theme", theme.id, question.id)
        yield from _condition_faults(question.when, options, "theme", theme.id)
        if (question.when.questions() & options.keys()) - earlier:
            yield Fault(FaultKind.LATER_QUESTION, "theme", theme.id, question.id)
        earlier.add(question.id)


def _option_faults(theme: Theme, question: Question) -> Iterator[Fault]:
    ids = [option.id for option in question.options]
    if len(ids) not in _OPTIONS:
        yield Fault(FaultKind.OPTION_COUNT, "theme", theme.id, question.id)
    if len(set(ids)) < len(ids):
        yield Fault(FaultKind.DUPLICATE, "theme", theme.id, question.id)
    for name in (question.id, *ids):
        if not 0 < len(name) <= MOST_SLUG:
            yield Fault(FaultKind.BAD_ID, "theme", theme.id, name)


def _condition_faults(condition: Condition, options: Options, record: str, name: str) -> Iterator[Fault]:
    for atom in atoms(condition):
        if atom.question not in options:
            yield Fault(FaultKind.UNKNOWN_QUESTION, record, name, atom.question)
            continue
        for option in atom.one_of:
            if option not in options[atom.question]:
                yield Fault(FaultKind.UNKNOWN_OPTION, record, name, f"{atom.question}={option}")


def _list_faults(catalogue: Catalogue, known: _Known, items: set[str]) -> Iterator[Fault]:
    kinds = {kind.id for kind in catalogue.list_kinds}
    for published in catalogue.lists:
        if published.kind not in kinds:
            yield Fault(FaultKind.UNKNOWN_KIND, "list", published.id, published.kind)
        for entry in published.entries:
            if entry.item and entry.item not in items:
                yield Fault(FaultKind.UNKNOWN_ITEM, "list", published.id, entry.item)
            if entry.department and entry.department not in known.departments:
                yield Fault(FaultKind.UNKNOWN_DEPARTMENT, "list", published.id, entry.department)
