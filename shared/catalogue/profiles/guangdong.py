"""Guangdong (广东省政务服务事项管理系统): codes of 31 or 33 characters, limits as text such as ``30(工作日)``.

A code is the body's credit code (18), the level of exercise (1), the catalogue's base code (12: region 2, type 2,
department 2, main 3, sub 3), and for a business of its own two more characters. Its parts repeat other fields; where
they disagree, or a credit code fails its check digit (``TE…``), the row is imported as it is, with a note.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from shared.catalogue.profiles.profile import Gathered, ListKind, Record, agreed
from shared.catalogue.profiles.reading import limit_in, texts_in, whole_number_in
from shared.catalogue.profiles.standard import KINDS, LEVELS, audience, known
from shared.catalogue.readers.row import Row
from shared.catalogue.report import Limits, Why
from shared.domain.catalogue.catalogue import Kind
from shared.domain.catalogue.items import Department, Item, MaterialUse
from shared.domain.credit_code import is_credit_code

_CODE = re.compile(r"([0-9A-Z]{18})([0-9A-Z])([0-9A-Z]{12})([0-9A-Z]{2})?")
_OWN_TYPES = {"20": "10", "21": "20"}
"""Guangdong counts 其他行政权力 as 20 and 公共服务 as 21; the standard's table A.1 has them as 10 and 20."""


@dataclass(frozen=True)
class Code:
    """The parts of a code."""

    body: str
    level: str
    base: str
    business: str

    @property
    def type(self) -> str:
        """Return the two digits of the item's type, in Guangdong's own count."""
        return self.base[2:4]


def parsed(code: str) -> Code | None:
    """Return the parts of a code, ``None`` for one of another layout."""
    found = _CODE.fullmatch(code)
    return None if found is None else Code(found[1], found[2], found[3], found[4] or "")


class Guangdong:
    """Reads one file of Guangdong's items; for region 440000 unless the rows say otherwise."""

    region: ClassVar[str] = "440000"
    required: ClassVar[tuple[str, ...]] = ("TASK_CODE", "TASK_NAME", "DEPT_NAME")
    columns: ClassVar[Mapping[str, str]] = {
        "实施编码": "TASK_CODE",
        "事项名称": "TASK_NAME",
        "实施主体": "DEPT_NAME",
        "组织机构代码": "ORGCODE",
        "事项类型编码": "TASK_TYPE",
        "事项类型": "TASK_TYPE_TEXT",
        "基本编码": "CATAID",
        "法定办结时限": "handle_time",
        "承诺办结时限": "handle_time_limit",
        "受理条件": "accept_standard",
        "到现场次数": "visit_number",
        "办理地点": "handle_location",
        "咨询电话": "consult_phone",
        "投诉电话": "complain_phone",
        "网上办理": "ONLINECHECK",
        "在线预约": "online_book",
        "行使层级": "matter_level",
        "服务对象": "service_object_name",
        "主题分类": "theme_category",
        "申请材料": "material_intro",
        "事项简称": "matter_short",
        "日常用语": "matter_daily",
        "联办机构": "co_department",
    }

    def __init__(self, limits: Limits) -> None:
        self._gathered = Gathered(limits)

    def code(self, row: Row) -> str:
        """Return the item's code."""
        return row.text("TASK_CODE")

    def records(self, row: Row) -> Iterator[Record | ListKind]:
        """Yield the row's item, after what it is the first to mention."""
        item = self._item(row)
        yield from self._gathered.take_new()
        yield item

    def _item(self, row: Row) -> Item:
        code = row.name("TASK_CODE", 80)
        name = row.name("TASK_NAME", 300)
        department = row.name("DEPT_NAME", 200)
        self._gathered.refuse_twice(code, row)
        parts = parsed(code)
        _check(parts, row)
        statutory = limit_in(row, "handle_time", self._gathered.limits)
        promised = limit_in(row, "handle_time_limit", self._gathered.limits)
        conditions = known(row.text("accept_standard"))
        materials = self._gathered.materials("gd", texts_in(row, "material_intro"), row)
        return Item(
            id=code,
            name=name,
            department=self._department(department, parts, row),
            code=code,
            kind=self._kind(parts, row),
            level=LEVELS.get(row.text("matter_level"), parts.level if parts else ""),
            audience=audience(texts_in(row, "service_object_name")),
            conditions=(conditions,) if conditions else (),
            statutory=statutory,
            promised=agreed(row, statutory, promised),
            materials=tuple(MaterialUse(material) for material in materials),
            visits=whole_number_in(row, "visit_number"),
            online=row.text("ONLINECHECK") == "1",
            appointment=row.text("online_book") == "是",
            place=known(row.text("handle_location")).removeprefix("办理地点："),
            phone=known(row.text("consult_phone")),
            complaint_phone=known(row.text("complain_phone")),
            words=_words(row),
            note=_note(row),
        )

    def _department(self, name: str, parts: Code | None, row: Row) -> str:
        """Return the id of the body: its organisation code, or its name where the file has none."""
        body = parts.body if parts else ""
        organisation = known(row.text("ORGCODE")) or body[8:17] or name
        return self._gathered.department(Department(f"gd-{organisation}"[:120], name, code=body), row)

    def _kind(self, parts: Code | None, row: Row) -> str:
        own = known(row.text("TASK_TYPE")) or (parts.type if parts else "")
        kind = KINDS.get(_OWN_TYPES.get(own, own))
        if kind is None:
            row.say(Why.UNKNOWN_KIND, "TASK_TYPE", own)
            kind = Kind(f"gd-{own}"[:40], known(row.text("TASK_TYPE_TEXT")) or own or "未分类")
        return self._gathered.kind(kind)


def _check(parts: Code | None, row: Row) -> None:
    """Note where a code keeps neither the layout nor its check digit, or disagrees with another field."""
    if parts is None:
        row.say(Why.CODE_LAYOUT, "TASK_CODE", row.text("TASK_CODE"))
        return
    if not is_credit_code(parts.body):
        row.say(Why.CHECK_DIGIT, "TASK_CODE", parts.body)
    for field, part in (("ORGCODE", parts.body[8:17]), ("CATAID", parts.base), ("TASK_TYPE", parts.type)):
        said = known(row.text(field))
        if said and said != part:
            row.say(Why.CODE_DISAGREES, field, f"{said} ≠ {part}")


def _words(row: Row) -> tuple[str, ...]:
    """Return short and everyday names, and the subjects under which the province files the item."""
    everyday = [word for field in ("matter_short", "matter_daily") for word in texts_in(row, field)]
    subjects = [word for word in texts_in(row, "theme_category") if word != "其他"]
    return tuple(dict.fromkeys([*everyday, *subjects]))


def _note(row: Row) -> str:
    """Return what has no field of its own."""
    others = known(row.text("co_department"))
    lines = [f"联办机构：{others}" if others else "", "可快递送达" if row.text("courier_service") == "是" else ""]
    return "；".join(line for line in (*lines, *row.unread) if line)
