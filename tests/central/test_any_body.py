"""Whatever a hall's journal holds, its lines go on: what a database cannot keep is set aside (T42)."""

from typing import Any

import msgspec
import pytest

from central.read import READ_MODELS
from shared.ids import new_id
from tests.central.stand import Stand, TestHall, TestJournal

_FACTS = {kind: facts for model in READ_MODELS for kind, facts in model.facts.items()}
_TOO_MUCH: tuple[Any, ...] = (
    "长" * 70_000,
    "\0",
    "2026-99-99",
    2**62 + 1,
    2**63,
    -(2**63) - 1,
    2**31,
    -1,
    1.5,
    [[]],
    {},
)


def _bodies(facts: type[Any]) -> list[dict[str, Any]]:
    """Return bodies of a kind, each with one field that holds too much, the others holding what fits most columns."""
    fields = [field.encode_name for field in msgspec.structs.fields(facts)]
    usual = {name: 1 if name in {"epoch", "was", "known_seq", "until"} else "give_up" for name in fields}
    usual = {name: value for name, value in usual.items() if name not in {"business_date", "rank", "recalls", "plan"}}
    return [{**usual, name: value} for name in fields for value in _TOO_MUCH]


@pytest.mark.parametrize("kind", _FACTS)
def test_no_body_of_a_known_kind_stops_its_hall(stand: Stand, hall: TestHall, kind: str) -> None:
    journal = TestJournal()
    for body in _bodies(_FACTS[kind]):
        journal.write(kind, new_id(), **body)
        assert hall.pushed(journal.batch(len(journal.events))).ack == len(journal.events)
    kept, aside = stand.rows("SELECT count(*) FROM event")[0][0], stand.rows("SELECT count(*) FROM quarantine")[0][0]
    assert kept + aside == len(journal.events)


def test_two_tickets_given_out_under_one_id_stop_nobody(stand: Stand, hall: TestHall, journal: TestJournal) -> None:
    twice = journal.events[0]
    for _ in range(2):
        journal.write(twice.kind, twice.subject, **msgspec.json.decode(twice.body))
    assert hall.pushed(journal.batch()).ack == 14
    journal.write(twice.kind, twice.subject, **msgspec.json.decode(twice.body))
    assert hall.pushed(journal.batch(15)).ack == 15
    assert len(stand.rows("SELECT ticket_id FROM ticket_view")) == 3
