"""What was meant is found: Han, pinyin, initials and mixtures, every reading, everyday words, and small errors."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.catalogue.wording import canonical
from shared.search.index import Index
from shared.search.reading import readings
from tests.search.names import index_of, item, real_index, real_names, theme

_TYPED = 64
"""As long as a question may be."""


def found(index: Index, typed: str, most: int = 10, **wanted: str) -> list[str]:
    """Return the names of what is found."""
    return [record.name for record in index.find(typed, most=most, **wanted)]  # type: ignore[arg-type]


def ways(name: str) -> list[str]:
    """Return a name in full pinyin, in initials, and in Han that go over into pinyin and into initials."""
    text, said = canonical(name), [reading.partition(",")[0] for reading in readings(name)]
    half = len(text) // 2
    pinyin, initials = "".join(said), "".join(sound[0] for sound in said)
    return [pinyin, initials, text[:half] + "".join(said[half:]), text[:half] + initials[half:]]


@settings(deadline=None)
@given(st.sampled_from(range(len(real_names()))))
def test_a_name_typed_whole_is_found_in_every_form(number: int) -> None:
    name = real_names()[number]
    for typed in (name, *ways(name)):
        names = found(real_index(), typed[:_TYPED], most=10)
        same = {other for other in real_names() if canonical(other) == canonical(name)}
        alike = len(typed) > _TYPED or canonical(name).isascii()
        assert alike or same & set(names), f"{typed!r} did not find {name!r} but {names}"


POLYPHONIC = (
    "重庆市户口迁移 银行开户许可 长途客运班线经营许可 单位会计档案查询 曾用名公证 女职工生育津贴 绿化工程审批 "
    "解除收养关系登记"
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("重庆户口", "重庆市户口迁移"),
        ("cqshk", "重庆市户口迁移"),
        ("chongqing", "重庆市户口迁移"),
        ("zhongqing", "重庆市户口迁移"),
        ("yinhang", "银行开户许可"),
        ("yinxingkaihu", "银行开户许可"),
        ("changtu", "长途客运班线经营许可"),
        ("kuaijidangan", "单位会计档案查询"),
        ("dwhjda", "单位会计档案查询"),
        ("cengyongming", "曾用名公证"),
        ("zengyongming", "曾用名公证"),
        ("nvzhigong", "女职工生育津贴"),
        ("nuzhigong", "女职工生育津贴"),
        ("lvhua", "绿化工程审批"),
        ("luhua", "绿化工程审批"),
        ("jiechushouyang", "解除收养关系登记"),
    ],
)
def test_every_reading_of_a_character_counts(typed: str, meant: str) -> None:
    assert found(index_of(*map(item, POLYPHONIC.split())), typed)[0] == meant


@pytest.mark.parametrize(
    ("error", "typed"),
    [
        ("a Han dropped", "居民身份申领"),
        ("a homophone", "居民身分证申领"),
        ("homophones all along", "居民深分正深领"),
        ("a letter dropped", "juminshenfezhengshenling"),
        ("two letters swapped", "jumnishenfenzhengshenling"),
        ("n for ng", "juminshenfenzhenshenlin"),
        ("ng for n", "jumingshengfengzhengshengling"),
        ("z for zh, s for sh", "juminsenfenzengsenling"),
        ("l for n", "jumilshenfenzhengshenlilg"),
        ("an initial dropped", "jmsfsl"),
        ("the wrong case and width", "ＪＵＭＩＮ ShenFen"),
        ("blanks and marks between", "居民-身份证 （申领）"),
    ],
)
def test_a_small_error_does_not_hide_what_was_meant(error: str, typed: str) -> None:
    assert "居民身份证申领" in found(real_index(), typed), error


@pytest.mark.parametrize("name", ["内地居民婚姻登记（结婚）", "药品经营许可证核发", "机动车驾驶证换证"])
def test_two_letters_or_a_han_swapped_anywhere_in_a_pinyin_name_still_find_it(name: str) -> None:
    pinyin = ways(name)[0]
    for place in range(len(pinyin) - 1):
        typed = pinyin[:place] + pinyin[place + 1] + pinyin[place] + pinyin[place + 2 :]
        assert name in found(real_index(), typed), typed


def test_the_first_letters_already_narrow_it_down_and_each_more_keeps_it() -> None:
    index = index_of(*map(item, ("食品经营许可", "药品经营许可", "取水许可", "结婚登记")))
    for length in range(1, len("shipinjingying") + 1):
        assert found(index, "shipinjingying"[:length])[0] == "食品经营许可"


def test_everyday_words_find_what_the_office_calls_otherwise() -> None:
    index = index_of(
        item("机动车驾驶证补领", "驾照丢了", "补驾照"), item("驾驶员培训机构备案"), theme("开餐馆", "开饭店")
    )
    for typed in ("驾照丢了", "jiazhao", "jzdl", "补驾照"):
        assert found(index, typed)[0] == "机动车驾驶证补领"
    assert found(index, "开饭店") == found(index, "kfd") == ["开餐馆"]
    assert found(index, "我要开餐馆") == ["开餐馆"]


def test_what_is_nowhere_in_the_catalogue_is_not_made_up() -> None:
    for typed in ("宇宙飞船", "qqqqqq", "xxyyzzww", "1234567", "hello world"):
        assert found(real_index(), typed) == [], typed


def test_an_audience_and_a_day_leave_out_what_is_not_for_them() -> None:
    ended, begun = item("取水备案", valid_until="2026-02-28"), item("取水查询", valid_from="2026-03-01")
    index = index_of(item("取水许可", audience=("firm",)), ended, begun)
    assert found(index, "取水", audience="person") == ["取水备案", "取水查询"]
    assert found(index, "取水", day="2026-02-28") == ["取水备案", "取水许可"]
    assert found(index, "取水", day="2026-03-01", audience="person") == ["取水查询"]


HOSTILE = [
    "' OR 1=1 --",
    "'; DROP TABLE ticket;--",
    '" OR ""="',
    "%_",
    "%",
    'NEAR("',
    "*",
    "NOT",
    "(" * 64,
    "a" * 64,
    "aan" * 21,
    "zh" * 32,
    "()*+?[]{}^$|\\",
    "😀" * 64,
    "👩‍👩‍👧‍👦" * 9,
    "\0\x1b[2J\r\n\t",
    "\u202e\u2066\u200b\ufeff",
    "e" + "\u0301" * 60,
    "\ud800",
    "𬱖𠀀",
    "ﬁﷺ",
    "İ",
    "가나다",
    "",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_looked_for_as_it_stands_and_never_fails(typed: str) -> None:
    names = found(real_index(), typed)
    if not canonical(typed):
        assert names == []


@settings(deadline=None)
@given(st.text(max_size=_TYPED))
def test_any_text_at_all_can_be_typed(typed: str) -> None:
    assert len(real_index().find(typed, most=60)) <= 60


def test_signs_are_neither_wildcards_nor_operators() -> None:
    index = index_of(*map(item, ("取水许可", "食品经营许可")))
    assert found(index, "取_许可") == found(index, "取许可")
    assert found(index, "%") == found(index, "*") == []


def test_names_that_hold_anything_are_indexed() -> None:
    odd = ["a", "😀", "", "的" * 500, "𬱖姓登记", "ABC-123", "\u202e反", "ﷺ", "行" * 30]
    index = index_of(*(item(name) for name in odd))
    assert found(index, "的的") == ["的" * 500]
    assert found(index, "abc123") == found(index, "abc") == ["ABC-123"]
    assert found(index, "𬱖姓登")[0] == found(index, "𬱖")[0] == "𬱖姓登记"


def test_an_empty_catalogue_can_be_searched() -> None:
    assert found(index_of(), "身份证") == []


def test_the_order_is_the_same_at_every_look() -> None:
    index = real_index()
    for typed in ("s", "sq", "登记", "shen"):
        first = found(index, typed, most=30)
        assert all(found(index, typed, most=30) == first for _ in range(3))
        assert found(index, typed, most=5) == first[:5]
        assert len(set(itertools.islice(first, 30))) == len(first)
