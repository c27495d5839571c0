"""What happened to a paper is still known after the program died, the power went, or the disk was full."""

import json
import os
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.ports import PrintOutcome, PrintResult, Reason
from devices.printer.journal_file import FileJournal, JobState

PRINTED = PrintOutcome("a", PrintResult.PRINTED)
STATES = st.sampled_from(JobState)


@pytest.fixture
def path(directory: Path) -> Path:
    return directory / "printer.jsonl"


@pytest.fixture
def after_a_crash(path: Path, devices_end: ExitStack) -> Callable[[], FileJournal]:
    """Open what a killed program left: nothing was closed, nothing said good-bye."""
    return lambda: devices_end.enter_context(closing(FileJournal(path)))


@pytest.fixture
def journal(after_a_crash: Callable[[], FileJournal]) -> FileJournal:
    return after_a_crash()


def test_a_printed_paper_is_remembered_with_its_reasons(
    journal: FileJournal, after_a_crash: Callable[[], FileJournal]
) -> None:
    outcome = PrintOutcome("a", PrintResult.FAILED, frozenset({Reason.PAPER_END, Reason.COVER_OPEN}))
    journal.queued("a")
    journal.sending("a")
    journal.ended(outcome)
    assert after_a_crash().outcome("a") == outcome


def test_a_job_found_in_sending_is_unknown_and_asked_about(
    journal: FileJournal, after_a_crash: Callable[[], FileJournal]
) -> None:
    journal.queued("a")
    journal.sending("a")
    again = after_a_crash()
    assert again.outcome("a") == PrintOutcome("a", PrintResult.UNKNOWN)
    assert again.to_ask == ("a",)
    assert again.to_offer == ()


def test_a_job_found_waiting_is_offered_again_until_it_is_taken_up(
    journal: FileJournal, after_a_crash: Callable[[], FileJournal]
) -> None:
    journal.queued("a")
    again = after_a_crash()
    assert again.outcome("a") is None
    assert again.to_offer == ("a",)
    again.queued("a")
    assert again.to_offer == ()
    assert again.to_ask == ()


@pytest.mark.parametrize(("taken", "result"), [(True, PrintResult.PRINTED), (False, PrintResult.FAILED)])
def test_what_a_person_said_is_not_asked_again(
    journal: FileJournal,
    after_a_crash: Callable[[], FileJournal],
    taken: bool,  # noqa: FBT001
    result: PrintResult,
) -> None:
    journal.sending("a")
    asked = after_a_crash()
    asked.answered("a", taken=taken)
    assert asked.to_ask == ()
    later = after_a_crash()
    assert later.to_ask == ()
    assert later.outcome("a") == PrintOutcome("a", result)


def test_nobody_can_talk_away_a_proof(journal: FileJournal) -> None:
    journal.ended(PRINTED)
    journal.answered("a", taken=False)
    journal.answered("never heard of", taken=True)
    assert journal.outcome("a") == PRINTED
    assert journal.outcome("never heard of") is None


@pytest.mark.parametrize("kept", range(30))
def test_a_line_torn_by_a_power_cut_costs_no_other_line(
    journal: FileJournal, path: Path, kept: int, after_a_crash: Callable[[], FileJournal]
) -> None:
    journal.ended(PRINTED)
    whole = path.read_bytes()
    journal.sending("b")
    path.write_bytes(path.read_bytes()[: len(whole) + kept])
    again = after_a_crash()
    assert again.outcome("a") == PRINTED
    again.ended(PrintOutcome("c", PrintResult.PRINTED))
    assert after_a_crash().outcome("c") == PrintOutcome("c", PrintResult.PRINTED)


@given(garbage=st.binary(max_size=200))
def test_damage_in_the_file_never_stops_the_program(tmp_path_factory: pytest.TempPathFactory, garbage: bytes) -> None:
    path = tmp_path_factory.mktemp("journal") / "j"
    line = b'{"job":"a","state":"printed"}\n'
    path.write_bytes(b"\n" + garbage + b"\n" + line)
    journal = FileJournal(path)
    assert journal.outcome("a") == PRINTED
    journal.close()


@given(story=st.lists(st.tuples(st.sampled_from("abcd"), STATES), max_size=30))
def test_after_any_story_and_a_crash_every_job_is_where_its_last_step_left_it(
    tmp_path_factory: pytest.TempPathFactory, story: list[tuple[str, JobState]]
) -> None:
    path = tmp_path_factory.mktemp("journal") / "j"
    journal = FileJournal(path)
    for job, state in story:
        step(journal, job, state)
    journal.close()
    again = FileJournal(path)
    last = dict(story)
    for job, state in last.items():
        survived = JobState.UNKNOWN if state is JobState.SENDING else state
        outcome = again.outcome(job)
        assert (outcome.result.value if outcome else JobState.QUEUED) == survived
    assert set(again.to_offer) == {job for job, state in last.items() if state is JobState.QUEUED}
    again.close()


def step(journal: FileJournal, job: str, state: JobState) -> None:
    match state:
        case JobState.QUEUED:
            journal.queued(job)
        case JobState.SENDING:
            journal.sending(job)
        case _:
            journal.ended(PrintOutcome(job, PrintResult(state.value)))


def test_the_file_stays_small_and_keeps_the_newest(path: Path) -> None:
    journal = FileJournal(path, keep=8)
    journal.queued("waits")
    for n in range(200):
        journal.queued(str(n))
        journal.sending(str(n))
        journal.ended(PrintOutcome(str(n), PrintResult.PRINTED))
    assert len(path.read_bytes().splitlines()) <= 4 * 8 + 4
    journal.close()
    again = FileJournal(path, keep=8)
    assert again.to_offer == ("waits",)
    assert [again.outcome(str(n)) is not None for n in range(190, 200)] == [False] * 2 + [True] * 8
    assert again.outcome("199") == PrintOutcome("199", PrintResult.PRINTED)
    again.close()


def test_a_step_that_cannot_be_kept_forbids_the_paper(journal: FileJournal) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, journal._file.fileno())
    os.close(full)
    with pytest.raises(OSError, match="cannot be written"):
        journal.sending("a")
    journal.ended(PRINTED)
    assert journal.outcome("a") == PRINTED


def test_the_file_holds_job_ids_states_and_reasons_and_nothing_else(journal: FileJournal, path: Path) -> None:
    journal.queued("a")
    journal.sending("a")
    journal.ended(PrintOutcome("a", PrintResult.UNKNOWN, frozenset({Reason.NO_ANSWER})))
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert lines == [
        {"job": "a", "state": "queued"},
        {"job": "a", "state": "sending"},
        {"job": "a", "state": "unknown", "reasons": ["no_answer"]},
    ]


def test_a_folder_that_is_not_there_is_said_at_once(directory: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FileJournal(directory / "nowhere" / "j")
