"""Personal data: masked on screens, sealed in the database file, and in no journal, command or log."""

import logging
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shared.clock import ManualClock
from shared.hall.places import BoardView, ConfigureHall
from shared.hall.staff import AddStaff, SignIn
from shared.hall.tickets import Holder, IssueTicket
from tests.domain.plans import small_plan
from tests.hall.house import Way, open_house
from tests.hall.people import Clerk, citizen, journal

NAME = "欧阳金丝雀"
NOTE = "她的电话是13800138000"
PASSWORD = "canary in the coal mine"
CARD = citizen(order=777, name=NAME)
CANARIES = (NAME, CARD.id_number, NOTE, "13800138000", PASSWORD)


def _play(clock: ManualClock, folder: Path) -> list[str]:
    """Let one person come, be served, be sent on and be set aside; return what screens and journal showed."""
    with open_house(Way.SQLITE, clock, folder) as house:
        hall = house.connect()
        hall.do(ConfigureHall(plan=small_plan()))
        hall.do(AddStaff(login="li", name="李静", password=PASSWORD))
        hall.do(SignIn(login="li", password=PASSWORD, session=secrets.token_hex(32)))
        hall.do(IssueTicket(queue="social", holder=CARD))
        first = Clerk(hall, "c1")
        sent_on = first.transfer(first.serve_next(), "advice", NOTE)
        held = first.hold(first.serve_next(), NOTE)
        assert (sent_on.holder, held.holder, held.note) == ("欧***雀", "欧***雀", NOTE)
        shown = [repr(hall.ask(BoardView())), *(repr(entry) for entry in journal(hall))]
        files = [path for path in folder.iterdir() if path.name.startswith("hall.db")]
        assert {path.name for path in files} >= {"hall.db", "hall.db-wal"}
        for canary in CANARIES:
            for path in files:
                content = path.read_bytes()
                assert canary.encode() not in content, f"{canary!r} stands in {path.name}"
                assert canary.encode("utf-16-le") not in content
        return shown


def test_personal_data_is_never_plain_in_the_database_file_nor_in_journal_or_log(
    clock: ManualClock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        shown = _play(clock, tmp_path)
    for canary in CANARIES:
        assert not [text for text in (*shown, caplog.text) if canary in text]


def test_an_answer_kept_for_a_repeated_act_is_sealed_and_its_digest_needs_the_halls_key(
    clock: ManualClock, tmp_path: Path
) -> None:
    digests = []
    act = IssueTicket(queue="social", holder=CARD)
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        with open_house(Way.SQLITE, clock, folder) as house:
            house.connect().do(ConfigureHall(plan=small_plan()))
            house.connect().do(act)
        with closing(sqlite3.connect(folder / "hall.db")) as database:
            found = database.execute("SELECT digest, outcome FROM command WHERE id = ?", [act.command_id]).fetchone()
        digests.append(found[0])
        assert b"S001" not in found[1]
    assert digests[0] != digests[1]


def test_what_is_printed_of_an_act_names_nobody() -> None:
    secret = "correct horse battery"
    for message in (
        IssueTicket(queue="social", holder=CARD),
        AddStaff(login="li", name="李静", password=secret),
        SignIn(login="li", password=secret, session="0" * 64),
        Holder(NAME, CARD.id_number),
    ):
        assert not [word for word in (NAME, CARD.id_number, secret) if word in repr(message) + str(message)]
