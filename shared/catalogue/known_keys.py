"""Keys that nobody knows, found at any depth: a misspelt ``promissed`` would otherwise be a limit lost."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints


def unknown_key(value: object, kind: Any) -> str:
    """Return the first key, at any depth, that the dataclass ``kind`` does not have; empty where all are known."""
    if isinstance(value, list):
        return next(filter(None, (unknown_key(part, kind) for part in value)), "")
    kinds = _kinds(kind)
    if kinds is None or not isinstance(value, dict):
        return ""
    deeper = (unknown_key(part, kinds[key]) for key, part in value.items() if key in kinds)
    return next((key for key in value if key not in kinds), "") or next(filter(None, deeper), "")


@cache
def _kinds(kind: Any) -> dict[str, Any] | None:
    """Return the fields of the dataclass in an alias, ``None`` where there is none; a file asks it of every row."""
    inner = next((part for part in (kind, *_parts(kind)) if is_dataclass(part)), None)
    return None if inner is None else get_type_hints(inner)


def _parts(kind: Any) -> Iterator[Any]:
    """Yield what an alias such as ``tuple[Fee, ...]`` or ``Limit | None`` is made of."""
    for part in get_args(kind):
        yield part
        yield from _parts(part)
