"""The catalogue's way from the centre to the people in a hall: whole or not at all, whatever happens on the way."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from central.feed import Feed, Published
from central.monitoring import HallNow, hall_list
from shared.clock import ManualClock
from shared.domain.catalogue.catalogue import Catalogue
from shared.domain.line import Troubles
from shared.errors import KnownError
from shared.hall import Refused
from shared.hall.catalogue import AddRows, EditionView, PublishEdition
from shared.hall.centre_catalogue import CentreCatalogue, CentrePart, Progress
from shared.hall.guide import GuideView, ItemView
from shared.hall.messages import Act
from shared.hall.places import PlanView
from shared.hall.sync import JoinCentre, SyncStatus, TakeSnapshot
from shared.link import Hall
from shared.security.role import Role
from shared.sync.agent import SyncAgent
from shared.sync.catalogue import EDITION, TOPIC, EditionBody, part_id
from shared.sync.downloader import Downloader
from shared.sync.editions import EditionTaker
from shared.sync.http_centre import HttpCentre
from shared.sync.messages import FeedPage, FeedRow, SnapshotPage
from shared.sync.port import CentreAway
from tests.central.stand import Stand
from tests.domain.catalogues import small_catalogue
from tests.hall.bringing import bring, whole
from tests.hall.house import House
from tests.hall.people import issue, kinds
from tests.patience import eventually
from tests.sync.catalogues import CutLine, Meddled, large, publish_at, shown
from tests.sync.line import Line, join


def _take(line: Line) -> None:
    """Do what the agent's third thread does."""
    EditionTaker(line.hall).step()


def _down(line: Line) -> None:
    line.down(14)
    _take(line)


def _progress(hall: Hall) -> Progress:
    now = hall.ask(CentreCatalogue())
    assert now is not None
    return now.progress


def _newer() -> Catalogue:
    return large("2026-2", "开饭馆")


def _at_centre(centre: Stand) -> HallNow:
    with centre.centre.database.reading() as session:
        (hall,) = hall_list(session, centre.clock.now())
    return hall


def test_a_kiosk_guides_by_what_the_centre_published(house: House, hall: Hall, centre: Stand, line: Line) -> None:
    kiosk = house.connect(Role.KIOSK, "k1")
    assert shown(kiosk) == []
    publish_at(centre, small_catalogue())
    _down(line)
    assert whole(hall) == small_catalogue()
    guide = kiosk.ask(GuideView(theme="restaurant", answers={"new": "yes", "agent": "no", "seats": "few"}))
    assert [step.item for step in guide.steps] == ["register", "health-check", "food"]
    line.up()
    assert (_at_centre(centre).catalogue, _at_centre(centre).catalogue_trouble) == ("2026-1", "")


def test_a_catalogue_of_many_parts_arrives_as_it_was_published(hall: Hall, centre: Stand, line: Line) -> None:
    assert publish_at(centre, large()).parts > 10
    _down(line)
    assert whole(hall) == large()


def test_of_another_edition_only_the_parts_that_differ_travel(hall: Hall, centre: Stand, line: Line) -> None:
    first = publish_at(centre, large())
    _down(line)
    items = list(large().items)
    items[60] = replace(items[60], name="体检")
    second = publish_at(centre, replace(large("2026-2"), items=tuple(items)))
    assert (second.parts, second.new_parts) == (first.parts, 1)
    _down(line)
    assert hall.ask(ItemView(item=items[60].id)).item.name == "体检"


def test_the_same_again_changes_nothing_and_publishes_nothing_in_the_hall(
    hall: Hall, centre: Stand, line: Line
) -> None:
    first = publish_at(centre, large())
    _down(line)
    again = publish_at(centre, large())
    assert (again.revision, again.new_parts) == (first.revision, 0)
    _down(line)
    assert kinds(hall).count("catalogue.published") == 1


def test_what_was_published_before_can_be_published_again(hall: Hall, centre: Stand, line: Line) -> None:
    for catalogue in (large(), _newer(), large()):
        publish_at(centre, catalogue)
        _down(line)
        assert whole(hall) == catalogue
    assert kinds(hall).count("catalogue.published") == 3


@pytest.mark.parametrize("answers", range(8))
def test_wherever_the_line_is_cut_people_see_the_whole_old_catalogue_or_the_whole_new_one(
    hall: Hall, centre: Stand, line: Line, answers: int
) -> None:
    publish_at(centre, small_catalogue())
    _down(line)
    publish_at(centre, _newer())
    cut = CutLine(line.port, answers)
    downloader = Downloader(line.hall, cut, wait=0)
    try:
        for _ in range(4):
            downloader.step()
    except CentreAway:
        _take(line)
    assert whole(hall) in (small_catalogue(), _newer())
    _down(line)
    assert whole(hall) == _newer()


@pytest.mark.parametrize("nth", [1, 2, 4])
def test_a_first_snapshot_that_is_cut_off_goes_on_where_it_was(hall: Hall, centre: Stand, line: Line, nth: int) -> None:
    publish_at(centre, large())
    with pytest.raises(KnownError):
        Downloader(Meddled(line.hall, TakeSnapshot, nth), line.port, wait=0).step()  # type: ignore[arg-type]
    _take(line)
    assert shown(hall) == []
    _down(line)
    assert whole(hall) == large()


def test_pages_that_come_twice_change_nothing(hall: Hall, centre: Stand, line: Line) -> None:
    class Twice(CutLine):
        """Gives the page before once more, as a proxy might."""

        before: FeedPage | None = None

        def feed(self, topics: Sequence[str], after: str, wait: float) -> FeedPage:
            page = super().feed(topics, after, wait)
            stale, self.before = self.before, page
            return (
                page
                if stale is None
                else FeedPage(rows=[*stale.rows, *page.rows], next=page.next, more=page.more, time=page.time)
            )

    _down(line)
    twice = Downloader(line.hall, Twice(line.port, 100), wait=0)
    for catalogue in (large(), _newer(), large("2026-3", "开小吃店")):
        publish_at(centre, catalogue)
        for _ in range(6):
            twice.step()
        _take(line)
        assert whole(hall) == catalogue
    assert kinds(hall).count("catalogue.published") == 3


def test_an_edition_that_is_replaced_while_half_of_it_is_down_is_never_seen(
    hall: Hall, centre: Stand, line: Line
) -> None:
    publish_at(centre, large())
    with pytest.raises(KnownError):
        Downloader(Meddled(line.hall, TakeSnapshot, 2), line.port, wait=0).step()  # type: ignore[arg-type]
    publish_at(centre, _newer())
    line.down(1)
    _take(line)
    assert shown(hall) in ([], ["开饭馆"])
    _down(line)
    assert whole(hall) == _newer()
    assert kinds(hall).count("catalogue.published") == 1


def test_an_edition_that_is_replaced_while_it_is_brought_in_is_never_seen(
    hall: Hall, centre: Stand, line: Line
) -> None:
    publish_at(centre, large())
    line.down(14)

    def replaced() -> None:
        publish_at(centre, _newer())
        line.down(14)

    taker = EditionTaker(Meddled(line.hall, CentrePart, 3, replaced))  # type: ignore[arg-type]
    with pytest.raises(Refused):
        taker.step()
    assert shown(hall) == []
    taker.step()
    assert whole(hall) == _newer()


@pytest.mark.parametrize("kind", [CentrePart, AddRows, PublishEdition])
def test_a_hub_that_goes_while_an_edition_is_brought_in_has_it_brought_in_later(
    hall: Hall, centre: Stand, line: Line, kind: type[Act[Any]]
) -> None:
    publish_at(centre, small_catalogue())
    _down(line)
    publish_at(centre, _newer())
    line.down(14)
    with pytest.raises(KnownError):
        EditionTaker(Meddled(line.hall, kind, 1)).step()  # type: ignore[arg-type]
    assert (shown(hall), _progress(hall)) == (["开餐馆"], Progress.WHOLE)
    _take(line)
    assert whole(hall) == _newer()


def test_what_the_hall_has_for_itself_stays(hall: Hall, centre: Stand, line: Line) -> None:
    plan, ticket = hall.ask(PlanView()), issue(hall)
    for catalogue in (small_catalogue(), _newer()):
        publish_at(centre, catalogue)
        _down(line)
    assert hall.ask(PlanView()) == plan
    assert issue(hall).number != ticket.number


def test_a_catalogue_that_the_hall_imported_itself_stays_until_the_centres_next(
    hall: Hall, centre: Stand, line: Line
) -> None:
    publish_at(centre, large())
    _down(line)
    bring(hall, small_catalogue())
    _down(line)
    assert whole(hall) == small_catalogue()
    assert _progress(hall) is Progress.TAKEN
    publish_at(centre, _newer())
    _down(line)
    assert whole(hall) == _newer()


def _publish_raw(centre: Stand, records: list[dict[str, Any]], **more: Any) -> None:
    """Publish an edition as no centre of this version would."""
    body = msgspec.json.encode(records)
    edition = {"head": {"region": "990100", "version": "2027-1"}, "parts": [part_id(body)], **more}
    with centre.centre.database.changing() as session:
        for row in (Published(TOPIC, part_id(body), msgspec.Raw(body)), Published(TOPIC, EDITION, edition)):
            Feed(session).publish(row, centre.clock.now())


_ITEM = {"record": "item", "id": "x", "name": "新事项", "department": "market"}
_DEPARTMENT = {"record": "department", "id": "market", "name": "市场监督管理局"}


@pytest.mark.parametrize(
    ("unusable", "trouble"),
    [
        (([_DEPARTMENT, {**_ITEM, "robot": True}], {}), "newer: robot unknown field"),
        (([_DEPARTMENT, {"record": "robot", "id": "r2"}], {}), "newer: record robot"),
        (([_DEPARTMENT, {**_ITEM, "visits": "many"}], {}), "newer: Expected `int | null`, got `str` - at `$.visits`"),
        (([_DEPARTMENT, _ITEM], {"form": 2}), "newer: form 2"),
        (([_ITEM], {}), "fault: item x unknown_department market"),
    ],
)
def test_an_edition_that_this_hall_cannot_use_is_told_once_and_the_old_one_stays(
    hall: Hall, centre: Stand, line: Line, unusable: tuple[list[dict[str, Any]], dict[str, Any]], trouble: str
) -> None:
    publish_at(centre, small_catalogue())
    _down(line)
    _publish_raw(centre, unusable[0], **unusable[1])
    for _ in range(2):
        _down(line)
    assert whole(hall) == small_catalogue()
    now = hall.ask(CentreCatalogue())
    assert now is not None
    assert (now.progress, now.trouble) == (Progress.UNUSABLE, trouble)
    assert kinds(hall).count("catalogue.refused") == 1
    told = hall.ask(SyncStatus())
    assert (told.unreadable, told.troubles) == (1, Troubles(catalogue_refused=True))
    line.up()
    assert (_at_centre(centre).catalogue, _at_centre(centre).catalogue_trouble) == ("2026-1", trouble)
    publish_at(centre, _newer())
    _down(line)
    assert (whole(hall), hall.ask(SyncStatus()).unreadable) == (_newer(), 0)
    assert not hall.ask(SyncStatus()).troubles
    line.up()
    assert (_at_centre(centre).catalogue, _at_centre(centre).catalogue_trouble) == ("2026-2", "")


def test_the_hall_brought_up_to_date_takes_what_it_could_not_use(
    hall: Hall, centre: Stand, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr("shared.sync.editions.FORM", 0)
        publish_at(centre, small_catalogue())
        _down(line)
        assert _progress(hall) is Progress.UNUSABLE
    _take(line)
    assert (whole(hall), _progress(hall)) == (small_catalogue(), Progress.TAKEN)
    assert hall.ask(SyncStatus()).unreadable == 0


def test_a_row_of_the_edition_that_nobody_understands_is_kept_aside(hall: Hall, centre: Stand, line: Line) -> None:
    publish_at(centre, small_catalogue())
    _down(line)
    with centre.centre.database.changing() as session:
        Feed(session).publish(Published(TOPIC, EDITION, {"pages": 7}), centre.clock.now())
    _down(line)
    assert (whole(hall), _progress(hall)) == (small_catalogue(), Progress.UNUSABLE)
    assert kinds(hall)[-1] == "feed.unreadable"
    assert hall.ask(SyncStatus()).troubles == Troubles(catalogue_refused=True)


def test_a_part_that_is_not_what_its_name_says_is_not_used(hall: Hall, line: Line) -> None:
    name = part_id(b"[]")
    edition = EditionBody(head=small_catalogue().head, parts=[name])

    class Other(CutLine):
        """A centre that mixes its parts up."""

        def snapshot(self, topic: str, after: str, cursor: str) -> SnapshotPage:
            assert not after + cursor
            rows = {EDITION: msgspec.json.encode(edition), name: b'[{"record":"kind","id":"01","name":"x"}]'}
            shown_rows = [
                FeedRow(topic=topic, id=key, rev=1, cursor="1", body=msgspec.Raw(body)) for key, body in rows.items()
            ]
            return SnapshotPage(rows=shown_rows if topic == TOPIC else [], cursor="1", after="", time=0)

    Downloader(line.hall, Other(line.port, 1), wait=0).step()
    _take(line)
    now = hall.ask(CentreCatalogue())
    assert now is not None
    assert (now.progress, now.trouble) == (Progress.UNUSABLE, f"damaged: {name}")
    assert hall.ask(EditionView()) is None


def test_the_agent_by_itself_brings_a_catalogue_in_while_tickets_are_drawn(
    house: House, centre: Stand, clock: ManualClock, tmp_path: Path
) -> None:
    identity = join(centre, tmp_path)
    joining = JoinCentre(hall=identity.hall, centre_key=identity.centre_key)
    window = house.connect()
    agent = SyncAgent(
        house.connect(Role.AGENT), joining, HttpCentre(identity, clock), HttpCentre(identity, clock), clock=clock
    )
    agent.start()
    publish_at(centre, large())

    def taken_over_while_a_ticket_is_drawn() -> bool:
        issue(window)
        return "catalogue.published" in kinds(window)

    eventually(taken_over_while_a_ticket_is_drawn)
    agent.close()
    assert whole(window) == large()
