"""Entries to search among: real names where the reference data lie beside the project, else some of everyday use."""

import json
from functools import cache
from pathlib import Path

from shared.search.build import index_arrays
from shared.search.entry import Entry
from shared.search.index import Index

_DATA = Path(__file__).parents[3] / "shared" / "data" / "items-guangdong.jsonl"
_PRACTICE = (
    "居民身份证申领 居民身份证换领 居民身份证补领 内地居民婚姻登记（结婚） 补领结婚登记证 出生一件事 食品经营许可 "
    "食品经营许可变更 食品小作坊登记 药品经营许可证核发 公共场所卫生许可 个体工商户设立登记 公司设立登记 公司注销登记 "
    "社会保险参保登记 城乡居民养老保险待遇申领 失业保险金申领 灵活就业人员参保登记 重庆市户口迁移 银行开户许可 "
    "残疾人证办理 取水许可 律师执业许可 不动产转移登记 机动车驾驶证换证 车辆行驶证补领 长途客运班线经营许可 "
    "单位会计档案查询 曾用名公证 大型群众性活动安全许可 女职工生育津贴 绿化工程审批 解除收养关系登记"
)


@cache
def real_names() -> tuple[str, ...]:
    """Return the distinct names of real items."""
    if not _DATA.exists():
        return tuple(_PRACTICE.split())
    rows = map(json.loads, _DATA.read_text(encoding="utf-8").splitlines())
    return tuple(dict.fromkeys([*(row["TASK_NAME"] for row in rows), *_PRACTICE.split()]))


@cache
def real_index() -> Index:
    """Return the index of all of them, item by item in their order."""
    return index_of(*(Entry(str(number), theme=False, name=name) for number, name in enumerate(real_names())))


def index_of(*entries: Entry) -> Index:
    """Return the index of these entries."""
    return Index(index_arrays(entries))


def item(name: str, *words: str, **more: object) -> Entry:
    """Return an item whose id is its name."""
    return Entry(name, theme=False, name=name, words=words, **more)  # type: ignore[arg-type]


def theme(name: str, *words: str, **more: object) -> Entry:
    """Return a theme whose id is its name."""
    return Entry(name, theme=True, name=name, words=words, **more)  # type: ignore[arg-type]
