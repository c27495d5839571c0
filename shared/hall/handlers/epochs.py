"""What follows when a hall's database turns out to be a restored backup.

Whatever happened after the backup is unknown here but may be known to the centre and printed on paper in people's
hands. So sequence numbers towards the centre begin anew in the next epoch, what the centre had not acknowledged is sent
once more in it, and the tickets' numbers of the day jump.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from shared.domain.refused import Refused
from shared.hall.messages import Done
from shared.hall.sync import StartEpoch
from shared.store.seals import EpochRow

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work

_LOG = logging.getLogger(__name__)
NUMBERS_SKIPPED = 200
"""More tickets than a queue gives out between two hourly backups."""


def present_epoch(work: "Work") -> EpochRow:
    """Return the epoch the journal is sealed in now; a hall's first begins with its first line."""
    epochs = work.seals.epochs()
    return epochs[-1] if epochs else EpochRow(1, 0, 0, 0)


def begin_first_epoch(work: "Work") -> EpochRow:
    """Return the present epoch, stored also when it is the first."""
    if not work.seals.epochs():
        work.seals.begin_epoch(1, 0)
    return present_epoch(work)


def oldest_unsent(work: "Work") -> EpochRow:
    """Return the first epoch of which the centre lacks sealed lines; the present one where it has them all."""
    epochs = work.seals.epochs()
    return next((one for one in epochs if work.seals.last(one).seq > one.acked), present_epoch(work))


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


def lacks_trimmed(acknowledged: Mapping[int, int], work: "Work") -> bool:
    """Tell whether the centre has less than it acknowledged long ago, so that some of it is kept here no longer."""
    return any(acknowledged.get(one.epoch, 0) < one.trimmed for one in work.seals.epochs())


def start_behind_trimmed(acknowledged: Mapping[int, int], work: "Work") -> Done:
    """Begin an epoch with the oldest line that is here, because the centre lost lines that it can get from nobody.

    That is told in the journal, and at the centre once the line arrives there.
    """
    _LOG.warning(
        "the centre lost lines that this hall keeps no longer: a new epoch begins with the oldest that is here"
    )
    epochs = work.seals.epochs()
    number = max(epochs[-1].epoch, *acknowledged, 0) + 1
    gaps = [
        {"epoch": one.epoch, "first": acknowledged.get(one.epoch, 0) + 1, "last": one.trimmed}
        for one in epochs
        if acknowledged.get(one.epoch, 0) < one.trimmed
    ]
    base = max(work.seals.at(one, one.trimmed).journal_seq for one in epochs if one.trimmed)
    work.seals.forget_epochs()
    work.trims.forget_marks()
    work.seals.begin_epoch(number, base)
    work.hall.save_epoch(number)
    work.journal.forget_epoch()
    work.note("journal.gap", str(number), epoch=number, gaps=gaps)
    line = work.seals.line()
    if line is not None:
        lost = sum(gap["last"] - gap["first"] + 1 for gap in gaps)
        work.seals.save_line(replace(line, gap_at=work.now, gap_lines=lost))
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
