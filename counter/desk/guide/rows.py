"""From a guide to the lines a clerk reads: materials of this counter first, steps in waves, questions, changes."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from counter.desk.guide.source import OpenGuide
from shared.documents.guide_wording import Wording
from shared.domain.guide.result import Bring, GuideMaterial, GuideStep
from shared.hall.guide import SheetOpened

_ORDER = (Bring.BRING, Bring.FILL_IN, Bring.ON_THE_WAY, Bring.FETCHED)


class Mark(Enum):
    """What stands in the box before a line (rule C14); ``NONE``: there is no box."""

    NONE = 0
    MISSING = 1
    RECEIVED = 2
    NOT_NEEDED = 3


@dataclass(frozen=True)
class GuideRow:
    """One line: what, a short figure at the right, what is known below it; without ``id`` it is a heading."""

    id: str
    text: str
    side: str = ""
    below: str = ""
    mark: Mark = Mark.NONE
    strong: bool = False
    own: bool = False
    """Whether this counter does it."""

    @property
    def spoken(self) -> str:
        """The row for a screen reader and a tooltip."""
        return "，".join(filter(None, (self.text, self.side, mark_word(self.mark), self.below)))


def mark_word(mark: Mark) -> str:
    """Return the word for a mark, so that a box is never the only sign (rule K18)."""
    words = {
        Mark.MISSING: QCoreApplication.translate("desk-guide", "not received"),
        Mark.RECEIVED: QCoreApplication.translate("desk-guide", "received"),
        Mark.NOT_NEEDED: QCoreApplication.translate("desk-guide", "not to be received"),
    }
    return words.get(mark, "")


def material_rows(wording: Wording, queues: Collection[str], received: Collection[str]) -> list[GuideRow]:
    """Return one row a material, those for steps that ``queues`` serve first, required ones before the rest."""
    own = {step.item for step in wording.guide.steps if step.queue in queues}
    here = [one for one in wording.guide.materials if own.intersection(one.items)]
    elsewhere = [one for one in wording.guide.materials if not own.intersection(one.items)]
    rows = []
    for title, materials in ((_here(here, received), here), (_elsewhere(own), elsewhere)):
        if materials:
            rows.append(GuideRow("", title))
            rows += [_material_row(one, wording, received) for one in sorted(materials, key=_urgency)]
    return rows


def step_rows(wording: Wording, queues: Collection[str]) -> list[GuideRow]:
    """Return the steps in waves, each with where it is served; those of ``queues`` are this counter's own."""
    rows = []
    for wave, items in enumerate(wording.guide.waves, start=1):
        rows.append(GuideRow("", _wave(wave, len(items))))
        rows += [_step_row(step, wording, queues) for step in wording.guide.steps if step.item in items]
    return rows


def question_rows(wording: Wording, shown: OpenGuide) -> list[GuideRow]:
    """Return the questions that are asked under the answers given, with these answers."""
    if shown.theme is None:
        return []
    given = dict(wording.guide.answers)
    asked = [*given, *wording.guide.open_questions]
    said = dict(wording.answers())
    open_ = QCoreApplication.translate("desk-guide", "not answered: all that may be needed is listed")
    rows = []
    for question in shown.theme.questions:
        if question.id in asked:
            text = wording.either(question.text, question.text_en)
            rows.append(GuideRow(question.id, text, below=said.get(text, open_), strong=question.id not in given))
    return rows


def change_rows(wording: Wording, shown: OpenGuide) -> list[GuideRow]:
    """Return in plain sentences what is different from the paper, and what the last answer took with it."""
    questions = {} if shown.theme is None else {one.id: one for one in shown.theme.questions}
    texts = {name: wording.either(one.text, one.text_en) for name, one in questions.items()}
    fallen = QCoreApplication.translate("desk-guide", "Fell away with the last change: the answer to “{question}”")
    sentences = [fallen.format(question=texts[one]) for one in shown.fallen]
    if shown.sheet is not None:
        sentences += _since_printing(shown.sheet, texts)
    return [GuideRow(str(number), sentence) for number, sentence in enumerate(sentences)]


def _since_printing(sheet: SheetOpened, questions: dict[str, str]) -> list[str]:
    gone = QCoreApplication.translate("desk-guide", "The answer to “{question}” no longer exists. Ask again.")
    new = QCoreApplication.translate("desk-guide", "New step, not on the paper: {name}")
    over = QCoreApplication.translate("desk-guide", "Step {number} of the paper is no longer needed or offered.")
    updated = QCoreApplication.translate(
        "desk-guide", "The catalogue was updated after printing (paper: {old}, today: {new})."
    )
    sentences = [gone.format(question=questions[one]) for one in sheet.gone_answers]
    sentences += [new.format(name=name) for name in sheet.new_items]
    sentences += [over.format(number=number) for number in sheet.gone_steps]
    if sheet.printed_version != sheet.guide.catalogue:
        sentences.append(updated.format(old=sheet.printed_version, new=sheet.guide.catalogue))
    return sentences


def _here(materials: list[GuideMaterial], received: Collection[str]) -> str:
    wanted = [one for one in materials if one.bring is not Bring.FETCHED]
    return QCoreApplication.translate("desk-guide", "Received at this counter: {done} of {all}").format(
        done=sum(one.material in received for one in wanted), all=len(wanted)
    )


def _elsewhere(own: Collection[str]) -> str:
    if own:
        return QCoreApplication.translate("desk-guide", "For steps at other counters and places")
    return QCoreApplication.translate("desk-guide", "None of the steps is served at this counter; all papers:")


def _urgency(material: GuideMaterial) -> tuple[bool, bool, bool, int]:
    """Put required ones first (rule C14), what the centre has itself last."""
    fetched = material.bring is Bring.FETCHED
    return fetched, not material.certain, material.tolerable, _ORDER.index(material.bring)


def _material_row(material: GuideMaterial, wording: Wording, received: Collection[str]) -> GuideRow:
    return GuideRow(
        material.material,
        wording.material_name(material),
        side=wording.counts(material),
        below=" · ".join(
            filter(None, (_way(material, wording), wording.steps_of(material), wording.marks(material), material.note))
        ),
        mark=_mark(material, received),
        strong=material.certain and material.bring is not Bring.FETCHED,
    )


def _mark(material: GuideMaterial, received: Collection[str]) -> Mark:
    if material.bring is Bring.FETCHED:
        return Mark.NOT_NEEDED
    return Mark.RECEIVED if material.material in received else Mark.MISSING


def _way(material: GuideMaterial, wording: Wording) -> str:
    if material.bring is Bring.ON_THE_WAY:
        return QCoreApplication.translate("desk-guide", "issued in step {number}").format(
            number=wording.issuer(material)
        )
    words = {
        Bring.BRING: QCoreApplication.translate("desk-guide", "to bring"),
        Bring.FILL_IN: QCoreApplication.translate("desk-guide", "filled in here"),
        Bring.FETCHED: QCoreApplication.translate("desk-guide", "need not be brought: the centre has it"),
    }
    return words[material.bring]


def _wave(wave: int, steps: int) -> str:
    if steps == 1:
        return QCoreApplication.translate("desk-guide", "Round {number}").format(number=wave)
    return QCoreApplication.translate("desk-guide", "Round {number} · {steps} steps side by side").format(
        number=wave, steps=steps
    )


def _step_row(step: GuideStep, wording: Wording, queues: Collection[str]) -> GuideRow:
    own = step.queue in queues
    here = QCoreApplication.translate("desk-guide", "this counter") if own else ""
    maybe = "" if step.certain else wording.words.maybe
    below = (here, wording.where(step), maybe, wording.after(step), wording.department(step))
    return GuideRow(
        step.item,
        f"{wording.number(step.item)}  {wording.step_name(step)}",
        side=wording.days(step),
        below=" · ".join(filter(None, below)),
        strong=own,
        own=own,
    )
