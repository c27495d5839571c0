"""The eight parts that must be public before anyone applies (行政许可法 art. 30), and which of them an item lacks."""

from shared.domain.catalogue.items import Item


def missing_parts(item: Item) -> tuple[str, ...]:
    """Return the parts that ``item`` does not publish, in the law's order."""
    parts = {
        "name": item.name,
        "basis": item.basis,
        "conditions": item.conditions,
        "quantity": item.quantity,
        "procedure": item.procedure,
        "limit": item.statutory or item.promised,
        "materials": item.materials,
        "form": item.form,
    }
    return tuple(part for part, published in parts.items() if not published)
