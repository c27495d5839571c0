"""The end of the questions: what exactly this person needs."""

from kiosk.errands.guide.guided import StepOfFlow
from kiosk.errands.guide.items import ItemPlace


class ResultPlace(StepOfFlow):
    """The flow of the steps, and from each step its item."""

    page = "result"

    def open_step(self, item: str) -> None:
        """Show the item of a step."""
        self.guide.go(ItemPlace(self.guide, item))

    def begin_elsewhere(self) -> None:
        """Show where the first step is done, when this hall does not serve it."""
        result = self.result.answer
        if result is not None and result.steps:
            self.open_step(result.steps[0].item)
