"""The two kinds of message every room shares, typed by the answer they bring."""

from functools import cache
from typing import Any, Generic, TypeVar, get_args

import msgspec

from shared.ids import Id, new_id

Answer = TypeVar("Answer")


class Act(msgspec.Struct, Generic[Answer], frozen=True, kw_only=True):
    """Something to be done, once: the same ``command_id`` sent again returns the first answer."""

    command_id: Id = msgspec.field(default_factory=new_id)


class Question(msgspec.Struct, Generic[Answer], frozen=True, kw_only=True):
    """Something to be told; the hall stays as it is."""


class Done(msgspec.Struct, frozen=True):
    """The answer of an act that has nothing to tell but that it is done."""


@cache
def answer_type(message: type) -> Any:
    """Return the type that the answer to ``message`` (a class of act or question) is decoded to."""
    return get_args(message.__orig_bases__[0])[0]  # type: ignore[attr-defined]
