"""Two centres, each a process of its own on one PostgreSQL, share the post: every message goes out once."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import httpx
import pytest

from central.centre import open_centre
from central.emulators.gateway import Gateway
from shared.clock import ManualClock, SystemClock
from shared.domain.hours import OpeningHours, Span
from tests.central.stand import centre_database, centre_process
from tests.messages.conftest import KEY
from tests.messages.post import Post, citizen, plan

_PEOPLE = 20
_SECONDS = 60.0


@pytest.mark.slow
def test_two_centres_on_one_database_send_each_message_once(tmp_path: Path, gateway: Gateway, gateway_url: str) -> None:
    settings = {"key_file": str(tmp_path / "centre.key"), "sms_url": gateway_url, "sms_key": KEY}
    with ExitStack() as end:
        url = end.enter_context(centre_database("postgresql", tmp_path))
        clock = ManualClock(SystemClock().now())
        centre = open_centre(url, key_file=tmp_path / "centre.key", clock=clock)
        end.callback(centre.close)
        post = Post(centre, clock, gateway)
        always = OpeningHours(week=((Span(time(0), time(23, 59, 59)),),) * 7)
        post.open_hall(replace(plan(), hours=always))
        addresses = [end.enter_context(centre_process(url, **settings)) for _ in range(2)]
        tomorrow = (clock.now() + timedelta(days=1)).replace(hour=2, minute=0, second=0, microsecond=0)
        for serial in range(_PEOPLE):
            post.book(tomorrow + timedelta(days=1), citizen(serial))
        assert gateway.wait_for(_PEOPLE, _SECONDS)
        counts = [httpx.get(f"{address}/v1/status").json()["messages"] for address in addresses]
    assert sorted(text.to for text in gateway.texts) == sorted(citizen(serial).phone for serial in range(_PEOPLE))
    assert gateway.asked == _PEOPLE
    assert all(count["channels"] == {"sms": "http", "mail": "none"} for count in counts)
