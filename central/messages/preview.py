"""A template as a person would read it, for those who write templates."""

from central.messages.lengths import EACH, ONE, segments, units
from central.messages.templates import EXAMPLE, Templates
from central.messages.words import What


def preview(template: str, language: str) -> str:
    """Return a template filled with an example, and how long it is as a text message."""
    filled = Templates().fill(What(template), language, EXAMPLE[language])
    length = f"{units(filled.text)} characters, {segments(filled.text)} SMS (one has {ONE}, each of several {EACH})"
    return f"{filled.subject}\n\n{filled.text}\n\n{length}"
