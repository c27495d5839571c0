"""One row of a file, on its way to becoming a part of the catalogue."""

from dataclasses import dataclass, field
from typing import Any

from shared.catalogue.report import Reason, Rejected, Why
from shared.domain.clean_text import clean_text

MOST_TEXT = 4000
MOST_VALUES = 500


@dataclass
class Row:
    """The fields of one row by name, cleaned; ``line`` is where it stands in the file (the row of a sheet)."""

    line: int
    fields: dict[str, Any]
    reasons: list[Reason] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """What was not understood and is handed on to people as it was written."""

    def say(self, why: Why, field_name: str = "", about: str = "") -> None:
        """Keep a note or a repair of this row."""
        reason = Reason(why, field_name, about[:80])
        if reason not in self.reasons:
            self.reasons.append(reason)

    def clean(self) -> None:
        """Clean every text in the row, at any depth, and cut what is too long, telling each field once."""
        self.fields = {str(name): self._cleaned(str(name), value) for name, value in self.fields.items()}

    def text(self, name: str) -> str:
        """Return a field as text, empty where it is missing."""
        value = self.fields.get(name)
        return "" if value is None else str(value)

    def name(self, name: str, most: int) -> str:
        """Return a field that must be there and must not be cut; raise :class:`Rejected` otherwise."""
        text = self.text(name)
        if not text:
            raise Rejected(Why.MISSING, name)
        if len(text) > most:
            raise Rejected(Why.FIELD_TOO_LONG, name, str(len(text)))
        return text

    def _cleaned(self, name: str, value: Any) -> Any:
        if isinstance(value, str):
            return self._cleaned_text(name, value)
        if isinstance(value, list | dict) and len(value) > MOST_VALUES:
            raise Rejected(Why.TOO_MANY_VALUES, name, str(len(value)))
        if isinstance(value, list):
            return [self._cleaned(name, part) for part in value]
        if isinstance(value, dict):
            return {str(key): self._cleaned(name, part) for key, part in value.items()}
        return value

    def _cleaned_text(self, name: str, text: str) -> str:
        cleaned, dirt = clean_text(text)
        for kind in sorted(dirt):
            self.say(Why.CLEANED, name, kind)
        if len(cleaned) > MOST_TEXT:
            self.say(Why.CUT, name, str(len(cleaned)))
            cleaned = cleaned[:MOST_TEXT].rstrip()
        return cleaned
