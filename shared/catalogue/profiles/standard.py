"""Tables of GB/T 39046-2020 that provinces refer to, and the words they share."""

from shared.domain.catalogue.catalogue import Kind

KINDS = {
    kind.id: kind
    for kind in (
        Kind("01", "行政许可", "Administrative licence"),
        Kind("02", "行政处罚", "Administrative penalty"),
        Kind("03", "行政强制", "Administrative coercion"),
        Kind("04", "行政征收", "Administrative levy"),
        Kind("05", "行政给付", "Administrative benefit"),
        Kind("06", "行政检查", "Administrative inspection"),
        Kind("07", "行政确认", "Administrative confirmation"),
        Kind("08", "行政奖励", "Administrative reward"),
        Kind("09", "行政裁决", "Administrative ruling"),
        Kind("10", "其他行政权力", "Other administrative power"),
        Kind("20", "公共服务", "Public service"),
    )
}
"""Table A.1."""

LEVELS = {
    "国家级": "1",
    "省级": "2",
    "市级": "3",
    "县级": "4",
    "区级": "4",
    "镇级": "5",
    "乡级": "5",
    "镇街级": "5",
} | {str(level): str(level) for level in range(1, 8)}
"""Table A.2, by the words of the files and by itself."""

PERSON = "自然人"
NOTHING = {"", "无", "/", "null"}
"""How files say that a field is empty."""


def known(text: str) -> str:
    """Return a field, empty where the file says that there is nothing."""
    return "" if text.strip() in NOTHING else text


def audience(served: list[str]) -> tuple[str, ...]:
    """Return for whom an item is: persons (table A.4: 1), all others as firms; for both where none is named."""
    person = any(PERSON in who or who in {"1", "个人"} for who in served)
    firm = any(PERSON not in who and who not in {"1", "个人"} for who in served)
    return tuple(name for name, meant in (("person", person), ("firm", firm)) if meant or not served)
