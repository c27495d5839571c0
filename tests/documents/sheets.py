"""Guides to print in tests: a small theme, a hall that serves some of it, and catalogues of hostile texts."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from shared.documents.guide_wording import Wording
from shared.documents.pdf.guide import GuideSheet
from shared.domain.catalogue.index import Index
from shared.domain.catalogue.items import Item, Limit, Material, MaterialUse
from shared.domain.catalogue.themes import After, Step, Theme
from shared.domain.guide.making import make_guide
from shared.domain.guide.sheet import sheet_of, written
from shared.security.codes import sheet_code
from tests.documents.pdf_reader import Page, read_pdf
from tests.domain.guides import CATALOGUE, INDEX, PLAN, RESTAURANT

MOMENT = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
ANSWERS = {"premises": "rented", "lease": "long", "size": "big", "sign": "yes"}


def wording(
    answers: dict[str, str], *, language: str = "zh", theme: Theme = RESTAURANT, index: Index = INDEX
) -> Wording:
    return Wording(make_guide(theme, answers, index, PLAN), theme, PLAN, language)


def code_of(of: Wording) -> str:
    return sheet_code(written(sheet_of(of.guide)), b"k" * 32)


def sheet(of: Wording) -> bytes:
    return GuideSheet(of, code_of(of), MOMENT, ZONE).pdf()


def pages(of: Wording) -> list[Page]:
    return read_pdf(sheet(of))


def large(steps: int, papers: int, text: str = "") -> tuple[Theme, Index]:
    """Return a theme of so many steps that ask for so many papers each, and a catalogue that has them."""
    names = [f"{n}" for n in range(steps)]
    materials = tuple(Material(f"{n}", f"第{n}种材料{text}", note=text) for n in range(steps * papers))
    items = tuple(
        Item(
            name, f"第{name}件事{text}", "market", promised=Limit(2),
            materials=tuple(MaterialUse(f"{int(name) * papers + n}", copies=1, note=text) for n in range(papers)),
        )
        for name in names
    )  # fmt: skip
    chain = tuple(Step(n, why=text, after=(After(names[at // 2]),) if at else ()) for at, n in enumerate(names))
    theme = Theme("large", f"大事{text}", steps=chain)
    return theme, Index.of(replace(CATALOGUE, items=items, materials=materials, themes=(theme,)))
