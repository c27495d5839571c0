"""Any order of acts, lost and doubled messages, crashes, partitions, restored backups and clock jumps keeps the road.

The invariants are those of ``sync.md``. That the machine would find a loss is shown by taking the epoch away.
"""

import contextlib
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from central.ingest import Ingest
from shared.hall.handlers import ACTS, epochs, sync
from shared.hall.messages import Done
from shared.hall.sync import StartEpoch
from tests.hall.people import journal
from tests.sync.crossing import DOUBLED, LOST_ANSWER, LOST_REQUEST, Crossing

MONDAY_TEN = datetime(2026, 3, 2, 2, tzinfo=UTC)
_MEMORY = Path("/dev/shm")  # noqa: S108 real files, without waiting for a disk that others use
FAULTS = st.sampled_from(["", "", LOST_REQUEST, LOST_ANSWER, DOUBLED])
QUICK = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=False,
    phases=[Phase.generate],
)


class AnyLine(RuleBasedStateMachine):
    """One hall, one line, one centre."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="onehall-line-", dir=_MEMORY if _MEMORY.is_dir() else None))
        self.crossing = Crossing(self._folder, MONDAY_TEN)
        self.restorings = 0
        self.seen = journal(self.crossing.hall)
        self.trimmed: set[str] = set()
        """The events that the hall keeps no longer, because the centre had them for long enough."""

        self.was_there: set[str] = set()
        """The events that the centre had at any time."""

    @rule()
    def a_person_takes_a_number(self) -> None:
        self.crossing.issue()

    @rule(fault=FAULTS)
    def the_agent_sends(self, fault: str) -> None:
        self.crossing.send(fault)

    @rule(cut=st.booleans())
    def the_line_is_cut_or_healed(self, *, cut: bool) -> None:
        self.crossing.line.cut = cut

    @precondition(lambda self: self.crossing.line.sent)
    @rule(data=st.data())
    def something_sent_long_ago_arrives_once_more(self, data: st.DataObject) -> None:
        self.crossing.line.deliver(data.draw(st.sampled_from(self.crossing.line.sent)))

    @rule()
    def the_hub_dies(self) -> None:
        self.crossing.crash_hall()

    @rule()
    def the_hall_is_backed_up(self) -> None:
        self.crossing.back_up_hall()

    @precondition(lambda self: self.restorings < 3)
    @rule(marker=st.booleans())
    def the_hall_is_restored(self, *, marker: bool) -> None:
        self.restorings += 1
        self.trimmed.clear()  # of what is not in its backup a hall knows nothing
        self.crossing.restore_hall(marker=marker)
        if not marker:
            self.crossing.settle()  # a hall on a new disk is given out to people when the centre has answered

    @rule()
    def the_centre_is_backed_up(self) -> None:
        self.crossing.settle()
        self.crossing.back_up_centre()

    @precondition(lambda self: self.restorings < 3)
    @rule()
    def the_centre_is_restored(self) -> None:
        self.restorings += 1
        self.the_hall_lets_nothing_go_that_the_centre_never_had()
        self.crossing.restore_centre()

    @rule(standing=st.booleans())
    def five_weeks_pass(self, *, standing: bool) -> None:
        if standing:
            self.crossing.settle()
        self.crossing.pass_time(timedelta(weeks=5))
        if standing:
            self.crossing.settle()

    @rule()
    def the_hub_tidies(self) -> None:
        self.crossing.tidy()

    @rule(days=st.sampled_from([0, 0, 0, 1, 4]))
    def the_halls_clock_jumps(self, days: int) -> None:
        self.crossing.hall_clock.jump(self.crossing.centre_clock.now() + timedelta(days=days))

    @invariant()
    def the_hall_lets_nothing_go_that_the_centre_never_had(self) -> None:
        here = journal(self.crossing.hall)
        gone = {entry.event_id for entry in self.seen if entry.seq < here[0].seq}
        self.seen = here
        self.was_there.update(event for _, _, event, _ in self.crossing.there())
        assert gone <= self.was_there, "the centre lacks what the hall has let go"
        self.trimmed.update(gone)

    @invariant()
    def the_centre_counts_no_event_twice(self) -> None:
        counted = [event for _, _, event, again in self.crossing.there() if not again]
        assert len(counted) == len(set(counted))

    @invariant()
    def the_centres_numbers_are_dense_in_each_epoch(self) -> None:
        found: dict[int, list[int]] = {}
        for epoch, seq, _, _ in self.crossing.there():
            found.setdefault(epoch, []).append(seq)
        assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in found.values())

    def teardown(self) -> None:
        """Heal everything, and compare both sides."""
        try:
            self._both_sides_agree()
        finally:
            self.crossing.close()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _both_sides_agree(self) -> None:
        self.crossing.settle()
        here, there = self.crossing.here(), self.crossing.there()
        assert set(here) <= {event for _, _, event, _ in there}, "the centre lacks what the hall has"
        newest = max((epoch for epoch, *_ in there), default=1)
        of_newest = [event for epoch, _, event, _ in there if epoch == newest]
        both = min(len(here), len(of_newest))
        assert of_newest[-both:] == here[-both:], "the newest epoch is not the hall's own end"
        lost = self.trimmed - {event for _, _, event, _ in there}
        assert not lost or self.crossing.gaps(), "the centre lacks what the hall has let go, and nobody was told"
        views = self.crossing.tickets()
        self.crossing.fold_anew()
        assert self.crossing.tickets() == views, "the read model is not the fold of the events"


_LOSSES = ("lacks what the hall has", "is not the hall's own end")
"""A line that is missing at the centre, or another one in its place: which is met first depends on the play."""


class OftenRestored(AnyLine):
    """The same, with what a restored backup is about more often: something sent that the backup does not know."""

    @precondition(lambda self: self.restorings < 3)
    @rule()
    def the_hall_is_restored_to_before_what_it_sent(self) -> None:
        self.restorings += 1
        self.crossing.back_up_hall()
        self.crossing.issue()
        self.crossing.settle()
        self.trimmed.clear()
        self.crossing.restore_hall(marker=True)
        self.crossing.issue()


class OftenTidied(AnyLine):
    """The same, with lines that go because they are old, and a centre restored to before it had them."""

    @rule()
    def five_weeks_later_the_old_is_gone(self) -> None:
        self.five_weeks_pass(standing=True)
        self.the_hub_tidies()

    @precondition(lambda self: self.restorings < 3)
    @rule()
    def the_centre_is_restored_to_before_what_is_gone(self) -> None:
        self.crossing.back_up_centre()
        self.crossing.issue()
        self.five_weeks_later_the_old_is_gone()
        self.the_centre_is_restored()


@pytest.mark.slow
def test_whatever_grows_old_both_sides_agree_and_what_is_lost_is_told() -> None:
    run_state_machine_as_test(OftenTidied, settings=QUICK)


@pytest.mark.slow
def test_whatever_happens_both_sides_agree_in_the_end() -> None:
    run_state_machine_as_test(OftenRestored, settings=QUICK)


@pytest.mark.slow
def test_with_the_epoch_taken_away_the_same_play_finds_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    def stay(_act: StartEpoch, _work: object) -> Done:
        return Done()

    def skip_only(_self: Ingest, _batch: object, _cursor: object) -> None:
        """Skip what has a known number, as a centre without chain and epochs would."""

    monkeypatch.setitem(ACTS, StartEpoch, stay)  # type: ignore[arg-type]
    monkeypatch.setattr(sync, "start", stay)
    monkeypatch.setattr(epochs, "start", stay)
    monkeypatch.setattr(Ingest, "_check", skip_only)
    until_found = settings(QUICK, max_examples=100)
    with pytest.raises(BaseException) as found, contextlib.suppress(KeyboardInterrupt):  # noqa: PT011 a group of them
        run_state_machine_as_test(OftenRestored, settings=until_found)
    told = repr(found.value) + repr(getattr(found.value, "exceptions", ""))
    assert any(loss in told for loss in _LOSSES), told


@pytest.mark.slow
def test_numbers_on_paper_stay_unique_through_a_restored_backup(tmp_path: Path) -> None:
    crossing = Crossing(tmp_path, MONDAY_TEN)
    crossing.issue()
    crossing.back_up_hall()
    for _ in range(150):
        crossing.issue()
    crossing.restore_hall(marker=True)
    for _ in range(150):
        crossing.issue()
    crossing.close()
    assert len(crossing.numbers) == len(set(crossing.numbers)) == 301
