"""A small catalogue to try rules on: two departments, three items, one theme with three questions."""

from shared.domain.catalogue.catalogue import Catalogue, Head, Kind, ListEntry, PublishedList
from shared.domain.catalogue.conditions import Condition
from shared.domain.catalogue.items import Department, Fee, Item, Limit, Material, MaterialUse, Source, Unit
from shared.domain.catalogue.themes import After, Option, Question, Step, Theme

YES_NO = (Option("yes", "是", "Yes"), Option("no", "不是", "No"))


def small_catalogue() -> Catalogue:
    """Return a catalogue without a fault; ``dataclasses.replace`` puts one in."""
    return Catalogue(
        head=Head(region="990100", version="2026-1", source="made up for tests", name="小目录"),
        departments=(
            Department("market", "市场监督管理局", "Market regulation", "市监", code="119901000000000001"),
            Department("health", "卫生健康局", "Health"),
            Department("idle", "无事局", "Nothing to do"),
        ),
        kinds=(Kind("01", "行政许可", "Licence"), Kind("20", "公共服务", "Service")),
        list_kinds=(Kind("power", "权力清单"),),
        materials=(
            Material("id", "身份证", "Identity card"),
            Material("lease", "租赁合同"),
            Material("proxy", "委托书", source=Source.FORM),
            Material("licence", "营业执照", source=Source.CENTRE),
            Material("health-certificate", "健康证明"),
        ),
        items=(_registration(), _food(), _health_check()),
        themes=(_restaurant(),),
        lists=(
            PublishedList(
                "power-2026",
                "power",
                "权力清单（2026年）",
                (ListEntry(item="register"), ListEntry(title="监督检查", department="market", basis="某法第一条")),
            ),
        ),
    )


def _registration() -> Item:
    return Item(
        id="register",
        name="设立登记",
        name_en="Registration",
        department="market",
        kind="01",
        audience=("firm",),
        basis=("《市场主体登记管理条例》",),
        conditions=("有名称和住所",),
        quantity="无限制",
        procedure=("申请", "受理", "决定"),
        statutory=Limit(3),
        promised=Limit(0, Unit.AT_ONCE),
        materials=(
            MaterialUse("id", originals=1, copies=1),
            MaterialUse("lease", originals=0, copies=1),
            MaterialUse("proxy", when=Condition("agent", ("yes",)), tolerable=True),
        ),
        form="登记申请书",
        results=("licence",),
        words=("开公司",),
    )


def _food() -> Item:
    return Item(
        id="food",
        name="食品经营许可",
        department="market",
        kind="01",
        audience=("firm",),
        statutory=Limit(20),
        promised=Limit(5),
        materials=(MaterialUse("licence", 0, 1), MaterialUse("health-certificate")),
        fees=(Fee("工本费", 500, when=Condition("seats", ("many",))),),
    )


def _health_check() -> Item:
    return Item(
        id="health-check",
        name="从业人员健康检查",
        department="health",
        kind="20",
        audience=("person", "firm"),
        promised=Limit(7, Unit.CALENDAR_DAYS),
        materials=(MaterialUse("id"),),
        online=True,
    )


def _restaurant() -> Theme:
    return Theme(
        id="restaurant",
        name="开餐馆",
        name_en="Open a restaurant",
        audience=("firm",),
        stage="open",
        questions=(
            Question("new", "还没有营业执照吗？", YES_NO),
            Question("agent", "是替别人办吗？", YES_NO, when=Condition("new", ("yes",))),
            Question("seats", "有多少座位？", (Option("few", "不多于二十"), Option("many", "多于二十"))),
        ),
        steps=(
            Step("register", when=Condition("new", ("yes",))),
            Step("health-check"),
            Step("food", after=(After("register", Condition("new", ("yes",)), "先有执照"), After("health-check"))),
        ),
        seed=9,
    )
