"""Guides made from the current catalogue for this hall, and the codes by which a printed one is opened again."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from shared.domain.guide.making import make_guide, make_item_guide
from shared.domain.guide.result import Guide
from shared.domain.guide.sheet import Sheet, answers_on, changes, read_sheet, sheet_of, written
from shared.domain.refused import Code, Refused
from shared.hall.guide import GuideView, ItemGuide, SheetByCode, SheetCode, SheetCodeFor, SheetOpened
from shared.security.centre_codes import GUIDE_SHEET, body_of_centre_code
from shared.security.codes import sheet_code, sheet_of_code

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work


def guide_view(question: GuideView, work: "Work") -> Guide:
    """Return the guide to a theme."""
    return _theme_guide(question.theme, question.answers, work)


def item_guide(question: ItemGuide, work: "Work") -> Guide:
    """Return the guide to one item."""
    return make_item_guide(question.item, work.edition.for_item(question.item, work), work.plan)


def sheet_code_for(question: SheetCodeFor, work: "Work") -> SheetCode:
    """Return the code of a sheet."""
    if question.theme:
        guide = _theme_guide(question.theme, question.answers, work)
    else:
        guide = item_guide(ItemGuide(item=question.item), work)
    return SheetCode(sheet_code(written(sheet_of(guide)), work.keys.code_key))


def sheet_by_code(question: SheetByCode, work: "Work") -> SheetOpened:
    """Return the guide of a scanned sheet as it is today."""
    body = sheet_of_code(question.code, work.keys.code_key) or _body_of_centre(question.code, work)
    sheet = None if body is None else read_sheet(body)
    if sheet is None:
        raise Refused(Code.UNKNOWN_SHEET, "This is no guide of this hall or of its centre.")
    guide, gone = _guide_of(sheet, work)
    changed = changes(sheet, guide)
    return SheetOpened(
        guide=guide,
        printed_version=sheet.version,
        gone_answers=gone,
        new_items=changed.new_items,
        gone_steps=changed.gone_steps,
    )


def _body_of_centre(code: str, work: "Work") -> bytes | None:
    """Return what a guide made on the centre's pages carries, ``None`` where this hall's centre did not sign it."""
    key = work.centre_key
    return None if key is None else body_of_centre_code(GUIDE_SHEET, code, key)


def _guide_of(sheet: Sheet, work: "Work") -> tuple[Guide, tuple[str, ...]]:
    """Return today's guide under the sheet's answers, and the questions whose answer is gone."""
    if not sheet.theme:
        return item_guide(ItemGuide(item=sheet.item), work), ()
    answers, gone = answers_on(sheet, work.edition.theme(sheet.theme))
    return _theme_guide(sheet.theme, answers, work), gone


def _theme_guide(theme_id: str, answers: Mapping[str, str], work: "Work") -> Guide:
    theme, index = work.edition.for_theme(theme_id, work)
    return make_guide(theme, answers, index, work.plan)
