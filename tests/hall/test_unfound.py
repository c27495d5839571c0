"""What people did not find is counted and told to the staff, without a trace of who they are."""

from datetime import timedelta
from pathlib import Path

import pytest

from shared.clock import ManualClock
from shared.hall import Code
from shared.hall.guide import GuideEvent, Unfound, UnfoundList
from shared.hall.handlers import counting
from shared.hall.places import ConfigureHall
from shared.hall.tickets import CloseDay
from shared.link import Hall
from shared.security.role import Role
from tests.domain.catalogues import small_catalogue
from tests.domain.plans import small_plan
from tests.hall.bringing import bring
from tests.hall.house import House, Way, open_house
from tests.hall.people import kinds, refused


@pytest.fixture
def kiosk(house: House, hall: Hall) -> Hall:
    """Return a kiosk in a hall that has the small catalogue."""
    bring(hall, small_catalogue())
    return house.connect(Role.KIOSK, "k1")


def miss(hall: Hall, text: str, times: int = 1) -> None:
    """Let somebody look for something in vain."""
    for _ in range(times):
        hall.do(GuideEvent(what="missed", subject=text))


def leave(hall: Hall, subject: str, at: str, times: int = 1) -> None:
    """Let somebody leave a guide at a question."""
    for _ in range(times):
        hall.do(GuideEvent(what="abandoned", subject=subject, at=at))


def told(hall: Hall, **wanted: int) -> list[tuple[str, str, str, int]]:
    """Return what, name, where and how often."""
    return [(row.what, row.name, row.at, row.count) for row in hall.ask(UnfoundList(**wanted))]


def test_the_staff_are_told_what_was_looked_for_in_vain_and_where_guides_were_left(kiosk: Hall, hall: Hall) -> None:
    miss(kiosk, "ksp", 3)
    miss(kiosk, "KSP ")
    leave(kiosk, "restaurant", "seats", 2)
    leave(kiosk, "theme:restaurant", "new")
    assert hall.ask(UnfoundList()) == [
        Unfound(what="missed", subject="ksp", name="ksp", at="", count=4, last_day="2026-03-02"),
        Unfound(
            what="abandoned",
            subject="theme:restaurant",
            name="开餐馆",
            at="有多少座位？",
            count=2,
            last_day="2026-03-02",
        ),
        Unfound(
            what="abandoned",
            subject="theme:restaurant",
            name="开餐馆",
            at="还没有营业执照吗？",
            count=1,
            last_day="2026-03-02",
        ),
    ]


def test_what_fewer_than_three_looked_for_is_only_a_sum(kiosk: Hall, hall: Hall) -> None:
    miss(kiosk, "zhangsan")
    miss(kiosk, "lisi", 2)
    miss(kiosk, "kafeiguan", 3)
    assert told(hall) == [("missed", "kafeiguan", "", 3), ("missed", "", "", 3)]
    assert "zhangsan" not in repr(hall.ask(UnfoundList()))


def test_what_may_be_a_persons_data_and_what_the_catalogue_does_not_know_leaves_no_trace(
    kiosk: Hall, hall: Hall
) -> None:
    miss(kiosk, "13800138000", 5)
    miss(kiosk, "张三 99", 5)
    leave(kiosk, "palace", "seats", 5)
    leave(kiosk, "restaurant", "13800138000")
    assert told(hall) == [("abandoned", "开餐馆", "", 1)]
    assert set(kinds(hall)) == {"hall.configured", "catalogue.published"}


def test_a_number_typed_into_the_search_is_in_no_file(clock: ManualClock, tmp_path: Path) -> None:
    with open_house(Way.SQLITE, clock, tmp_path) as house:
        hall = house.connect()
        hall.do(ConfigureHall(plan=small_plan()))
        miss(hall, "99010119850607123X")
        miss(hall, "kafeiguan")
        files = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.name.startswith("hall.db")}
    assert b"kafeiguan" in b"".join(files.values())
    assert not [name for name, content in files.items() if b"19850607123" in content]


def test_counts_are_by_day_and_gone_after_ninety(kiosk: Hall, hall: Hall, clock: ManualClock) -> None:
    miss(kiosk, "kafeiguan", 3)
    clock.advance(timedelta(days=10))
    miss(kiosk, "kafeiguan", 4)
    assert told(hall, days=10) == [("missed", "kafeiguan", "", 4)]
    assert told(hall, days=11) == [("missed", "kafeiguan", "", 7)]
    clock.advance(timedelta(days=81))
    hall.do(CloseDay())
    assert told(hall, days=90) == [("missed", "kafeiguan", "", 4)]
    clock.advance(timedelta(days=10))
    hall.do(CloseDay())
    assert told(hall, days=90) == []


def test_a_kiosk_gone_wild_fills_no_table(
    kiosk: Hall, hall: Hall, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_MOST_A_DAY", 5)
    for letter in "abcdefghij":
        miss(kiosk, letter * 4, 3)
    assert [name for _, name, _, _ in told(hall)] == ["aaaa", "bbbb", "cccc", "dddd", "eeee"]
    miss(kiosk, "aaaa")
    assert told(hall)[0] == ("missed", "aaaa", "", 4)
    clock.advance(timedelta(days=1))
    miss(kiosk, "ffff", 3)
    assert ("missed", "ffff", "", 3) in told(hall)


def test_a_kiosk_counts_and_does_not_look_and_a_desk_looks_with_its_clerk(house: House, kiosk: Hall) -> None:
    with refused(Code.NO_RIGHT):
        kiosk.ask(UnfoundList())
    with refused(Code.NOT_SIGNED_IN):
        house.connect(Role.DESK, "d1").ask(UnfoundList())
    with refused(Code.NO_RIGHT):
        miss(house.connect(Role.MONITOR), "kafeiguan")
    assert house.connect(Role.MONITOR).ask(UnfoundList()) == []
