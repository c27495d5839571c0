"""The order of what is found: how well it fits, what people come for, what this hall does, themes before items."""

from collections.abc import Collection, Mapping

from shared.search.index import Index
from tests.search.names import index_of, item, real_index, real_names, theme


def found(
    index: Index,
    typed: str,
    *,
    comes: Mapping[str, float] | None = None,
    departments: Collection[str] = (),
    items: Collection[str] = (),
) -> list[str]:
    """Return the names of what a hall with these figures, departments and items finds."""
    favour = index.favour(comes or {}, departments, items)
    return [record.name for record in index.find(typed, favour=favour)]


def test_the_whole_name_stands_before_a_name_that_begins_so_and_that_before_one_that_holds_it() -> None:
    index = index_of(*map(item, ("变更取水许可", "取水许可变更", "取水许可")))
    for typed in ("取水许可", "qushuixuke", "qsxk"):
        assert found(index, typed) == ["取水许可", "取水许可变更", "变更取水许可"]


def test_what_reads_right_stands_before_what_only_sounds_alike_and_that_before_a_likeness() -> None:
    index = index_of(*map(item, ("民政登记", "明正登记", "敏感登记证")))
    assert found(index, "民政登记") == ["民政登记", "明正登记", "敏感登记证"]
    assert found(index, "minzheng")[0] == "民政登记"
    assert found(index, "mingzheng")[0] == "明正登记"


def test_what_people_come_for_stands_first_among_equals() -> None:
    index = index_of(*map(item, ("养老登记", "养老认证", "养老查询")))
    assert found(index, "养老", comes={"item:养老查询": 90, "item:养老认证": 2}) == ["养老查询", "养老认证", "养老登记"]


def test_no_number_of_people_lifts_a_rough_likeness_over_a_true_fit() -> None:
    index = index_of(*map(item, ("取水许可", "采水许可", "卫生许可")))
    assert found(index, "取水许可", comes={"item:采水许可": 1_000_000})[0] == "取水许可"


def test_a_theme_stands_before_an_item_at_an_equal_fit() -> None:
    index = index_of(item("开餐馆许可"), theme("开餐馆指南"))
    assert found(index, "开餐馆") == ["开餐馆指南", "开餐馆许可"]
    assert found(index, "kcg", comes={"item:开餐馆许可": 500}) == ["开餐馆指南", "开餐馆许可"]


def test_what_this_hall_does_stands_before_what_it_does_not() -> None:
    index = index_of(
        item("户口登记", department="police"), item("户口迁移", department="town"), item("户口查询", department="town")
    )
    assert found(index, "户口", departments=["town"])[-1] == "户口登记"
    assert found(index, "户口", items=["户口查询"])[0] == "户口查询"
    assert found(index, "户口登记", departments=["town"])[0] == "户口登记"


def test_what_a_hall_does_is_not_lost_among_thousands_of_others_like_it() -> None:
    names = [name for name in real_names() if "查询" in name]
    mine = names[-1]
    place = str(real_names().index(mine))
    assert len(names) > 200 or len(real_names()) < 200
    assert mine in found(real_index(), "查询", items=[place])


def test_figures_of_what_the_catalogue_no_longer_has_do_no_harm() -> None:
    index = index_of(item("取水许可"))
    assert found(index, "取水", comes={"item:gone": 5, "theme:gone": 7}, items=["gone"]) == ["取水许可"]
