"""A guide on a ticket roll: the same words as on A4, to be ticked off, with the code a counter opens it by."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from devices.paper import Align, Block, Gap, Line, Paper, Qr, Row, Rule
from shared.documents.columns import COLUMNS, RollWidth, balanced, fold, width
from shared.documents.guide_wording import Wording
from shared.documents.moments import moment_text
from shared.domain.guide.result import Bring, GuideStep

_MOST_BLOCKS = 140
"""Some 60 cm of paper; what a longer guide has more is counted on the paper and opened by its code."""
_LONGEST = 120
_TITLE = 2
_TICK = "□ "


def guide_paper(
    wording: Wording, code: str, *, printed_at: datetime, zone: ZoneInfo, width_mm: RollWidth = 80
) -> Paper:
    """Return the paper of a guide for a roll of 58 or 80 mm; ``code`` is its signed code."""
    columns = COLUMNS[width_mm]
    content = [*_figures(wording, columns), *_steps(wording, columns), *_materials(wording, columns)]
    content += [*_money(wording, columns), *_contacts(wording, columns)]
    if len(content) > _MOST_BLOCKS:
        left_out = len(content) - _MOST_BLOCKS
        content = [*content[:_MOST_BLOCKS], Rule(), *_lines(wording.words.more.format(n=left_out), columns)]
    words = wording.words
    said = f"{words.version} {wording.guide.catalogue}"
    blocks = (
        *_centred(wording.hall, columns),
        *_centred(wording.title, columns, size=_TITLE),
        Rule(),
        *content,
        Gap(),
        Qr(code),
        Gap(),
        *_centred(words.scan, columns),
        *_centred(moment_text(printed_at, zone, wording.language), columns),
        *_centred(said, columns),
    )
    return Paper(blocks, width_mm)


def _figures(wording: Wording, columns: int) -> Iterator[Block]:
    words = wording.words
    yield from _row(words.steps, words.step_count.format(n=len(wording.guide.steps)), columns)
    yield from _row(words.time, wording.all_days(), columns)
    yield from _row(words.cost, wording.cost(), columns)
    if wording.guide.open_questions:
        yield from _lines(words.open_note.format(n=len(wording.guide.open_questions)), columns)
    if wording.guide.not_offered:
        yield from _lines(words.not_offered.format(n=len(wording.guide.not_offered)), columns)


def _steps(wording: Wording, columns: int) -> Iterator[Block]:
    yield from _section(wording.words.order)
    for number, step in enumerate(wording.guide.steps, start=1):
        yield from _step(number, step, wording, columns)


def _step(number: int, step: GuideStep, wording: Wording, columns: int) -> Iterator[Block]:
    maybe = "" if step.certain else f"【{wording.words.maybe}】"
    yield from _lines(f"{number}. {wording.step_name(step)}{maybe}", columns, bold=True)
    after = wording.after(step)
    if after:
        yield from _lines(after, columns)
    yield from _row(wording.where(step) or wording.department(step), wording.days(step), columns)


def _materials(wording: Wording, columns: int) -> Iterator[Block]:
    words = wording.words
    for title, ways in ((words.to_bring, Bring.BRING), (words.to_fill, Bring.FILL_IN)):
        materials = wording.materials(ways)
        if materials:
            yield from _section(title)
            for material in materials:
                name = _TICK + wording.material_name(material) + wording.marks(material)
                yield from _row(name, wording.counts(material), columns)
    had = wording.materials(Bring.FETCHED, Bring.ON_THE_WAY)
    if had:
        yield from _section(words.not_to_bring)
        for material in had:
            yield from _row(wording.material_name(material), wording.why_not(material), columns)
    if any(material.tolerable for material in wording.guide.materials):
        yield from _lines(words.later_note, columns)


def _money(wording: Wording, columns: int) -> Iterator[Block]:
    if wording.guide.fees:
        yield from _section(wording.words.fees)
        for fee in wording.guide.fees:
            yield from _lines(wording.fee(fee), columns)


def _contacts(wording: Wording, columns: int) -> Iterator[Block]:
    contacts = wording.contacts()
    if contacts:
        yield from _section(wording.words.contacts)
        for contact in contacts:
            yield from _row(contact.who, contact.phone, columns)
            if contact.when:
                yield from _lines(contact.when, columns)


def _section(title: str) -> Iterator[Block]:
    yield Rule()
    yield Line(title, bold=True)


def _lines(text: str, columns: int, *, bold: bool = False) -> Iterator[Line]:
    yield from (Line(line, bold=bold) for line in fold(_short(text), columns))


def _centred(text: str, columns: int, size: int = 1) -> Iterator[Line]:
    yield from (Line(line, size=size, align=Align.CENTER) for line in balanced(_short(text), columns // size))


def _row(left: str, right: str, columns: int) -> Iterator[Block]:
    left, right = _short(left), _short(right)
    if width(left) + width(right) < columns:
        yield Row(left, right)
        return
    yield from (Line(line) for line in fold(left, columns))
    yield from (Line(line, align=Align.RIGHT) for line in fold(right, columns))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
