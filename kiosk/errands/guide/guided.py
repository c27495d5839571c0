"""What can be done with a guide once it is known: print it, take it along, take a number, see papers and forms."""

from kiosk.errands.errand import Step
from kiosk.errands.guide.errand import GuideErrand
from kiosk.errands.guide.place import Place
from kiosk.errands.guide.sheet import Sheet
from shared.domain.catalogue.subjects import subject_of
from shared.domain.catalogue.themes import Theme
from shared.domain.guide.result import Bring, Guide, GuideMaterial, GuideStep
from shared.hall.guide import GuideView, ItemGuide, SheetCodeFor


class GuidedPlace(Place):
    """A place with a guide: to a theme under the answers given, or to one item."""

    def __init__(self, guide: GuideErrand, view: GuideView | ItemGuide, theme: Theme | None = None) -> None:
        super().__init__(guide)
        self.theme = theme
        self.result = self.ask(view, self._found)
        self.sheet: Sheet | None = None
        self._view = view

    @property
    def subject(self) -> str:
        """What is guided to, as tickets and counts name it."""
        if isinstance(self._view, GuideView):
            return subject_of(self._view.theme, theme=True)
        return subject_of(self._view.item, theme=False)

    def first_here(self) -> GuideStep | None:
        """Return a certain step to begin with that this hall serves, ``None`` where one begins elsewhere."""
        result = self.result.answer
        steps = result.steps if result is not None else ()
        return next((step for step in steps if step.wave == 1 and step.certain and step.queue is not None), None)

    def take_ticket(self) -> None:
        """Take a number for the first step."""
        step = self.first_here()
        if step is not None and step.queue is not None:
            self.guide.take_ticket(step.queue, self.subject)

    def print(self) -> None:
        """Print the sheet; one that may have failed is printed again, for a sheet too many harms nobody."""
        if self.sheet is not None:
            self.sheet.print()

    def show_materials(self) -> None:
        """Show what to bring."""
        if self.result.answer is not None:
            self.guide.go(MaterialsPlace(self.guide, self.result.answer, self.theme))

    def show_samples(self) -> None:
        """Show which forms there are."""
        if self.result.answer is not None:
            self.guide.go(SamplesPlace(self.guide, self.result.answer))

    def show_code(self) -> None:
        """Show the sheet's code, to be taken along with a telephone."""
        self.guide.go(CodePlace(self.guide, self.code_question(), self.subject))

    def code_question(self) -> SheetCodeFor:
        """Return the question for the code of this sheet."""
        if isinstance(self._view, GuideView):
            return SheetCodeFor(theme=self._view.theme, answers=self._view.answers)
        return SheetCodeFor(item=self._view.item)

    def _found(self) -> None:
        result = self.result.answer
        if result is not None:
            self.guide.count("finished", self.subject)
            self.sheet = Sheet(self, result)
        self._draw_anew()


class MaterialsPlace(Place):
    """The papers of a guide by what one does about them; ``shown`` is the part on the page."""

    page = "materials"

    def __init__(self, guide: GuideErrand, result: Guide, theme: Theme | None) -> None:
        super().__init__(guide)
        self.result = result
        self.theme = theme
        self.shown = next((part for part, found in self.parts().items() if found), Bring.BRING)

    def parts(self) -> dict[Bring, tuple[GuideMaterial, ...]]:
        """Return the materials to bring, to fill in, and those that need not be brought."""
        not_brought = (Bring.FETCHED, Bring.ON_THE_WAY)
        return {
            Bring.BRING: tuple(m for m in self.result.materials if m.bring is Bring.BRING),
            Bring.FILL_IN: tuple(m for m in self.result.materials if m.bring is Bring.FILL_IN),
            Bring.FETCHED: tuple(m for m in self.result.materials if m.bring in not_brought),
        }

    def show(self, part: Bring) -> None:
        """Show another part."""
        self.shown = part
        self.guide.conductor.move()


class SamplesPlace(Place):
    """The forms of a guide and what their samples are called."""

    page = "samples"

    def __init__(self, guide: GuideErrand, result: Guide) -> None:
        super().__init__(guide)
        self.result = result

    def forms(self) -> tuple[GuideMaterial, ...]:
        """Return the forms and whatever else a sample is shown of."""
        return tuple(m for m in self.result.materials if m.bring is Bring.FILL_IN or m.sample)


class CodePlace(Place):
    """The code of a sheet on the screen (扫码带走)."""

    page = "sheetcode"

    def __init__(self, guide: GuideErrand, question: SheetCodeFor, subject: str) -> None:
        super().__init__(guide)
        self.code = self.ask(question, self._found)
        self._subject = subject

    def _found(self) -> None:
        if self.code.answer is not None:
            self.guide.count("taken", self._subject)
        self._draw_anew()


class StepOfFlow(GuidedPlace):
    """A guided place that is the last step of the questions."""

    def __init__(self, guide: GuideErrand, view: GuideView, theme: Theme, number: int) -> None:
        super().__init__(guide, view, theme)
        self._number = number

    @property
    def step(self) -> Step | None:
        """The last of the steps."""
        return Step(self._number, self._number)
