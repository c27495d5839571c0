"""Where Chinese text may break, because a word torn in two is read twice and a lone last character looks forgotten.

``keep_words(text)`` joins words that people read as one, the last characters of a text, and a number with its unit.
Plain string work: compiling patterns would cost a window 8 ms before its first picture.
"""

JOINER = "\u2060"
NO_BREAK_SPACE = "\u00a0"
WORDS = (
    "政务服务", "工作人员", "身份证", "读卡区", "办事大厅", "请稍候", "不清楚",
    "办理", "窗口", "取号", "叫号", "排队", "等候", "大厅", "服务", "事项", "业务", "号票", "打印", "返回", "继续",
    "选择", "确认", "取消", "暂停", "离线", "网络", "纸张", "优先", "老人", "军人", "孕妇", "残疾", "二维码", "分钟",
    "人工", "帮助", "前面", "号码", "证件", "登录", "密码", "转移", "完成", "结束", "评价", "满意", "材料", "时间",
    "个人信息", "态度", "指南", "预约", "原因", "咨询", "连接", "提交", "开始", "开放",
)  # fmt: skip
ENDING = 3
"""So many ideographs at the end of a line of text stay together."""


def keep_words(text: str) -> str:
    """Return ``text`` with joiners inside known words, inside the last three ideographs, and before units."""
    if text.isascii():
        return text
    inside = {at for word in WORDS for start in _places(word, text) for at in range(start + 1, start + len(word))}
    inside.update(_ending(text))
    return "".join(_joined(text, at, keep=at in inside) for at in range(len(text)))


def _joined(text: str, at: int, *, keep: bool) -> str:
    if text[at] == " " and text[at - 1 : at].isdigit() and _is_ideograph(text[at + 1 : at + 2]):
        return NO_BREAK_SPACE
    return JOINER + text[at] if keep else text[at]


def _places(word: str, text: str) -> list[int]:
    places = []
    at = text.find(word)
    while at >= 0:
        places.append(at)
        at = text.find(word, at + len(word))
    return places


def _ending(text: str) -> range:
    end = len(text)
    while end and not (_is_ideograph(text[end - 1]) or text[end - 1].isalnum()):
        end -= 1
    start = end
    while start and end - start < ENDING and _is_ideograph(text[start - 1]):
        start -= 1
    return range(start + 1, end)


def _is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
