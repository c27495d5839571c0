"""A centre without its server, so that every message goes when the test says; a real gateway beside it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from central.centre import open_centre
from central.emulators.gateway import Gateway, serve
from central.front import Public
from central.messages.channel import NoChannel
from central.messages.sms_gateway import SmsGateway
from central.messages.words import By
from shared.clock import ManualClock
from tests.central.stand import centre_database
from tests.messages.post import Post

MONDAY_TEN = datetime(2026, 3, 2, 2, tzinfo=UTC)
KEY = "a gateway's key"


@pytest.fixture
def clock() -> ManualClock:
    """Return the centre's clock."""
    return ManualClock(MONDAY_TEN)


@pytest.fixture
def gateway() -> Gateway:
    """Return a gateway that nobody serves yet."""
    return Gateway(KEY)


@pytest.fixture
def gateway_url(gateway: Gateway) -> Iterator[str]:
    """Serve the gateway."""
    service = serve(gateway)
    service.start()
    yield f"{service.address}/messages"
    service.stop()


@pytest.fixture
def sms(gateway_url: str) -> Iterator[SmsGateway]:
    """Return the channel to the gateway; it waits two seconds for an answer, which is long on one machine."""
    channel = SmsGateway(gateway_url, KEY, timeout=httpx.Timeout(2.0))
    yield channel
    channel.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def post(
    request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock, gateway: Gateway, sms: SmsGateway
) -> Iterator[Post]:
    """Open a centre whose hall takes appointments."""
    with centre_database(request.param, tmp_path) as url:
        channels = {By.SMS: sms, By.MAIL: NoChannel()}
        centre = open_centre(
            url, key_file=tmp_path / "centre.key", clock=clock, channels=channels, public=Public("https://hall.example")
        )
        opened = Post(centre, clock, gateway)
        opened.open_hall()
        yield opened
        centre.close()
