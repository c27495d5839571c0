"""What a person reads off a page of ours: its forms as they would be sent, and the answer to the small check."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from central.web.puzzles import read_number


@dataclass
class Form:
    """A form with the values a browser would send."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "form":
            self.forms.append(Form(named.get("action") or ""))
        elif tag == "a" and named.get("href"):
            self.links.append(named["href"] or "")
        elif tag == "input" and self.forms and named.get("name") and _is_sent(named):
            self.forms[-1].fields[named["name"] or ""] = named.get("value") or ""


def _is_sent(field: dict[str, str | None]) -> bool:
    return field.get("type") not in {"radio", "checkbox"} or "checked" in field


def forms_of(page: str) -> list[Form]:
    """Return every form of a page."""
    parser = _Forms()
    parser.feed(page)
    return parser.forms


def form_to(page: str, end: str) -> Form:
    """Return the one form that is sent to a path with this end."""
    (found,) = [form for form in forms_of(page) if form.action.partition("?")[0].endswith(end)]
    return found


def links_of(page: str) -> list[str]:
    """Return where a page leads."""
    parser = _Forms()
    parser.feed(page)
    return parser.links


def answered(page: str) -> str:
    """Return the answer to a page's small check, as somebody who reads it writes it."""
    found = re.search(r"小验证：(.+?)加(.+?)等于几？", page)
    assert found is not None
    first, second = read_number(found[1]), read_number(found[2])
    assert first is not None
    assert second is not None
    return str(first + second)
