"""What a guide says, in the person's language: days, fees, places and reasons as short words."""

from PySide6.QtCore import QCoreApplication

from shared.domain.catalogue.items import Fee, Item, Limit, Unit
from shared.domain.catalogue.themes import Theme
from shared.domain.guide.result import Bring, Guide, GuideStep, Reason

_CENTS = 100


def yuan_text(cents: int) -> str:
    """Return an amount as ``12`` or ``12.50``."""
    return str(cents // _CENTS) if cents % _CENTS == 0 else f"{cents / _CENTS:.2f}"


def limit_text(limit: Limit | None) -> str:
    """Return a time limit with its unit, or that none is published."""
    if limit is None:
        return QCoreApplication.translate("guide", "No limit published")
    if limit.unit is Unit.AT_ONCE or limit.number == 0:
        return QCoreApplication.translate("guide", "At once")
    if limit.unit is Unit.CALENDAR_DAYS:
        return QCoreApplication.translate("guide", "{n} calendar days").format(n=limit.number)
    return QCoreApplication.translate("guide", "{n} working days").format(n=limit.number)


def days_text(guide: Guide) -> str:
    """Return how long all of it takes: a number, a range, or *at least* where a step publishes no limit."""
    if guide.days is None:
        return QCoreApplication.translate("guide", "≥ {n}").format(n=guide.days_at_least)
    if guide.days_most is None or guide.days_most == guide.days:
        return str(guide.days)
    return f"{guide.days}–{guide.days_most}"


def fee_sum_text(guide: Guide) -> str:
    """Return the fees that are certain in yuan, with a sign where more may come."""
    open_fees = any(not fee.certain or fee.fee.cents is None for fee in guide.fees)
    return f"{yuan_text(guide.fee_cents)}{'+' if open_fees else ''}"


def fee_text(fee: Fee) -> str:
    """Return one fee with its amount, or what the amount depends on."""
    if fee.cents is None:
        return f"{fee.name} {fee.note}".strip()
    amount = QCoreApplication.translate("guide", "{yuan} yuan").format(yuan=yuan_text(fee.cents))
    return f"{fee.name} {amount}"


def step_place_text(step: GuideStep) -> str:
    """Return where a step is done, in a few words."""
    if step.counters:
        return QCoreApplication.translate("guide", "Counter {counters}").format(counters="、".join(step.counters))
    if step.online:
        return QCoreApplication.translate("guide", "Online")
    return QCoreApplication.translate("guide", "Not in this hall")


def step_days_text(step: GuideStep) -> str:
    """Return how long one step takes."""
    return limit_text(step.promised or step.statutory)


def amount_text(originals: int, copies: int) -> str:
    """Return how many originals and copies are wanted."""
    parts = []
    if originals:
        parts.append(QCoreApplication.translate("guide", "Originals: {n}").format(n=originals))
    if copies:
        parts.append(QCoreApplication.translate("guide", "Copies: {n}").format(n=copies))
    return " · ".join(parts)


def bring_text(bring: Bring) -> str:
    """Return what a person does about a material."""
    return {
        Bring.BRING: QCoreApplication.translate("guide", "To bring"),
        Bring.FILL_IN: QCoreApplication.translate("guide", "To fill in here"),
        Bring.FETCHED: QCoreApplication.translate("guide", "Not to bring"),
        Bring.ON_THE_WAY: QCoreApplication.translate("guide", "Issued on the way"),
    }[bring]


def reason_text(reason: Reason, theme: Theme | None, language: str) -> str:
    """Return why something is there: the person's own answers, the theme's words, or that an answer is open."""
    if theme is None:
        return reason.text
    chosen = [_option_words(theme, question, option, language) for question, option in reason.answers]
    answers = "，".join(f"“{words}”" for words in chosen if words)
    if answers:
        return QCoreApplication.translate("guide", "Because you said {answers}").format(answers=answers)
    if reason.open:
        return QCoreApplication.translate("guide", "Only in some cases: ask at the counter")
    return reason.text


def where_lines(item: Item, department_phone: str, department_address: str) -> list[str]:
    """Return where an item is done that this hall does not serve: the place, the hours, the telephone."""
    lines = []
    if item.online:
        lines.append(QCoreApplication.translate("guide", "You can do it online."))
    if item.place or department_address:
        lines.append(item.place or department_address)
    if item.hours:
        lines.append(item.hours)
    if item.phone or department_phone:
        lines.append(
            QCoreApplication.translate("guide", "Telephone {phone}").format(phone=item.phone or department_phone)
        )
    return lines


def _option_words(theme: Theme, question_id: str, option_id: str, language: str) -> str:
    for question in theme.questions:
        for option in question.options:
            if (question.id, option.id) == (question_id, option_id):
                return option.text_en if language == "en" and option.text_en else option.text
    return ""
