"""Where Chinese text may break, because a word torn in two is read twice and a lone last character looks forgotten.

``keep_words(text)`` joins words that people read as one, the last characters of a text, and a number with its unit.
"""

import re

JOINER = "\u2060"
NO_BREAK_SPACE = "\u00a0"
WORDS = (
    "政务服务", "工作人员", "身份证", "读卡区", "办事大厅", "请稍候", "不清楚",
    "办理", "窗口", "取号", "叫号", "排队", "等候", "大厅", "服务", "事项", "业务", "号票", "打印", "返回", "继续",
    "选择", "确认", "取消", "暂停", "离线", "网络", "纸张", "优先", "老人", "军人", "孕妇", "残疾", "二维码", "分钟",
    "人工", "帮助", "前面", "号码", "证件", "登录", "密码", "转移", "完成", "结束",
)  # fmt: skip
_IDEOGRAPH = r"\u3400-\u9fff"
_KNOWN = re.compile("|".join(WORDS))
_QUANTITY = re.compile(rf"(\d) ([{_IDEOGRAPH}])")
_ENDING = re.compile(rf"[{_IDEOGRAPH}]{{2,3}}(?=[^{_IDEOGRAPH}\w]*$)", re.MULTILINE)


def keep_words(text: str) -> str:
    """Return ``text`` with joiners inside known words, inside the last three ideographs, and before units."""
    inside = {
        at
        for pattern in (_KNOWN, _ENDING)
        for match in pattern.finditer(text)
        for at in range(match.start() + 1, match.end())
    }
    joined = "".join(JOINER + character if at in inside else character for at, character in enumerate(text))
    return _QUANTITY.sub(rf"\1{NO_BREAK_SPACE}\2", joined)
