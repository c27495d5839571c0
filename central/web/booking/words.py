"""The booking pages' words that hang on a rule or a date, in both languages."""

from collections.abc import Mapping
from datetime import date, datetime

from central.web.rendering import View
from shared.domain.refused import Refused

_DAYS_ZH = "一二三四五六日"
_REASONS: Mapping[str, tuple[str, str]] = {
    "bad_name": (
        "请填写姓名，和证件上的一样，最多 60 个字。",
        "Enter the name as it is on the document, 60 characters at most.",
    ),
    "bad_id_number": (
        "这个证件号码不对：身份证号是 18 位，请对照证件再看一遍。",
        "This number cannot be right: a Chinese ID number has 18 characters. Compare it with the document.",
    ),
    "bad_phone": (
        "请填写 11 位手机号码，以 1 开头。",
        "Enter a mobile number of eleven digits that begins with 1.",
    ),
    "bad_mail": (
        "这个邮箱不对，例如 name@example.cn；也可以不填。",
        "This address cannot be right; it looks like name@example.cn. You may also leave it empty.",
    ),
    "slot_full": (
        "您选的时间刚刚约满。您填的内容都在，请换一个时间。",
        "The last place of this time has just been taken. All you entered is kept: please choose another time.",
    ),
    "slot_gone": (
        "您选的时间已不能预约。您填的内容都在，请换一个时间。",
        "This time can no longer be booked. All you entered is kept: please choose another time.",
    ),
    "too_many_appointments": (
        "这个证件号已有 {most} 个预约。请先取消一个，或直接到大厅取号。",
        "This document number has {most} appointments already. Cancel one first, or take a ticket in the hall.",
    ),
    "phone_limit": (
        "这个手机号已有 {most} 个预约。请换一个手机号，或直接到大厅取号。",
        "This phone number has {most} appointments already. Use another one, or take a ticket in the hall.",
    ),
    "booking_paused": (
        "因多次预约未到，{until} 起才能再约。现在仍可直接到大厅取号办理。",
        "After several missed appointments you can book again from {until}, and take a ticket in the hall any day.",
    ),
    "no_appointments": (
        "这个大厅暂时不能接收预约，请直接到大厅取号。",
        "This hall cannot take appointments at present. Please take a ticket in the hall.",
    ),
    "appointment_state": (
        "这个预约的状态已经变了，请看下面的最新状态。",
        "This appointment has changed meanwhile; below is how it stands.",
    ),
    "puzzle": (
        "验证没有通过，或已超过两分钟。您填的内容都在，请回答新的一题。",
        "The check failed or took more than two minutes. All you entered is kept: please answer the new question.",
    ),
    "old_page": (
        "这个页面打开太久了。您填的内容都在，请再提交一次。",
        "This page was open for too long. All you entered is kept: please send it again.",
    ),
    "too_often": (
        "试得太多了，请过一个小时再试，或直接到大厅取号。",
        "Too many tries. Please try again in an hour, or take a ticket in the hall.",
    ),
    "office_away": (
        "预约暂时不可用。您填的内容都在，请过一分钟再提交一次。",
        "Booking is not available just now. All you entered is kept: please send it again in a minute.",
    ),
    "unknown_appointment": (
        "没有找到这个预约。请核对预约码和手机号；当天以前的预约已看不到。",
        "No appointment was found. Check the number and the phone; appointments of earlier days can no longer be seen.",
    ),
}


def reason(view: View, why: str | Refused) -> str:
    """Return the sentence for a refusal or one of the pages' own reasons."""
    code = why if isinstance(why, str) else str(why.code)
    facts = {} if isinstance(why, str) else dict(why.facts)
    if "until" in facts:
        facts["until"] = day_words(view, datetime.fromisoformat(str(facts["until"])).date())
    return view.say(*_REASONS[code]).format(**facts)


def day_words(view: View, day: date) -> str:
    """Return a day as ``3月3日 周二`` or ``Tue 3 Mar``."""
    parts = date_words(view, day), weekday_words(view, day)
    return " ".join(parts if view.language == "zh" else reversed(parts))


def date_words(view: View, day: date) -> str:
    """Return a date as ``3月3日`` or ``3 Mar``."""
    return view.say(f"{day.month}月{day.day}日", f"{day.day} {day:%b}")


def weekday_words(view: View, day: date) -> str:
    """Return a weekday as ``周二`` or ``Tue``."""
    return view.say(f"周{_DAYS_ZH[day.weekday()]}", f"{day:%a}")


def span_words(begins: datetime, ends: datetime) -> str:
    """Return a stretch of a day as ``10:00–10:30``."""
    return f"{begins:%H:%M}–{ends:%H:%M}"
