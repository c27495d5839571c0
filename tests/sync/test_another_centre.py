"""The hall is not married to our centre: an adapter to a province's platform, which speaks otherwise, does as well.

This platform takes one event at a time as a form, knows no epochs but "sources", answers in words, and gives its
catalogue as one numbered list. The adapter is all that knows it; the agent and the hall are the ones of every day.
"""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from shared.clock import ManualClock
from shared.domain.line import Light
from shared.hall.sync import FeedPlaces, JoinCentre, SyncStatus
from shared.link import Hall
from shared.store.moments import stored
from shared.sync.downloader import Downloader
from shared.sync.messages import EpochAck, EventBatch, EventsAck, FeedPage, FeedRow, SnapshotPage
from shared.sync.port import NotInOrder
from shared.sync.uploader import Uploader
from tests.hall.people import issue, journal


class Province:
    """A platform of another make, in memory: forms in, words out."""

    def __init__(self) -> None:
        self.forms: dict[str, list[dict[str, str]]] = {}
        self.catalogue = [{"no": 1, "code": "A-1", "title": "食品经营许可"}, {"no": 2, "code": "A-2", "title": "护照"}]

    def submit(self, source: str, number: int, form: dict[str, str]) -> str:
        forms = self.forms.setdefault(source, [])
        if number <= len(forms):
            return "DUPLICATE"
        if number > len(forms) + 1:
            return f"EXPECTED {len(forms) + 1}"
        forms.append(form)
        return "OK"

    def list_since(self, number: int) -> list[dict[str, Any]]:
        return [item for item in self.catalogue if item["no"] > number]


class ProvinceAdapter:
    """A :class:`shared.sync.port.CentrePort` over that platform."""

    def __init__(self, province: Province, clock: ManualClock) -> None:
        self._province, self._clock = province, clock

    @property
    def clock_off(self) -> timedelta:
        """The platform tells no time."""
        return timedelta()

    def push(self, batch: EventBatch) -> EventsAck:
        """Submit line by line; what it has already it says itself."""
        for number, event in enumerate(batch.events, batch.first):
            form = {"what": event.kind, "whom": event.subject, "when": str(event.at), "id": event.event_id}
            said = self._province.submit(f"source-{batch.epoch}", number, form)
            if said.startswith("EXPECTED"):
                raise NotInOrder(said, self._epochs(), fork=False)
        epochs = self._epochs()
        last = next((one.last for one in epochs if one.epoch == batch.epoch), 0)
        return EventsAck(ack=last, time=stored(self._clock.now()), feed_head="", epochs=epochs)

    def feed(self, topics: Sequence[str], after: str, wait: float) -> FeedPage:
        """Give what the numbered list has gained."""
        assert wait >= 0
        items = self._province.list_since(int(after or 0)) if "catalogue" in topics else []
        rows = [self._row(item) for item in items]
        return FeedPage(rows=rows, next=rows[-1].cursor if rows else after or "0", more=False, time=0)

    def snapshot(self, topic: str, after: str, cursor: str) -> SnapshotPage:
        """Give the whole list at once."""
        assert not after + cursor
        rows = [self._row(item) for item in self._province.list_since(0)] if topic == "catalogue" else []
        return SnapshotPage(rows=rows, cursor=rows[-1].cursor if rows else "0", after="", time=0)

    def close(self) -> None:
        """There is nothing to end."""

    def _row(self, item: dict[str, Any]) -> FeedRow:
        body = msgspec.Raw(msgspec.json.encode({"name": item["title"]}))
        return FeedRow(topic="catalogue", id=item["code"], rev=item["no"], cursor=str(item["no"]), body=body)

    def _epochs(self) -> list[EpochAck]:
        return [EpochAck(int(name.removeprefix("source-")), len(forms)) for name, forms in self._province.forms.items()]


@pytest.fixture
def province() -> Province:
    """Return the platform."""
    return Province()


def test_a_hall_syncs_with_a_platform_that_speaks_otherwise(
    hall: Hall, province: Province, clock: ManualClock, tmp_path: Path
) -> None:
    assert tmp_path
    adapter = ProvinceAdapter(province, clock)
    hall.do(JoinCentre(hall="binjiang", centre_key="0" * 64))
    issue(hall)
    uploader = Uploader(hall, adapter, clock)
    while uploader.step() == 0:
        pass
    assert [form["id"] for form in province.forms["source-1"]] == [entry.event_id for entry in journal(hall)]
    assert hall.ask(SyncStatus()).light is Light.GREEN
    downloader = Downloader(hall, adapter, wait=0)
    for _ in range(10):
        downloader.step()
    places = {place.topic: place.cursor for place in hall.ask(FeedPlaces())}
    assert places["catalogue"] == "2"


def test_a_platform_that_lost_its_memory_gets_everything_again(
    hall: Hall, province: Province, clock: ManualClock
) -> None:
    hall.do(JoinCentre(hall="binjiang", centre_key="0" * 64))
    uploader = Uploader(hall, ProvinceAdapter(province, clock), clock)
    while uploader.step() == 0:
        pass
    del province.forms["source-1"][1:]
    issue(hall)
    while uploader.step() == 0:
        pass
    assert [form["id"] for form in province.forms["source-1"]] == [entry.event_id for entry in journal(hall)]
