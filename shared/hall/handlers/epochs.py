"""What follows when a hall's database turns out to be a restored backup.

Whatever happened after the backup is unknown here but may be known to the centre and printed on paper in people's
hands. So sequence numbers towards the centre begin anew in the next epoch, what the centre had not acknowledged is sent
once more in it, and the tickets' numbers of the day jump.
"""

from typing import TYPE_CHECKING

from shared.domain.refused import Refused
from shared.hall.messages import Done
from shared.hall.sync import StartEpoch
from shared.store.seals import EpochRow

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work

NUMBERS_SKIPPED = 200
"""More tickets than a queue gives out between two hourly backups."""


def present_epoch(work: "Work") -> EpochRow:
    """Return the epoch the journal is sealed in now; a hall's first begins with its first line."""
    epochs = work.seals.epochs()
    return epochs[-1] if epochs else EpochRow(1, 0, 0)


def begin_first_epoch(work: "Work") -> EpochRow:
    """Return the present epoch, stored also when it is the first."""
    if not work.seals.epochs():
        work.seals.begin_epoch(1, 0)
    return present_epoch(work)


def start(act: StartEpoch, work: "Work") -> Done:
    """Begin the next epoch."""
    old = begin_first_epoch(work)
    number = max(old.epoch, act.above) + 1
    known = work.seals.at(old, old.acked)
    work.seals.unseal_after(old.epoch, old.acked)
    work.seals.begin_epoch(number, known.journal_seq)
    work.hall.save_epoch(number)
    work.journal.forget_epoch()
    _skip_numbers(work)
    work.note("hall.restored", str(number), epoch=number, was=old.epoch, known_seq=old.acked)
    return Done()


def _skip_numbers(work: "Work") -> None:
    """Let every queue's numbers of today jump; of a short range at most half of what is left."""
    try:
        plan, day = work.plan, work.day
    except Refused:
        return  # a hall without a plan has printed no numbers
    for queue in plan.queues:
        left = work.tickets.numbers_left(queue.id, day, queue.first_number, queue.last_number)
        work.tickets.skip_numbers(queue.id, day, queue.first_number, max(0, min(NUMBERS_SKIPPED, left // 2)))
