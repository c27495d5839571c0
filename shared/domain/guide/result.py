"""What a guide says: steps in order, papers once each, fees, days and places, and why each of them is there."""

from dataclasses import dataclass
from enum import StrEnum

from shared.domain.catalogue.items import Fee, Limit, Source


class Bring(StrEnum):
    """What a person does about a material."""

    BRING = "bring"
    FILL_IN = "fill_in"
    FETCHED = "fetched"
    """The centre has it: it need not be brought."""
    ON_THE_WAY = "on_the_way"
    """An earlier step of this very guide issues it."""


@dataclass(frozen=True)
class Reason:
    """Why something is in the guide: the answers it follows from (question id, option id), or the theme's own words.

    ``open`` names questions not answered: it is there because it may be needed.
    """

    answers: tuple[tuple[str, str], ...] = ()
    open: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class GuideStep:
    """One item to be done. ``wave`` is its place in order: steps of one wave can run side by side, 1 comes first."""

    item: str
    name: str
    department: str
    department_name: str
    wave: int
    after: tuple[str, ...]
    """The steps directly before it, near ones alone: what they wait for themselves is not repeated."""
    certain: bool
    reason: Reason
    statutory: Limit | None
    promised: Limit | None
    days: int | None
    """Working days reckoned for it (calendar days × 5/7 rounded up), ``None`` where no limit is published."""
    visits: int | None
    online: bool
    appointment: bool
    terminal: bool
    queue: str | None
    """The hall's queue that serves it, ``None`` where this hall does not."""
    counters: tuple[str, ...]
    """Labels of the counters that serve that queue."""
    place: str
    """Where the item says it is handled, else the department's address."""
    hours: str
    phone: str
    form: str
    results: tuple[str, ...]
    """Names of the papers it issues."""
    waits: tuple[tuple[str, str], ...] = ()
    """The theme's words on why it waits: (item of ``after``, words), where it has any."""
    name_en: str = ""
    department_name_en: str = ""
    incomplete: tuple[str, ...] = ()
    """Which of the eight public parts of 行政许可法 art. 30 the item does not publish."""


@dataclass(frozen=True)
class GuideMaterial:
    """One material, once, with all items it serves; numbers are those to bring (交一次): the most one item asks."""

    material: str
    name: str
    items: tuple[str, ...]
    originals: int
    copies: int
    source: Source
    bring: Bring
    certain: bool
    tolerable: bool
    reason: Reason
    note: str = ""
    sample: str = ""
    name_en: str = ""


@dataclass(frozen=True)
class GuideFee:
    """One fee of one item."""

    item: str
    fee: Fee
    certain: bool


@dataclass(frozen=True)
class Guide:
    """The personal guide to a theme, or to a single item (then ``theme`` is empty and there is one step)."""

    theme: str
    name: str
    catalogue: str
    """The version of the catalogue it was made from."""
    answers: tuple[tuple[str, str], ...]
    open_questions: tuple[str, ...]
    steps: tuple[GuideStep, ...]
    waves: tuple[tuple[str, ...], ...]
    materials: tuple[GuideMaterial, ...]
    fees: tuple[GuideFee, ...]
    fee_cents: int
    """Sum of the fees that are certain and have an amount."""
    days: int | None
    """Working days along the longest path of the steps that are certain; ``None`` where one of them has no limit."""
    days_at_least: int
    """The same with 0 for each step without a limit."""
    days_most: int | None
    """``days`` with the steps that may be needed as well."""
    without_limit: tuple[str, ...]
    """The steps, certain or not, that publish no limit."""
    critical_path: tuple[str, ...]
    """The certain steps along the longest path."""
    not_offered: tuple[str, ...] = ()
    """Items of the theme that apply or may apply, but are not offered today."""
    name_en: str = ""
