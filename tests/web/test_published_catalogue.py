"""Citizens' pages and the published catalogue: another edition is there without a restart, and nobody waits for it."""

from pathlib import Path

import httpx
import msgspec

from central.feed import Feed, Published
from shared.clock import ManualClock
from shared.sync.catalogue import EDITION, TOPIC, part_id
from tests.central.stand import Stand, centre_database, running
from tests.domain.catalogues import small_catalogue
from tests.patience import eventually
from tests.sync.catalogues import large, publish_at
from tests.web.booking_hall import Citizen
from tests.web.house import ON_BOTH


def _themes(stand: Stand) -> str:
    return stand.client.get("/guide?for=firm").text


@ON_BOTH
def test_pages_guide_by_the_built_in_catalogue_until_one_is_published_and_then_by_that(stand: Stand) -> None:
    Citizen(stand.client)  # asks from a fresh address each time: it asks more than thirty times a minute
    assert "开餐馆" in _themes(stand)
    assert stand.client.get("/guide/theme/restaurant").text.count("还没有营业执照吗") == 0
    publish_at(stand, small_catalogue())
    eventually(lambda: "还没有营业执照吗" in stand.client.get("/guide/theme/restaurant").text)


def test_another_edition_takes_over_with_its_search(stand: Stand) -> None:
    stand.client.timeout = httpx.Timeout(60)
    publish_at(stand, small_catalogue())
    stand.centre.shelf.look()
    assert "食品经营许可" in stand.client.get("/guide/search", params={"q": "食品"}).text
    publish_at(stand, large("2026-2", "开饭馆"))
    stand.centre.shelf.look()
    assert "开饭馆" in _themes(stand)
    assert "健康检查（7）" in stand.client.get("/guide/search", params={"q": "健康检查（7）"}).text
    assert stand.client.get("/guide/item/check-00007").status_code == 200


def test_a_centre_that_starts_again_has_the_published_catalogue_from_its_first_page(
    tmp_path: Path, clock: ManualClock
) -> None:
    with centre_database("sqlite", tmp_path) as url:
        with running(url, tmp_path, clock) as before:
            publish_at(before, large("2026-2", "开饭馆"))
            before.centre.shelf.look()
            (index,) = tmp_path.glob("*.npz")
        made = index.stat().st_mtime_ns
        with running(url, tmp_path, clock) as after:
            assert "开饭馆" in _themes(after)
        assert index.stat().st_mtime_ns == made


def test_what_a_later_version_published_leaves_the_pages_as_they_are(stand: Stand) -> None:
    publish_at(stand, large("2026-2", "开饭馆"))
    stand.centre.shelf.look()
    part = msgspec.json.encode([{"record": "robot", "id": "r2"}])
    edition = {"head": {"region": "990100", "version": "2027-1"}, "parts": [part_id(part)]}
    with stand.centre.database.changing() as session:
        for row in (Published(TOPIC, part_id(part), msgspec.Raw(part)), Published(TOPIC, EDITION, edition)):
            Feed(session).publish(row, stand.clock.now())
    stand.centre.shelf.look()
    assert "开饭馆" in _themes(stand)
