"""A person's turn told through everything: the hall's signed journal in, a text at the gateway out."""

from pathlib import Path

import httpx
import pytest

from central.centre import open_centre
from central.emulators.gateway import Gateway
from central.messages.channel import NoChannel
from central.messages.sms_gateway import SmsGateway
from central.messages.words import By
from central.server import CentreServer
from shared.clock import ManualClock
from shared.ids import new_id
from shared.security.sealing import public_half
from shared.store.moments import stored
from tests.central.stand import Stand, TestJournal, centre_database
from tests.messages.post import HALL, HALL_KEY, Post, at, plan

_SECONDS = 30.0


@pytest.mark.slow
def test_a_halls_journal_ends_as_a_text_that_the_turn_is_near(
    tmp_path: Path, clock: ManualClock, gateway: Gateway, sms: SmsGateway
) -> None:
    clock.jump(at(8, 30))  # too late for a reminder of ten o'clock
    with centre_database("sqlite", tmp_path) as url:
        channels = {By.SMS: sms, By.MAIL: NoChannel()}
        centre = open_centre(url, key_file=tmp_path / "centre.key", clock=clock, channels=channels)
        server = CentreServer(centre, "127.0.0.1", 0)
        server.start()
        with httpx.Client(base_url=server.address, trust_env=False) as client:
            hall, journal = Stand(centre, client, clock, server.address).enrol(HALL), TestJournal()
            journal.write("hall.configured", "small", plan=plan(), sealing_key=public_half(HALL_KEY))
            hall.pushed(journal.batch())
            row = Post(centre, clock, gateway).book(at(10))
            assert gateway.wait_for(1, _SECONDS)
            clock.jump(at(9, 50))
            journal.at, ticket = stored(clock.now()), new_id()
            issued = {"number": "A001", "queue": "advice", "business_date": "2026-03-04", "rank": journal.at}
            journal.write("ticket.issued", ticket, **issued)
            journal.write("appointment.arrived", row.id, ticket=ticket, punctuality="on_time")
            hall.pushed(journal.batch())
            assert gateway.wait_for(2, _SECONDS)
        server.stop()
        centre.close()
    assert gateway.texts[-1].text == "【小厅】张*丰，您的A001号快到了，前面0人，请到一楼东等候叫号。查进度 请到大厅"
