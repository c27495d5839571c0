"""What a hall and a queue offer to those who book, as its pages show it."""

from collections.abc import Sequence

from central.office.port import NotThere
from shared.domain.appointments.slots import Slot
from shared.domain.plan import HallPlan, Queue
from shared.domain.refused import Refused

NOON = 12


def queue_in(plan: HallPlan, name: str) -> Queue:
    """Return a queue of a plan; raises :class:`NotThere` where the plan has it no longer."""
    try:
        return plan.queue(name)
    except Refused as refused:
        raise NotThere from refused


def halves(slots: Sequence[Slot]) -> list[tuple[str, list[Slot]]]:
    """Return the times of a day as those before noon (``am``) and after it (``pm``), an empty half left out."""
    before = [slot for slot in slots if slot.begins.hour < NOON]
    after = [slot for slot in slots if slot.begins.hour >= NOON]
    return [(half, times) for half, times in (("am", before), ("pm", after)) if times]
