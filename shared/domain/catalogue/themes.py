"""Themes (一件事): what a person wants to do, as a graph of items whose nodes and edges depend on a few answers."""

from dataclasses import dataclass

from shared.domain.catalogue.conditions import ALWAYS, Condition


@dataclass(frozen=True)
class Option:
    """One answer to a question, in plain words."""

    id: str
    text: str
    text_en: str = ""


@dataclass(frozen=True)
class Question:
    """One plain question with two to five answers (rule K13); "not sure" is always offered beside them.

    ``when`` says under which earlier answers it is asked at all.
    """

    id: str
    text: str
    options: tuple[Option, ...]
    text_en: str = ""
    hint: str = ""
    when: Condition = ALWAYS


@dataclass(frozen=True)
class After:
    """An edge: the step comes after that of ``item``, under a condition, for a reason told to people."""

    item: str
    when: Condition = ALWAYS
    why: str = ""


@dataclass(frozen=True)
class Step:
    """One item in a theme: needed under a condition, after others."""

    item: str
    when: Condition = ALWAYS
    why: str = ""
    after: tuple[After, ...] = ()


@dataclass(frozen=True)
class Theme:
    """What a person wants (开餐馆), in the order in which life brings it up (``stage``)."""

    id: str
    name: str
    name_en: str = ""
    audience: tuple[str, ...] = ("person",)
    stage: str = ""
    icon: str = ""
    summary: str = ""
    summary_en: str = ""
    words: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    steps: tuple[Step, ...] = ()
    seed: int = 0
    """How common it is thought to be (higher is more) while the hall has no figures of its own (热点)."""
