"""The sheet on its way onto paper; a sheet is no ticket, so nothing is lost when it is printed once more."""

from typing import TYPE_CHECKING

from devices.ports import PrintOutcome, Reason
from devices.ports import PrintResult as DeviceResult
from kiosk.paper_job import STATE_OF, PaperState
from kiosk.print_record import sheet_job
from shared.documents.guide_ticket import guide_paper
from shared.documents.guide_wording import Wording
from shared.domain.guide.result import Guide

if TYPE_CHECKING:
    from kiosk.errands.guide.guided import GuidedPlace
    from kiosk.inquiry import Inquiry
    from shared.hall.guide import SheetCode


class Sheet:
    """Fetches the sheet's signed code, prints, and tells how it went; ``state`` is ``None`` until it is asked for."""

    def __init__(self, place: "GuidedPlace", result: Guide) -> None:
        self.state: PaperState | None = None
        self.reasons: frozenset[Reason] = frozenset()
        self._place = place
        self._result = result
        self._code: Inquiry[SheetCode] | None = None

    def print(self) -> None:
        """Print it, or print it once more; one under way is not doubled."""
        if self.state is PaperState.PRINTING:
            return
        self._become(PaperState.PRINTING)
        self._code = self._place.ask(self._place.code_question(), self._with_code)

    def _with_code(self) -> None:
        code = self._code.answer if self._code is not None else None
        plan = self._place.guide.hall.plan
        if code is None or plan is None:
            if self._code is not None and self._code.refusal is not None:
                self._become(PaperState.FAILED)
            return
        guide, devices = self._place.guide, self._place.guide.conductor.devices
        wording = Wording(self._result, self._place.theme, plan, guide.session.settings.language)
        now = guide.conductor.clock.now()
        paper = guide_paper(wording, code.code, printed_at=now, zone=plan.zone_info, width_mm=devices.roll_mm)
        devices.print_paper(sheet_job(), paper, self._ended)

    def _ended(self, outcome: PrintOutcome) -> None:
        """Note how it went; of a sheet nobody has to be asked, because another one harms nobody."""
        self.reasons = outcome.reasons
        if outcome.result is DeviceResult.UNKNOWN:
            self._place.guide.conductor.devices.answered(outcome.job_id, taken=True)
        if outcome.result is DeviceResult.PRINTED:
            self._place.guide.count("printed", self._place.subject)
        self._become(STATE_OF[outcome.result])

    def _become(self, state: PaperState) -> None:
        self.state = state
        self._place.guide.conductor.changed.emit()
