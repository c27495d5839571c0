"""Announcements: short texts for everybody in a hall, from one moment to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from shared.domain.clean_text import clean_text

LONGEST, LONGEST_EN = 60, 120


@dataclass(frozen=True)
class Announcement:
    """What is said in Chinese, and in English where it is, from ``begins`` (aware) until ``ends``, itself outside.

    An important one comes first and in the colour of attention.
    """

    text: str
    begins: datetime
    ends: datetime
    text_en: str = ""
    important: bool = False


def check_announcement(one: Announcement) -> None:
    """Raise ``ValueError`` with one sentence for an announcement that no screen could show."""
    if not 1 <= len(one.text) <= LONGEST or len(one.text_en) > LONGEST_EN:
        raise ValueError(f"An announcement has 1 to {LONGEST} characters, in English at most {LONGEST_EN}.")
    for text in (one.text, one.text_en):
        if clean_text(text)[1] or "\n" in text:
            raise ValueError("An announcement is one line of characters that can be seen.")
    if one.begins.tzinfo is None or one.ends.tzinfo is None or one.ends <= one.begins:
        raise ValueError("An announcement ends after it begins.")


def standing(announcements: Iterable[Announcement], now: datetime) -> list[Announcement]:
    """Return those to be shown at ``now``: the important ones first, the newest first among equals."""
    shown = [one for one in announcements if one.begins <= now < one.ends]
    return sorted(shown, key=lambda one: (one.important, one.begins), reverse=True)
