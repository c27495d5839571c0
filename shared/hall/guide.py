"""Questions of people and clerks to the catalogue, and what is counted of how they were served."""

from typing import Annotated

import msgspec

from shared.domain.catalogue.items import Department, Item, Limit, Material
from shared.domain.catalogue.themes import Theme
from shared.domain.guide.result import Guide
from shared.hall.messages import Act, Done, Question
from shared.hall.tickets import Slug

ItemId = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Text = Annotated[str, msgspec.Meta(max_length=64)]
Answers = Annotated[dict[Slug, Slug], msgspec.Meta(max_length=32)]
Audience = Annotated[str, msgspec.Meta(pattern="^(person|firm)?$")]
"""``person``, ``firm``, or empty for both."""


class ThemeCard(msgspec.Struct, frozen=True, kw_only=True):
    """A theme as a list shows it."""

    id: str
    name: str
    name_en: str
    icon: str
    stage: str
    audience: tuple[str, ...]
    summary: str
    summary_en: str
    steps: int


class ItemCard(msgspec.Struct, frozen=True, kw_only=True):
    """An item as a list shows it; ``queue`` is where this hall serves it, ``None`` where it does not."""

    id: str
    name: str
    name_en: str
    department: str
    department_name: str
    kind: str
    promised: Limit | None
    online: bool
    queue: str | None


class ThemeList(Question[list[ThemeCard]], frozen=True, kw_only=True, tag=True):
    """The themes for an audience, in life's order."""

    audience: Audience = ""


class ThemeView(Question[Theme], frozen=True, kw_only=True, tag=True):
    """A theme with its questions; refused (unknown_theme)."""

    theme: Slug


class GuideView(Question[Guide], frozen=True, kw_only=True, tag=True):
    """The guide to a theme under these answers; answers to questions it does not have are refused (unknown_answer)."""

    theme: Slug
    answers: Answers = msgspec.field(default_factory=dict)


class ItemGuide(Question[Guide], frozen=True, kw_only=True, tag=True):
    """The guide to one item by itself; refused (unknown_item)."""

    item: ItemId


class ItemFull(msgspec.Struct, frozen=True, kw_only=True):
    """One item with everything published about it."""

    item: Item
    department: Department
    materials: list[Material]
    kind: str
    queue: str | None


class ItemView(Question[ItemFull], frozen=True, kw_only=True, tag=True):
    """One item whole; refused (unknown_item)."""

    item: ItemId


class DepartmentCard(msgspec.Struct, frozen=True, kw_only=True):
    """A department and how many items it has."""

    id: str
    name: str
    name_en: str
    items: int


class DepartmentList(Question[list[DepartmentCard]], frozen=True, kw_only=True, tag=True):
    """Departments that have at least one item."""


class ItemPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a list; ``total`` counts all pages."""

    items: list[ItemCard]
    total: int


class ItemList(Question[ItemPage], frozen=True, kw_only=True, tag=True):
    """Items by department, kind and audience, by name; empty filters hold for all."""

    department: Annotated[str, msgspec.Meta(max_length=120)] = ""
    kind: Annotated[str, msgspec.Meta(max_length=40)] = ""
    audience: Audience = ""
    offset: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 0
    most: Annotated[int, msgspec.Meta(ge=1, le=100)] = 20


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """Something found: a theme or an item."""

    id: str
    theme: bool
    name: str
    name_en: str
    department_name: str
    queue: str | None


class Search(Question[list[Hit]], frozen=True, kw_only=True, tag=True):
    """What fits a few characters: Han, pinyin, initials or a mixture, with small errors; best first.

    Refused (search_not_ready) for some seconds after a hall got its first catalogue.
    """

    text: Text
    audience: Audience = ""
    most: Annotated[int, msgspec.Meta(ge=1, le=60)] = 10


class HotList(Question[list[Hit]], frozen=True, kw_only=True, tag=True):
    """What people came for most in the last ``days`` days (热点); the catalogue fills it up while the hall is new.

    A ticket with a ``matter`` counts four, a guide printed or taken along two, one read to its end one.
    """

    days: Annotated[int, msgspec.Meta(ge=1, le=90)] = 30
    most: Annotated[int, msgspec.Meta(ge=1, le=24)] = 12


class SheetCode(msgspec.Struct, frozen=True):
    """The signed text of a guide sheet's QR."""

    code: str


class SheetCodeFor(Question[SheetCode], frozen=True, kw_only=True, tag=True):
    """The code of the sheet for a theme with its answers, or, where ``theme`` is empty, for a single item.

    Refused as :class:`GuideView` and :class:`ItemGuide` are. Nothing of the person is in it.
    """

    theme: Annotated[str, msgspec.Meta(max_length=64)] = ""
    item: Annotated[str, msgspec.Meta(max_length=120)] = ""
    answers: Answers = msgspec.field(default_factory=dict)


class SheetOpened(msgspec.Struct, frozen=True, kw_only=True):
    """The guide behind a sheet as it is today, with what changed since it was printed."""

    guide: Guide
    printed_version: str
    gone_answers: tuple[str, ...] = ()
    """Ids of the questions whose answer no longer exists and counts as not given."""
    new_items: tuple[str, ...] = ()
    """Names of the steps that the sheet does not have."""
    gone_steps: tuple[int, ...] = ()
    """Numbers, as the paper gives them, of the steps that are no longer needed or offered."""


class SheetByCode(Question[SheetOpened], frozen=True, kw_only=True, tag=True):
    """What a scanned sheet opens; refused (unknown_sheet) when neither this hall nor its centre signed it.

    Refused (unknown_theme, unknown_item) as well, when the catalogue no longer has what the sheet is about.
    """

    code: Annotated[str, msgspec.Meta(max_length=1024)]


class GuideEvent(Act[Done], frozen=True, kw_only=True, tag=True):
    """Count one thing that happened in a guide: nothing of the person is in it.

    ``what``: ``opened``, ``finished`` (a result was seen), ``printed``, ``taken`` (by QR), ``abandoned`` (left at the
    question ``at``), ``missed`` (a search that ended without a choice; ``subject`` is the text). Else ``subject`` is
    ``theme:ID`` or ``item:ID``, or the id alone, and one that the catalogue does not have is not counted.

    Counts are kept by business date for 90 days. A text that may hold a person's data (four digits or more, or a name
    with a number: :mod:`shared.domain.guide.missed`) is not kept at all.
    """

    what: Annotated[str, msgspec.Meta(pattern="^(opened|finished|printed|taken|abandoned|missed)$")]
    subject: Annotated[str, msgspec.Meta(max_length=128)]
    at: Annotated[str, msgspec.Meta(max_length=64)] = ""


class Unfound(msgspec.Struct, frozen=True, kw_only=True):
    """How often something was looked for in vain (``missed``), or a guide was left (``abandoned``) at a question.

    ``name`` is the text, or the theme's name; ``at`` is the question's text. An empty ``subject`` stands for all texts
    that fewer than three people looked for.
    """

    what: str
    subject: str
    name: str
    at: str
    count: int
    last_day: str


class UnfoundList(Question[list[Unfound]], frozen=True, kw_only=True, tag=True):
    """What people looked for in vain, and where they left a guide; most frequent first, what is rare as one sum."""

    days: Annotated[int, msgspec.Meta(ge=1, le=90)] = 30
