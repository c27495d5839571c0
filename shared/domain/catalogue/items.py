"""Items (事项) and what they are made of: the eight public parts of 行政许可法 art. 30, and the facts a hall adds.

The eight parts: the matter, its legal basis, the conditions, the quantity, the procedure, the time limit, all
materials, and the application form with a sample.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shared.domain.catalogue.conditions import ALWAYS, Condition


class Unit(StrEnum):
    """What a time limit is counted in."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    AT_ONCE = "at_once"


@dataclass(frozen=True)
class Limit:
    """A time limit; ``number`` is 0 for *at once*."""

    number: int
    unit: Unit = Unit.WORKING_DAYS


@dataclass(frozen=True)
class Fee:
    """What an item costs: ``cents`` of a yuan, ``None`` where the amount depends (``note`` says on what)."""

    name: str
    cents: int | None = None
    note: str = ""
    basis: str = ""
    when: Condition = ALWAYS


@dataclass(frozen=True)
class Department:
    """A body that decides items; ``code`` is its 统一社会信用代码, which may be one that fails its check digit."""

    id: str
    name: str
    name_en: str = ""
    short: str = ""
    code: str = ""
    phone: str = ""
    address: str = ""


class Source(StrEnum):
    """Where a material comes from."""

    APPLICANT = "applicant"
    CENTRE = "centre"
    """Fetched from the government's shared data, so that it need not be brought (国务院令716号 art. 7)."""
    FORM = "form"
    """A form of the department, free, filled in at the counter or beforehand (行政许可法 art. 29)."""


@dataclass(frozen=True)
class Material:
    """A paper or datum; several items may ask for the same one, and it is then handed in once (交一次)."""

    id: str
    name: str
    name_en: str = ""
    source: Source = Source.APPLICANT
    note: str = ""
    sample: str = ""
    """What the sample form (示范文本) is called or where it lies; empty where there is none."""


@dataclass(frozen=True)
class MaterialUse:
    """That an item asks for a material: how often, when, and whether it may be handed in later (容缺)."""

    material: str
    originals: int = 1
    copies: int = 0
    when: Condition = ALWAYS
    tolerable: bool = False
    note: str = ""


@dataclass(frozen=True)
class Item:
    """One matter that one department may decide; ``id`` is ours, ``code`` is the province's (≥ 80 characters wide).

    ``kind`` and ``level`` are codes of GB/T 39046 tables A.1 and A.2 in the reading of ``kinds`` of the catalogue;
    ``audience`` holds ``person`` and ``firm``. ``results`` are materials (licences, certificates) that the item issues,
    so that a later item of the same theme need not ask the person for them.
    """

    id: str
    name: str
    department: str
    name_en: str = ""
    code: str = ""
    kind: str = ""
    level: str = ""
    audience: tuple[str, ...] = ("person", "firm")
    version: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    # the eight public parts
    basis: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    quantity: str = ""
    procedure: tuple[str, ...] = ()
    statutory: Limit | None = None
    promised: Limit | None = None
    materials: tuple[MaterialUse, ...] = ()
    form: str = ""
    # what a person asks next
    fees: tuple[Fee, ...] = ()
    results: tuple[str, ...] = ()
    visits: int | None = None
    online: bool = False
    appointment: bool = False
    terminal: bool = False
    place: str = ""
    hours: str = ""
    phone: str = ""
    complaint_phone: str = ""
    words: tuple[str, ...] = ()
    """Synonyms and everyday words by which people look for it."""
    note: str = ""
