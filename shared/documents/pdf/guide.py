"""The A4 sheet of a guide: at most two pages, in the largest type that fits, to tick off and show (K61)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from zoneinfo import ZoneInfo

from reportlab.lib.units import mm

from shared.documents.guide_wording import Wording
from shared.documents.moments import moment_text
from shared.documents.pdf.flow import flow_piece
from shared.documents.pdf.fonts import legible, width
from shared.documents.pdf.pages import (
    BOTTOM,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    ROOM,
    TOP,
    About,
    Piece,
    paginated,
    pdf,
)
from shared.documents.pdf.pen import ACCENT, LEADING, SOFT, Pen, lines_of
from shared.documents.pdf.table import Column, Text, columns, head, paragraph, row, section
from shared.domain.guide.result import Bring, GuideMaterial, GuideStep


class _Detail(IntEnum):
    """How much a sheet says where two pages have no room for all."""

    BARE = 0
    NOTES = 1
    """The notes on papers, but no reasons of steps."""
    FULL = 2


_PAGES = 2
_ONE_PAGE_SCALES = (1.15, 1.05, 0.97)
"""In these a guide may be one page: nobody turns a leaf for three lines."""
_SCALES = (1.15, 1.05, 0.97, 0.9, 0.83, 0.78)
"""Body letters of 12.1 down to 8.2 points: the largest that two pages hold, for elder eyes."""
_SMALLER = (0.9, 0.83, 0.77, 0.72)
_TRIES = (
    *((scale, _Detail.FULL, 1) for scale in _ONE_PAGE_SCALES),
    *((scale, _Detail.FULL, _PAGES) for scale in _SCALES),
    *((scale, _Detail.NOTES, _PAGES) for scale in _SMALLER[:3]),
    *((scale, _Detail.BARE, _PAGES) for scale in _SMALLER),
)
"""Scale, how much is said, and pages: the first that fits is taken."""
_BODY = 10.5
_HEAD: float = 12 * mm
_QR: float = 25 * mm
_QUIET: float = 3 * mm
_CAPTION: float = 7.5 * mm
_BARE_MASTHEAD: float = 26 * mm


@dataclass(frozen=True)
class GuideSheet:
    """A guide on its way to A4; ``code`` is its signed code, empty where no hall signed it."""

    wording: Wording
    code: str
    printed_at: datetime
    zone: ZoneInfo

    def pdf(self) -> bytes:
        """Return the file; what two pages cannot hold in the smallest type is left out and counted on the paper."""
        for scale, detail, most in _TRIES:
            content = _Content(self.wording, scale, detail)
            pages = paginated([*content.pieces()], self._first_room(), self._room())
            if len(pages) <= most:
                break
        else:
            pages = self._cut(pages)
        title = legible(self.wording.heading())[:120]
        return pdf(pages, About(title, legible(self.wording.hall) or "OneHall"), self._furniture)

    def _room(self) -> float:
        return PAGE_HEIGHT - TOP - _HEAD - BOTTOM

    def _first_room(self) -> float:
        return self._room() - self._masthead_height()

    def _masthead_height(self) -> float:
        return _QR + _CAPTION if self.code else _BARE_MASTHEAD

    def _cut(self, pages: list[list[Piece]]) -> list[list[Piece]]:
        """Return the first pages, with a last line that says how much is not on them."""
        kept = pages[:_PAGES]
        left_out = sum(len(page) for page in pages[_PAGES:])
        room = self._room() - sum(piece.height for piece in kept[-1])
        while True:
            said = paragraph(self.wording.words.more.format(n=left_out), _BODY, colour=ACCENT)
            if room >= said.height:
                kept[-1].append(said)
                return kept
            room += kept[-1].pop().height
            left_out += 1

    def _furniture(self, pen: Pen, number: int, of: int) -> float:
        words = self.wording.words
        right = PAGE_WIDTH - MARGIN
        title = "" if number == 1 else self.wording.heading()
        pen.text(MARGIN, TOP, _one_line(self.wording.hall, ROOM * 0.6, 11), 11, bold=True, colour=ACCENT)
        pen.right(right, TOP, _one_line(title, ROOM * 0.38, 10), 10, colour=SOFT)
        pen.path([(MARGIN, TOP + 7 * mm), (right, TOP + 7 * mm)], 1.4, ACCENT)
        foot = PAGE_HEIGHT - BOTTOM + 5 * mm
        pen.path([(MARGIN, foot - 1.5 * mm), (right, foot - 1.5 * mm)], 0.4, SOFT)
        moment = moment_text(self.printed_at, self.zone, self.wording.language)
        said = f"{words.version} {legible(self.wording.guide.catalogue)} · {words.printed} {moment}"
        pen.text(MARGIN, foot, _one_line(said, ROOM * 0.75, 8.5), 8.5, colour=SOFT)
        pen.right(right, foot, words.page.format(n=number, of=of), 8.5, colour=SOFT)
        if number > 1:
            return TOP + _HEAD
        self._masthead(pen, TOP + _HEAD)
        return TOP + _HEAD + self._masthead_height()

    def _masthead(self, pen: Pen, top: float) -> None:
        """Draw the title, the four figures, and the code at the right."""
        wording, words = self.wording, self.wording.words
        room = ROOM
        if self.code:
            x = PAGE_WIDTH - MARGIN - _QR - _QUIET
            pen.qr(x, top, _QR, self.code)
            pen.middle(x + _QR / 2, top + _QR + 1.5 * mm, words.scan, 8.5, colour=SOFT)
            room -= _QR + 3 * _QUIET
        pen.text(MARGIN, top - 2, *_largest(legible(wording.heading()), room), bold=True)
        figures = (
            (words.steps, words.step_count.format(n=len(wording.guide.steps))),
            (words.time, wording.all_days()),
            (words.cost, wording.cost()),
            (words.bring, words.paper_count.format(n=len(wording.materials(Bring.BRING)))),
        )
        x, y = MARGIN, top + 14 * mm
        shares = (0.16, 0.42, 0.2, 0.22)
        for (label, value), share in zip(figures, shares, strict=True):
            pen.text(x, y, label, 9, colour=SOFT)
            for at, line in enumerate(lines_of(value, room * share - 6, 12.5, bold=True, most=2)):
                pen.text(x, y + 12 + at * 15, line, 12.5, bold=True)
            x += room * share


class _Content:
    """The pieces of a guide in type of one scale."""

    def __init__(self, wording: Wording, scale: float, detail: _Detail) -> None:
        self._wording = wording
        self._detail = detail
        self._body = _BODY * scale
        self._small = 8.6 * scale
        self._title = 13 * scale
        self._padding = (2.6 if detail is _Detail.FULL else 1.7) * scale

    def pieces(self) -> Iterator[Piece]:
        """Yield everything from top to bottom."""
        yield from self._situation()
        yield from self._order()
        yield from self._papers()
        yield from self._money()
        yield from self._contacts()
        if self._detail is not _Detail.BARE:
            yield from self._end()

    def _situation(self) -> Iterator[Piece]:
        wording, words = self._wording, self._wording.words
        answers, left_open = wording.answers(), len(wording.guide.open_questions)
        if answers:
            yield section(words.situation, "", self._title)
            over = columns(1, 1)
            cells = [
                [Text(question, self._small, colour=SOFT), Text(answer, self._body, bold=True)]
                for question, answer in answers
            ]
            cells += [[]] * (len(cells) % 2)
            for left, right in zip(cells[::2], cells[1::2], strict=True):
                yield row([left, right], over, padding=self._padding)
        if left_open:
            yield paragraph(words.open_note.format(n=left_open), self._body, above=4, below=3)

    def _order(self) -> Iterator[Piece]:
        wording, words = self._wording, self._wording.words
        steps = wording.guide.steps
        yield section(words.order, words.order_note if len(steps) > 1 else "", self._title)
        if len(steps) > 1:
            yield flow_piece(wording, self._small)
        over = columns(1, 9.6, 6.6, 3.4, middle=(0,))
        yield head(("", words.what, words.where, words.how_long), over, self._small)
        for number, step in enumerate(steps, start=1):
            yield self._step(number, step, over)
        if wording.guide.not_offered:
            yield paragraph(words.not_offered.format(n=len(wording.guide.not_offered)), self._body)

    def _step(self, number: int, step: GuideStep, over: list[Column]) -> Piece:
        wording, words = self._wording, self._wording.words
        name = wording.step_name(step) + ("" if step.certain else f" 【{words.maybe}】")
        about = " · ".join(filter(None, (wording.department(step), wording.why(step))))
        what = [Text(name, self._body, bold=True, most=2)]
        where = [Text(wording.where(step) or wording.department(step), self._body, most=2)]
        if self._detail is _Detail.FULL:
            what += [Text(about, self._small, colour=SOFT, most=2)]
            where += [Text(words.online, self._small, colour=SOFT)] if step.online else []
        cells = [
            [Text(str(number), self._body, bold=True, colour=ACCENT)],
            what,
            where,
            [Text(wording.days(step), self._body, most=2)],
        ]
        return row(cells, over, padding=self._padding)

    def _papers(self) -> Iterator[Piece]:
        wording, words = self._wording, self._wording.words
        over = columns(0.9, 11.4, 1.9, 1.9, 4.2, middle=(2, 3))
        for title, note, materials in (
            (words.to_bring, words.note, wording.materials(Bring.BRING)),
            (words.to_fill, words.fill_note, wording.materials(Bring.FILL_IN)),
        ):
            if materials:
                yield section(title, note, self._title)
                yield head(("", words.material, words.originals, words.copies, words.for_steps), over, self._small)
                for material in materials:
                    yield self._paper(material, over)
        if any(material.tolerable for material in wording.materials(Bring.BRING, Bring.FILL_IN)):
            yield paragraph(words.later_note, self._small, colour=SOFT)
        had = wording.materials(Bring.FETCHED, Bring.ON_THE_WAY)
        if had:
            yield section(words.not_to_bring, "", self._title)
            facts = [(wording.material_name(each) + wording.marks(each), wording.why_not(each)) for each in had]
            yield from self._facts(facts, columns(11.4, 8.9))

    def _facts(self, facts: Sequence[Sequence[str]], over: list[Column]) -> Iterator[Piece]:
        """Yield a row for each of the facts, or all in one paragraph where room is short."""
        if self._detail is not _Detail.FULL:
            sentences = (" ".join(filter(None, fact)) for fact in facts)
            yield paragraph("；".join(sentences), self._body, most=12)
            return
        for fact in facts:
            yield row([[Text(part, self._body, most=2)] for part in fact], over, padding=self._padding)

    def _paper(self, material: GuideMaterial, over: list[Column]) -> Piece:
        wording = self._wording
        name = wording.material_name(material) + wording.marks(material)
        note = "" if self._detail is _Detail.BARE else "；".join(filter(None, (material.note, material.reason.text)))
        cells = [
            [],
            [Text(name, self._body, bold=True), *([Text(note, self._small, colour=SOFT)] if note else [])],
            [Text(str(material.originals or "—"), self._body)],
            [Text(str(material.copies or "—"), self._body)],
            [Text(wording.steps_of(material), self._body, most=2)],
        ]
        return row(cells, over, padding=self._padding, tick=True)

    def _money(self) -> Iterator[Piece]:
        if self._wording.guide.fees:
            yield section(self._wording.words.fees, "", self._title)
            for fee in self._wording.guide.fees:
                yield paragraph(self._wording.fee(fee), self._body, most=2)

    def _contacts(self) -> Iterator[Piece]:
        contacts, words = self._wording.contacts(), self._wording.words
        if contacts:
            over = columns(9, 3.4, 8)
            yield section(words.contacts, "", self._title)
            if self._detail is _Detail.FULL:
                when = words.hours if any(contact.when for contact in contacts) else ""
                yield head((words.department, words.phone, when), over, self._small)
            yield from self._facts([(contact.who, contact.phone, contact.when) for contact in contacts], over)

    def _end(self) -> Iterator[Piece]:
        words, size = self._wording.words, self._body
        label, gap = max(width(words.checked, size), width(words.date, size)) + 6, 8 * mm

        def draw(pen: Pen, top: float) -> None:
            y = top + 7 * mm
            half = (ROOM - gap) / 2
            for x, word in ((MARGIN, words.checked), (MARGIN + half + gap, words.date)):
                pen.text(x, y, word, size, colour=SOFT)
                pen.path([(x + label, y + size * LEADING), (x + half, y + size * LEADING)], 0.5, SOFT)

        yield Piece(7 * mm + size * LEADING + 2, draw)


def _largest(text: str, room: float) -> tuple[str, float]:
    """Return the text with the largest size in which it fits on one line, cut where even the smallest does not."""
    size = next((size for size in (26.0, 22.0, 18.0, 15.0) if width(text, size, bold=True) <= room), 13.0)
    return _one_line(text, room, size, bold=True), size


def _one_line(text: str, room: float, size: float, *, bold: bool = False) -> str:
    return next(iter(lines_of(text, room, size, bold=bold, most=1)), "")
