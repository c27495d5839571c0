"""From the clerk's key to the citizen's telephone: a real hall, its agent, a centre, and an open page."""

import time
from pathlib import Path

from central.feed import Feed, Published
from shared.clock import ManualClock
from shared.hall.sync import JoinCentre
from shared.hall.tickets import IssueTicket
from shared.security.role import Role
from shared.sync.agent import SyncAgent
from shared.sync.http_centre import HttpCentre
from shared.sync.identity import load_identity
from shared.sync.pages import ADDRESS, PAGES
from tests.central.stand import Stand
from tests.hall.house import House
from tests.hall.people import Clerk
from tests.patience import within
from tests.sync.line import Line
from tests.web.test_live import until


def test_the_telephone_turns_within_two_seconds_of_the_clerks_key(
    house: House, centre: Stand, line: Line, clock: ManualClock, tmp_path: Path
) -> None:
    with centre.centre.database.changing() as session:
        Feed(session).publish(Published(PAGES, ADDRESS, {"address": centre.address}), clock.now())
    line.down()
    hall, identity = house.connect(), load_identity(tmp_path / "centre.json")
    clerk = Clerk(hall, "c2")
    paper = hall.do(IssueTicket(queue="advice")).qr
    line.up()
    joining = JoinCentre(hall=identity.hall, centre_key=identity.centre_key)
    up, down = HttpCentre(identity, clock), HttpCentre(identity, clock)
    agent = SyncAgent(house.connect(Role.AGENT), joining, up, down, clock=clock)
    agent.start()
    page = paper[len(centre.address) :]
    assert "下一个就是您" in centre.client.get(page).text
    with centre.client.stream("GET", f"{page.replace('/T/', '/t/', 1)}/live") as answer:
        lines = answer.iter_lines()

        def turn() -> float:
            until(lines, "下一个就是您")
            pressed = time.monotonic()
            called = clerk.call_next()
            until(lines, "2 号窗口")
            seconds = time.monotonic() - pressed
            clerk.transfer(clerk.begin(called), "social" if called.queue == "advice" else "advice")
            return seconds

        within(2, turn)
    agent.close()
