"""A small catalogue to make guides from: opening a restaurant; and any catalogue whatever, for the rules."""

from dataclasses import dataclass, replace
from datetime import time
from functools import cache
from itertools import combinations
from operator import attrgetter

from hypothesis import strategies as st

from shared.domain.catalogue.catalogue import Catalogue, Head
from shared.domain.catalogue.conditions import ALWAYS, Condition
from shared.domain.catalogue.index import Index
from shared.domain.catalogue.items import Department, Fee, Item, Limit, Material, MaterialUse, Source, Unit
from shared.domain.catalogue.themes import After, Option, Question, Step, Theme
from shared.domain.hours import OpeningHours, Span
from shared.domain.plan import Counter, Group, HallPlan, Queue

RENTED = Condition("premises", ("rented",))
LONG_LEASE = Condition("lease", ("long",))
BIG = Condition("size", ("big",))
SIGN = Condition("sign", ("yes",))

QUESTIONS = (
    Question("premises", "经营场所是谁的？", (Option("owned", "自己的"), Option("rented", "租来的"))),
    Question("lease", "租期超过一年吗？", (Option("long", "超过"), Option("short", "不超过")), when=RENTED),
    Question("size", "面积多大？", (Option("small", "不到 300 平方米"), Option("big", "300 平方米以上"))),
    Question("sign", "要装门头招牌吗？", (Option("yes", "要"), Option("no", "不要"))),
)

RESTAURANT = Theme(
    id="restaurant",
    name="开餐馆",
    questions=QUESTIONS,
    steps=(
        Step("food", after=(After("register", why="先有营业执照"), After("fire"))),
        Step("register"),
        Step("fire", when=BIG, why="面积大的场所要先过消防检查", after=(After("fit-out"),)),
        Step("fit-out", when=RENTED),
        Step("sign", when=SIGN, after=(After("register"),)),
    ),
)

CATALOGUE = Catalogue(
    head=Head("110000", "2026-03"),
    departments=(
        Department("market", "市场监督管理局", phone="12315", address="一楼"),
        Department("rescue", "消防救援大队", phone="96119"),
        Department("city", "城市管理局"),
    ),
    materials=(
        Material("id-card", "身份证"),
        Material("licence", "营业执照"),
        Material("deed", "不动产权证书", source=Source.CENTRE),
        Material("lease", "租赁合同"),
        Material("form", "申请书", source=Source.FORM),
        Material("plan", "平面图"),
    ),
    items=(
        Item(
            "register", "企业设立登记", "market", promised=Limit(1), statutory=Limit(15), results=("licence",),
            materials=(
                MaterialUse("id-card", 1, 1), MaterialUse("form", tolerable=True),
                MaterialUse("lease", 1, 2, when=RENTED), MaterialUse("deed", when=Condition(none=(RENTED,))),
            ),
        ),
        Item(
            "food", "食品经营许可", "market", promised=Limit(10),
            materials=(MaterialUse("id-card", 0, 2), MaterialUse("licence", 0, 1), MaterialUse("plan", tolerable=True)),
            fees=(Fee("检验费", 5000, when=BIG), Fee("工本费", 1000), Fee("评审费", None)),
        ),
        Item(
            "fire", "消防安全检查", "rescue", statutory=Limit(10, Unit.CALENDAR_DAYS), materials=(MaterialUse("plan"),)
        ),
        Item("fit-out", "装修备案", "city", promised=Limit(3), materials=(MaterialUse("lease", when=LONG_LEASE),)),
        Item("sign", "门头招牌设置", "city", materials=(MaterialUse("licence"),)),
    ),
    themes=(RESTAURANT,),
)  # fmt: skip

INDEX = Index.of(CATALOGUE)

PLAN = HallPlan(
    id="small",
    name="小厅",
    name_en="Small hall",
    zone="Asia/Shanghai",
    hours=OpeningHours(week=((Span(time(9), time(17)),),) * 5 + ((), ())),
    groups=(Group("firm", "法人办事", "For firms", "business"),),
    queues=(
        Queue("firms", "A", "企业开办", "Firms", "firm", departments=("market",)),
        Queue("food", "B", "食品", "Food", "firm", items=("food",)),
    ),
    counters=(
        Counter("c1", "1", "一楼东", "Ground floor east", ("firms",)),
        Counter("c2", "2", "一楼东", "Ground floor east", ("firms", "food")),
    ),
)


_MATERIALS = 4


@dataclass(frozen=True)
class Case:
    """A theme of some catalogue, and answers to some of its questions."""

    theme: Theme
    index: Index
    answers: dict[str, str]


@cache
def _conditions(questions: int) -> st.SearchStrategy[Condition]:
    """Return conditions over the first so many questions; a pool of all small ones, because drawing them is slow."""
    leaves = [Condition(f"q{n}", options) for n in range(questions) for options in (("a",), ("b",), ("a", "b"))]
    pairs = [(leaf,) for leaf in leaves] + list(combinations(leaves, 2))
    groups = [Condition(**{how: pair}) for pair in pairs for how in ("all", "any", "none")]
    return st.sampled_from([ALWAYS, *leaves, *groups])


@cache
def _items(questions: int) -> st.SearchStrategy[Item]:
    when, names = _conditions(questions), st.sampled_from([f"m{n}" for n in range(_MATERIALS)])
    uses = st.builds(MaterialUse, names, st.integers(0, 2), st.integers(0, 2), when, st.booleans())
    limits = st.none() | st.builds(Limit, st.integers(0, 30), st.sampled_from(Unit))
    fees = st.builds(Fee, st.just("费"), st.none() | st.integers(0, 9999), when=when)
    return st.builds(
        Item, st.just(""), st.just("事项"), st.just("d"), promised=limits, statutory=limits,
        materials=st.lists(uses, max_size=3).map(tuple), fees=st.lists(fees, max_size=1).map(tuple),
        results=st.lists(names, max_size=1).map(tuple),
    )  # fmt: skip


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return any theme without a circle; conditions of questions look at earlier questions."""
    asked = draw(st.integers(0, 3))
    options = (Option("a", "甲"), Option("b", "乙"))
    questions = tuple(Question(f"q{n}", f"第{n}问", options, when=draw(_conditions(n))) for n in range(asked))
    sources = draw(st.lists(st.sampled_from(Source), min_size=_MATERIALS, max_size=_MATERIALS))
    materials = tuple(Material(f"m{n}", f"材料{n}", source=source) for n, source in enumerate(sources))
    items = tuple(
        replace(item, id=f"i{n}") for n, item in enumerate(draw(st.lists(_items(asked), min_size=1, max_size=5)))
    )
    when = _conditions(asked)
    steps = []
    for n, item in enumerate(items):
        edges = st.builds(After, st.sampled_from([earlier.id for earlier in items[:n]] or [""]), when)
        after = draw(st.lists(edges, max_size=2 if n else 0, unique_by=attrgetter("item")))
        steps.append(Step(item.id, draw(when), after=tuple(after)))
    theme = Theme("t", "主题", questions=questions, steps=tuple(draw(st.permutations(steps))))
    index = Index.of(Catalogue(Head("", "1"), (Department("d", "部门"),), (), (), materials, items, (theme,)))
    answers = draw(st.dictionaries(st.sampled_from(["q0", "q1", "q2"]), st.sampled_from(["a", "b"])))
    return Case(theme, index, {question.id: answers[question.id] for question in questions if question.id in answers})
