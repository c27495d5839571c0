"""A code lets one hall in, once, for ten minutes; guessing locks it; a revoked hall is out within a minute (T44)."""

from datetime import timedelta

import pytest

from central import halls, keys
from shared.clock import ManualClock
from tests.central.stand import Stand, TestHall, TestJournal


def _try(stand: Stand, hall: TestHall, code: str) -> int:
    status: int = stand.client.post("/v1/enrol", content=hall.enrolment(code)).status_code
    return status


def test_a_code_is_good_once(stand: Stand) -> None:
    code = stand.code_for("binjiang")
    assert _try(stand, TestHall(stand, "binjiang"), code) == 200
    assert _try(stand, TestHall(stand, "binjiang"), code) == 403


def test_a_code_is_for_its_hall_alone_and_for_ten_minutes(stand: Stand, clock: ManualClock) -> None:
    code = stand.code_for("binjiang")
    assert _try(stand, TestHall(stand, "gongshu"), code) == 403
    clock.advance(timedelta(minutes=10, seconds=1))
    assert _try(stand, TestHall(stand, "binjiang"), code) == 403


def test_a_thousand_guesses_find_nothing_and_five_lock_the_code(stand: Stand) -> None:
    code, guesser = stand.code_for("binjiang"), TestHall(stand, "binjiang")
    for n in range(5):
        assert _try(stand, guesser, f"GUESS{n:07d}") == 403
    assert _try(stand, guesser, code) == 403
    for n in range(100):
        assert _try(stand, guesser, f"AGAIN{n:07d}") == 403
    assert stand.rows("SELECT hall_id FROM hall") == []
    assert _try(stand, guesser, stand.code_for("binjiang")) == 200


def test_every_wrong_way_is_answered_alike(stand: Stand) -> None:
    used = stand.code_for("used")
    assert _try(stand, TestHall(stand, "used"), used) == 200
    stand.code_for("other")
    answers = {
        stand.client.post("/v1/enrol", content=TestHall(stand, hall).enrolment(code)).content
        for hall, code in (("used", used), ("other", "WRONG"), ("nobody", "WRONG"))
    }
    assert len(answers) == 1


@pytest.mark.parametrize("body", [b"", b"{}", b"[" * 5000, b'{"hall":"../x","code":"c","public_key":"00"}', b"\xff"])
def test_what_is_no_enrolment_is_refused(stand: Stand, body: bytes) -> None:
    assert stand.client.post("/v1/enrol", content=body).status_code in {400, 413}


def test_a_revoked_hall_is_refused_within_a_minute(
    stand: Stand, hall: TestHall, journal: TestJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.pushed(journal.batch(1, 4))
    with stand.centre.database.changing() as session:  # as `main.py central revoke` does in another process
        assert halls.revoke(session, "binjiang", stand.clock.now())
    assert keys.KEYS_LIVE_SECONDS <= 60
    monkeypatch.setattr(keys, "KEYS_LIVE_SECONDS", 0.0)  # the half minute is over
    answer = hall.push(journal.batch(5))
    assert (answer.status_code, answer.json()["code"]) == (401, "revoked")
    assert len(stand.rows("SELECT seq FROM event")) == 4
    assert _try(stand, hall, stand.code_for("binjiang")) == 200
    assert hall.push(journal.batch(5)).status_code == 200
