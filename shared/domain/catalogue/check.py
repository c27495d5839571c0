"""Whether a catalogue serves people well, beyond holding together: nothing unreachable, no question asked in vain.

What is found are values; ``main.py catalogue check`` has the sentences. Guides that lack one of the eight public parts
are a listing and no fault: the hall shows them marked, and their departments complete them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.catalogue.conditions import Answers, Condition, Verdict
from shared.domain.catalogue.faults import Fault, FaultKind
from shared.domain.catalogue.items import Item
from shared.domain.catalogue.public_parts import missing_parts
from shared.domain.catalogue.structure import atoms, structural_faults
from shared.domain.catalogue.themes import Question, Theme
from shared.domain.guide.conversion import department_lists, theme_lists

_MOST_TRIES = 100_000


@dataclass(frozen=True)
class Findings:
    """What a check found; ``incomplete`` pairs an item with the public parts it lacks.

    ``in_no_theme`` holds items that people find by department, by kind and by search alone; it is empty where the
    catalogue does not hold together.
    """

    faults: tuple[Fault, ...]
    incomplete: tuple[tuple[str, tuple[str, ...]], ...]
    in_no_theme: tuple[str, ...]


def check(catalogue: Catalogue) -> Findings:
    """Return every fault of a catalogue and what its items do not publish."""
    structural = [*structural_faults(catalogue)]
    faults = [*structural, *_unreachable(catalogue)]
    items = {item.id: item for item in catalogue.items}
    for theme in catalogue.themes:
        faults += _vain_questions(theme, items)
    incomplete = ((item.id, missing_parts(item)) for item in catalogue.items)
    return Findings(
        faults=tuple(faults),
        incomplete=tuple((name, parts) for name, parts in incomplete if parts),
        in_no_theme=() if structural else _in_no_theme(catalogue),
    )


def _in_no_theme(catalogue: Catalogue) -> tuple[str, ...]:
    converted = theme_lists(department_lists(catalogue.items), catalogue.themes)
    return tuple(entry.item for entry in converted.in_no_theme)


def _unreachable(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what people cannot find by kind or by searching; by department they find all that holds together."""
    for item in catalogue.items:
        if not item.kind:
            yield Fault(FaultKind.NO_KIND, "item", item.id)
    named = [("item", item.id, (item.name, *item.words)) for item in catalogue.items]
    named += [("theme", theme.id, (theme.name, *theme.words)) for theme in catalogue.themes]
    for record, name, words in named:
        if not any(character.isalnum() for word in words for character in word):
            yield Fault(FaultKind.NO_WORDS, record, name)


def _vain_questions(theme: Theme, items: dict[str, Item]) -> Iterator[Fault]:
    looked_at = [atom for condition in _conditions(theme, items) for atom in atoms(condition)]
    questions = {question.id: question for question in theme.questions}
    for question in theme.questions:
        if not _can_be_asked(question, questions):
            yield Fault(FaultKind.NEVER_ASKED, "theme", theme.id, question.id)
        choices = [atom.one_of for atom in looked_at if atom.question == question.id]
        if not choices:
            yield Fault(FaultKind.CHANGES_NOTHING, "theme", theme.id, question.id)
            continue
        for one, other in combinations([option.id for option in question.options], 2):
            if all((one in choice) == (other in choice) for choice in choices):
                yield Fault(FaultKind.SAME_OPTIONS, "theme", theme.id, f"{question.id}: {one}, {other}")


def _conditions(theme: Theme, items: dict[str, Item]) -> Iterator[Condition]:
    """Yield every condition that an answer in this theme can decide."""
    yield from (question.when for question in theme.questions)
    for step in theme.steps:
        yield step.when
        yield from (edge.when for edge in step.after)
        if step.item in items:
            item = items[step.item]
            yield from (use.when for use in item.materials)
            yield from (fee.when for fee in item.fees)


def _can_be_asked(question: Question, questions: dict[str, Question]) -> bool:
    """Tell whether some answers to the questions before it lead to this one; too many to try count as yes."""
    before = _before(question, questions)
    choices = [[(earlier.id, option.id) for option in earlier.options] for earlier in before]
    for tries, chosen in enumerate(product(*choices)):
        if tries == _MOST_TRIES:
            return True
        if question.when.judge(_heard(before, dict(chosen))) is Verdict.YES:
            return True
    return False


def _heard(before: Iterable[Question], chosen: Answers) -> Answers:
    """Return those of the answers whose questions would be asked at all, in the order of asking."""
    heard: dict[str, str] = {}
    for question in before:
        if question.when.judge(heard) is not Verdict.NO:
            heard[question.id] = chosen[question.id]
    return heard


def _before(question: Question, questions: dict[str, Question]) -> list[Question]:
    """Return the questions on which it depends that this one is asked, near and far, in the order of asking."""
    wanted: set[str] = set()
    ahead = set(question.when.questions())
    while ahead:
        name = ahead.pop()
        if name in questions and name not in wanted and name != question.id:
            wanted.add(name)
            ahead |= questions[name].when.questions()
    return [earlier for name, earlier in questions.items() if name in wanted]
