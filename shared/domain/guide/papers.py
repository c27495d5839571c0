"""Every material once (交一次): what a person brings, fills in, gets on the way, or need not bring at all.

What several items ask for is handed in once and shared between the departments. So the numbers to bring are the most
that any one item asks for, originals and copies alike, never their sum.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from shared.domain.catalogue.conditions import Condition
from shared.domain.catalogue.items import Material, MaterialUse, Source
from shared.domain.guide.reasons import Judge
from shared.domain.guide.result import Bring, GuideMaterial


@dataclass(frozen=True)
class Asking:
    """That one step asks for a material; ``when`` are the conditions of the step and of the use."""

    item: str
    use: MaterialUse
    when: tuple[Condition, ...]
    certain: bool


def merged(
    asked: Iterable[Asking], materials: Mapping[str, Material], judge: Judge, on_the_way: AbstractSet[tuple[str, str]]
) -> tuple[GuideMaterial, ...]:
    """Return each material once, certain ones first, otherwise in the order in which the steps ask for them.

    ``on_the_way`` holds (item, material) where a step that is certain to come before ``item`` issues ``material``.
    """
    by_material: dict[str, list[Asking]] = {}
    for asking in asked:
        by_material.setdefault(asking.use.material, []).append(asking)
    found = [_merge(materials[name], askings, judge, on_the_way) for name, askings in by_material.items()]
    return tuple(sorted(found, key=lambda material: not material.certain))


def _merge(
    material: Material, askings: list[Asking], judge: Judge, on_the_way: AbstractSet[tuple[str, str]]
) -> GuideMaterial:
    certain = [asking for asking in askings if asking.certain]
    issued = all((asking.item, material.id) in on_the_way for asking in askings)
    return GuideMaterial(
        material=material.id,
        name=material.name,
        items=tuple(dict.fromkeys(asking.item for asking in askings)),
        originals=max(asking.use.originals for asking in askings),
        copies=max(asking.use.copies for asking in askings),
        source=material.source,
        bring=Bring.ON_THE_WAY if issued else _BRING[material.source],
        certain=bool(certain),
        tolerable=all(asking.use.tolerable for asking in askings),
        reason=judge.reason(
            [condition for asking in certain or askings for condition in asking.when],
            [asking.use.note for asking in askings],
        ),
        note=material.note,
        sample=material.sample,
        name_en=material.name_en,
    )


_BRING = {Source.APPLICANT: Bring.BRING, Source.CENTRE: Bring.FETCHED, Source.FORM: Bring.FILL_IN}
