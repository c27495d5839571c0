"""The ticket paper: the number, who is ahead, where to go; nothing on it names the person (rules K47, K49)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from devices.paper import Align, Block, Gap, Line, Paper, Qr, Row, Rule
from shared.documents.columns import COLUMNS, RollWidth, balanced, fold, width
from shared.documents.moments import moment_text, time_text
from shared.documents.wayfinding import places
from shared.domain.plan import HallPlan
from shared.hall.tickets import Ticket

NUMBER_SIZE = 5
"""Five times the 3 mm cell, of which capitals and digits ink about 5/6: at least the 12 mm of rule K60."""

_NAME_SIZE = 2


@dataclass(frozen=True)
class _Words:
    number: str
    ahead: str
    people: str
    nobody: str
    issued: str
    appointment: str
    reprint: str
    scan: str
    keep: str
    missed: str


_WORDS = {
    "zh": _Words(
        number="您的号码",
        ahead="前面等候",
        people="{n} 人",
        nobody="无人，请留意叫号",
        issued="取号时间",
        appointment="预约",
        reprint="补打",
        scan="手机扫码，随时看排到哪里",
        keep="请保留此票，听到叫号后到窗口办理。",
        missed="过号 {minutes} 分钟内，请到窗口说明，可以重新排队。",
    ),
    "en": _Words(
        number="Your number",
        ahead="People ahead",
        people="{n}",
        nobody="none, listen for your call",
        issued="Issued",
        appointment="Appointment",
        reprint="REPRINT",
        scan="Scan to follow the queue on your phone",
        keep="Keep this ticket. Go to the counter when your number is called.",
        missed="Missed your call? Tell a counter within {minutes} min and you can queue again.",
    ),
}


def ticket_paper(
    ticket: Ticket,
    plan: HallPlan,
    ahead: int,
    *,
    code: str,
    language: str,
    reprint: bool,
    printed_at: datetime,
    width_mm: RollWidth = 80,
) -> Paper:
    """Return the paper of ``ticket`` in the citizen's language (``zh`` or ``en``), for a roll of 58 or 80 mm.

    ``code`` is what the QR says: the address of the ticket's page, or the ticket's bare code.
    ``ahead`` is the people ahead at ``printed_at`` (aware); a ``reprint`` is marked 补打 with the time of the copy.
    """
    words = _WORDS[language]
    columns = COLUMNS[width_mm]
    facts = _facts(ticket, plan, ahead, words, language, printed_at=printed_at, reprint=reprint)
    blocks = (
        *_head(ticket, plan, words, language, columns, reprint=reprint),
        *(block for left, right in facts for block in _row(left, right, columns)),
        Gap(),
        Qr(code),
        *(_centred(words.scan, columns) if code != ticket.code else ()),
        Gap(),
        *_centred(words.keep, columns),
        *_centred(words.missed.format(minutes=plan.limits.revive_minutes), columns),
    )
    return Paper(blocks, width_mm)


def _head(
    ticket: Ticket, plan: HallPlan, words: _Words, language: str, columns: int, *, reprint: bool
) -> Iterator[Block]:
    queue = plan.queue(ticket.queue)
    yield from _centred(plan.name_en if language == "en" else plan.name, columns)
    if reprint:
        yield Line(words.reprint, size=_NAME_SIZE, align=Align.CENTER, bold=True)
    yield Rule()
    yield Line(words.number, align=Align.CENTER)
    yield Line(ticket.number, size=NUMBER_SIZE, align=Align.CENTER, bold=True)
    yield from _centred(queue.name_en if language == "en" else queue.name, columns, size=_NAME_SIZE)
    yield Rule()


def _facts(
    ticket: Ticket, plan: HallPlan, ahead: int, words: _Words, language: str, *, printed_at: datetime, reprint: bool
) -> Iterator[tuple[str, str]]:
    if ticket.appointment_at is not None:
        yield words.appointment, time_text(ticket.appointment_at, plan.zone_info)
    yield words.ahead, words.people.format(n=ahead) if ahead else words.nobody
    for place in places(plan.counters_of(ticket.queue), language):
        yield place.name, place.counters
    yield words.issued, moment_text(ticket.issued_at, plan.zone_info, language)
    if reprint:
        yield words.reprint, moment_text(printed_at, plan.zone_info, language)


def _centred(text: str, columns: int, size: int = 1) -> Iterator[Line]:
    for line in balanced(text, columns // size):
        yield Line(line, size=size, align=Align.CENTER)


def _row(left: str, right: str, columns: int) -> Iterator[Block]:
    if width(left) + width(right) < columns:
        yield Row(left, right)
        return
    yield from (Line(line) for line in fold(left, columns))
    yield from (Line(line, align=Align.RIGHT) for line in fold(right, columns))
