"""What a report says, in Chinese: a technician reads it at a console and sends it on to the department."""

from collections import Counter as Tally
from collections.abc import Iterator

from shared.catalogue.report import Outcome, Reason, Report, RowOutcome, Why
from shared.domain.catalogue.faults import Fault, FaultKind
from shared.domain.clean_text import Dirt

_REASONS = {
    Why.CHECK_DIGIT: "统一社会信用代码的校验码不符，已按原样保留",
    Why.CODE_LAYOUT: "编码不符合本省的常用格式，已按原样保留",
    Why.CODE_DISAGREES: "编码与其他字段不一致，已按原样保留",
    Why.NO_LIMIT: "既没有法定时限也没有承诺时限",
    Why.MIXED_UNITS: "法定时限与承诺时限的单位不同，未作比较",
    Why.UNKNOWN_KIND: "事项类型不在国家标准中，按原名称保留",
    Why.CLEANED: "已清理文字",
    Why.CUT: "文字过长，已截断（原有字数）",
    Why.SHORT_ROW: "这一行的列数少于表头，缺少的按空白处理",
    Why.LIMIT_UNREADABLE: "时限无法识别，原文已移到备注",
    Why.LIMIT_ROUNDED: "时限以小时计，已改为1个工作日",
    Why.PROMISE_LONGER: "承诺时限长于法定时限，已改为法定时限",
    Why.NUMBER_UNREADABLE: "不是可用的数字，按空白处理",
    Why.TWICE_IN_ROW: "同一材料重复出现，只保留一次",
    Why.OTHER_NAME: "同一部门有不同名称，采用先出现的名称",
    Why.NOT_READABLE: "这一行无法读取",
    Why.ROW_TOO_LONG: "这一行过长",
    Why.TOO_MANY_FIELDS: "这一行的列数多于表头",
    Why.TOO_MANY_VALUES: "一个字段里的内容过多",
    Why.FIELD_TOO_LONG: "名称或编码过长",
    Why.MISSING: "缺少必填内容",
    Why.DUPLICATE: "编码重复",
    Why.DIGITS_LOST: "长编码被存成数字，末尾数位已丢失；请把该列设为文本后重新填写",
    Why.UNKNOWN_RECORD: "不认识的记录种类",
    Why.NOT_VALID: "内容不符合格式",
}
_DIRT = {
    Dirt.CONTROL: "去掉控制字符",
    Dirt.INVISIBLE: "去掉不可见字符或方向控制符",
    Dirt.NOT_UNICODE: "去掉无效字符",
    Dirt.MARKS: "去掉过多的附加符号",
    Dirt.FORM: "统一字符编码形式",
    Dirt.BLANKS: "去掉首尾空白",
}
_OUTCOMES = {Outcome.IMPORTED: "导入", Outcome.REPAIRED: "修正后导入", Outcome.REJECTED: "拒绝"}
_FAULTS = {
    FaultKind.BAD_ID: "标识为空、过长或含有不可见字符",
    FaultKind.DUPLICATE: "标识重复",
    FaultKind.UNKNOWN_DEPARTMENT: "引用了不存在的部门",
    FaultKind.UNKNOWN_KIND: "引用了不存在的种类",
    FaultKind.UNKNOWN_MATERIAL: "引用了不存在的材料",
    FaultKind.UNKNOWN_ITEM: "引用了不存在的事项",
    FaultKind.UNKNOWN_QUESTION: "条件引用了不存在的问题",
    FaultKind.UNKNOWN_OPTION: "条件引用了不存在的选项",
    FaultKind.LATER_QUESTION: "问题的前提是后面才问的问题",
    FaultKind.OPTION_COUNT: "问题的选项应为2至5个",
    FaultKind.NO_STEP: "主题里没有事项",
    FaultKind.CYCLE: "事项的先后顺序成了一个圈",
    FaultKind.NO_KIND: "没有事项类型，按类型找不到",
    FaultKind.NO_WORDS: "名称里没有可搜索的文字",
    FaultKind.NEVER_ASKED: "这个问题永远不会被问到",
    FaultKind.CHANGES_NOTHING: "无论怎么回答，结果都一样",
    FaultKind.SAME_OPTIONS: "两个选项的结果完全一样",
}
_RECORDS = {
    "department": "部门",
    "kind": "事项类型",
    "list_kind": "清单种类",
    "material": "材料",
    "item": "事项",
    "theme": "主题",
    "list": "清单",
    "entry": "清单条目",
}
PARTS = {
    "name": "事项",
    "basis": "依据",
    "conditions": "条件",
    "quantity": "数量",
    "procedure": "程序",
    "limit": "期限",
    "materials": "材料目录",
    "form": "申请书示范文本",
}
"""The eight parts of 行政许可法 art. 30."""


def reason_sentence(reason: Reason) -> str:
    """Return what is to be said of a row."""
    about = _DIRT[Dirt(reason.about)] if reason.why is Why.CLEANED else reason.about
    where = f"〔{reason.field}〕" if reason.field else ""
    return f"{where}{_REASONS[reason.why]}{f'：{about}' if about else ''}"


def fault_sentence(fault: Fault) -> str:
    """Return what is wrong with a catalogue."""
    about = f"：{fault.about}" if fault.about else ""
    return f"{_RECORDS[fault.record]} {fault.id}——{_FAULTS[fault.kind]}{about}"


def row_sentence(row: RowOutcome) -> str:
    """Return the end of one row."""
    why = "；".join(map(reason_sentence, row.reasons))
    return f"第 {row.line} 行 {row.code or '（无编码）'} {_OUTCOMES[row.outcome]}：{why}"


def report_lines(report: Report, *, notes: bool = False) -> Iterator[str]:
    """Yield a report for people: sums, and each row that was changed or rejected, or (``notes``) has a note."""
    counts = Tally(row.outcome for row in report.rows)
    parts = "，".join(f"{word} {counts[outcome]:,} 行" for outcome, word in _OUTCOMES.items())
    yield f"共 {len(report.rows):,} 行：{parts}。"
    for field, given in report.limits.given.items():
        yield f"时限 {field}：{given:,} 行有时限，{report.limits.parsed[field]:,} 行识别出数字和单位。"
    for why, times in Tally(reason.why for row in report.rows for reason in row.reasons).most_common():
        yield f"  {times:>7,} × {_REASONS[why]}"
    told = (row for row in report.rows if row.outcome is not Outcome.IMPORTED or (notes and row.reasons))
    yield from map(row_sentence, told)
