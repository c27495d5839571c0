"""Sichuan (四川省一体化政务服务平台): codes of hyphenated parts, fields named as in GB/T 39554.

Of the layouts seen, ``14-12-3-18-1-2`` and ``12-12-3-18-1-2`` are the common ones: base code, region, sub-item, the
body's credit code, level, business. Others have more parts, up to eight; their parts are not told apart and the row
gets a note. Sichuan keeps the standard's types (10 其他, 20 公共服务).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from shared.catalogue.profiles.profile import Gathered, ListKind, Record, agreed
from shared.catalogue.profiles.reading import limit_in, texts_in, whole_number_in
from shared.catalogue.profiles.standard import KINDS, LEVELS, audience, known
from shared.catalogue.readers.row import Row
from shared.catalogue.report import Limits, Why
from shared.domain.catalogue.catalogue import Kind
from shared.domain.catalogue.items import Department, Item, Limit, MaterialUse
from shared.domain.credit_code import is_credit_code

_LAYOUTS = {(14, 12, 3, 18, 1, 2), (12, 12, 3, 18, 1, 2)}
_YES = {"1", "是", "支持"}


@dataclass(frozen=True)
class Code:
    """The parts of a code."""

    base: str
    region: str
    sub: str
    body: str
    level: str
    business: str


def parsed(code: str) -> Code | None:
    """Return the parts of a code, ``None`` for one of another layout."""
    parts = code.split("-")
    if tuple(map(len, parts)) not in _LAYOUTS or not all(part.isalnum() and part.isascii() for part in parts):
        return None
    return Code(*parts)


class Sichuan:
    """Reads one file of Sichuan's items."""

    region: ClassVar[str] = "510000"
    required: ClassVar[tuple[str, ...]] = ("task_code", "task_name", "dept_name")
    columns: ClassVar[Mapping[str, str]] = {
        "实施清单编码": "task_code",
        "事项编码": "task_code",
        "事项名称": "task_name",
        "实施主体": "dept_name",
        "实施主体编码": "dept_code",
        "事项类型": "task_type",
        "行使层级": "use_level",
        "设定依据": "power_source",
        "受理条件": "accept_condition",
        "办理流程": "handle_flow",
        "法定办结时限": "anticipate_day",
        "法定办结时限单位": "anticipate_type",
        "承诺办结时限": "promise_day",
        "承诺办结时限单位": "promise_type",
        "服务对象": "server_type",
        "到现场次数": "limit_scene_num",
        "办理地点": "transact_addr",
        "办理时间": "transact_time",
        "咨询方式": "link_way",
        "监督投诉方式": "supervise_way",
        "是否支持预约": "is_schedule",
        "是否自助终端办理": "is_service_terminals",
        "是否网办": "is_online",
        "申请材料": "materials",
        "数量限制": "quantity",
        "版本": "task_version",
    }

    def __init__(self, limits: Limits) -> None:
        self._gathered = Gathered(limits)

    def code(self, row: Row) -> str:
        """Return the item's code."""
        return row.text("task_code")

    def records(self, row: Row) -> Iterator[Record | ListKind]:
        """Yield the row's item, after what it is the first to mention."""
        item = self._item(row)
        yield from self._gathered.take_new()
        yield item

    def _item(self, row: Row) -> Item:
        code = row.name("task_code", 120)
        name = row.name("task_name", 300)
        department = row.name("dept_name", 200)
        self._gathered.refuse_twice(code, row)
        parts = parsed(code)
        if parts is None:
            row.say(Why.CODE_LAYOUT, "task_code", code)
        statutory = self._limit(row, "anticipate_day", "anticipate_type")
        promised = self._limit(row, "promise_day", "promise_type")
        materials = self._gathered.materials("sc", texts_in(row, "materials"), row)
        return Item(
            id=code,
            name=name,
            department=self._department(department, parts, row),
            code=code,
            kind=self._kind(row),
            level=LEVELS.get(row.text("use_level"), parts.level if parts else ""),
            audience=audience(texts_in(row, "server_type")),
            version=known(row.text("task_version")),
            basis=_lines(row, "power_source"),
            conditions=_lines(row, "accept_condition"),
            quantity=known(row.text("quantity")),
            procedure=_lines(row, "handle_flow"),
            statutory=statutory,
            promised=agreed(row, statutory, promised),
            materials=tuple(MaterialUse(material) for material in materials),
            visits=whole_number_in(row, "limit_scene_num"),
            online=row.text("is_online") in _YES,
            appointment=row.text("is_schedule") in _YES,
            terminal=row.text("is_service_terminals") in _YES,
            place=known(row.text("transact_addr")),
            hours=known(row.text("transact_time")),
            phone=known(row.text("link_way")),
            complaint_phone=known(row.text("supervise_way")),
            note="；".join(row.unread),
        )

    def _limit(self, row: Row, number: str, unit: str) -> Limit | None:
        """Return a limit whose unit may stand in a column of its own, as a word or as 1 (working) or 2."""
        words = {"1": "工作日", "2": "自然日", "": ""}
        text, kind = row.text(number), known(row.text(unit))
        if text.isdecimal():
            row.fields[number] = text + words.get(kind, kind)
        return limit_in(row, number, self._gathered.limits)

    def _department(self, name: str, parts: Code | None, row: Row) -> str:
        body = known(row.text("dept_code")) or (parts.body if parts else "")
        if body and not is_credit_code(body):
            row.say(Why.CHECK_DIGIT, "dept_code", body)
        return self._gathered.department(Department(f"sc-{body or name}"[:120], name, code=body), row)

    def _kind(self, row: Row) -> str:
        said = known(row.text("task_type"))
        kind = KINDS.get(said.zfill(2)) or next((kind for kind in KINDS.values() if kind.name == said), None)
        if kind is None:
            row.say(Why.UNKNOWN_KIND, "task_type", said)
            kind = Kind(f"sc-{said}"[:40], said or "未分类")
        return self._gathered.kind(kind)


def _lines(row: Row, field: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in known(row.text(field)).split("\n") if line.strip())
