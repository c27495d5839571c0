"""From a template to a page in the visitor's language and size: Chinese first, everything escaped.

A template says both languages where it stands: ``{{ say("您的号码", "Your number") }}``. What a visitor chose by a link
(``?lang=en``, ``?elder=on``) is remembered in two cookies that name nobody.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from central.announcements.shelf import AnnouncementShelf
from central.web.assets import Assets
from shared.domain.announcements import Announcement

_YEAR_SECONDS = 365 * 24 * 3600
_CHOICES = {"lang": ("zh", "en"), "elder": ("on", "off")}


@dataclass(frozen=True)
class View:
    """How a visitor wants pages: ``language`` is zh or en, ``elder`` larger and without ornament."""

    language: str
    elder: bool

    def say(self, chinese: str, english: str) -> str:
        """Return the text in the visitor's language."""
        return english if self.language == "en" else chinese


def view_of(request: Request) -> View:
    """Return how this visitor wants pages: by the link just followed, else as remembered, else as the browser asks."""
    lang = _chosen(request, "lang") or ("zh" if _asks_for_chinese(request) else "en")
    return View(lang, _chosen(request, "elder") == "on")


class Renderer:
    """Makes pages from the templates of this room."""

    def __init__(self, assets: Assets, announcements: AnnouncementShelf) -> None:
        self._announcements = announcements
        self._jinja = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._jinja.globals["asset"] = assets.path

    def page(self, request: Request, template: str, status: int = 200, **facts: Any) -> HTMLResponse:
        """Return a whole page, and remember what the visitor chose by a link."""
        view, hall = view_of(request), request.path_params.get("hall", "").lower()
        announced = self.announced(hall) if hall else []
        html = self.part(view, template, switch=_switch(request, view), announced=announced, **facts)
        response = HTMLResponse(html, status)
        for name, values in _CHOICES.items():
            if request.query_params.get(name) in values:
                value = request.query_params[name]
                secure = request.url.scheme == "https"
                response.set_cookie(name, value, _YEAR_SECONDS, httponly=True, samesite="lax", secure=secure)
        return response

    def announced(self, hall: str) -> list[Announcement]:
        """Return what a hall's pages announce now."""
        return self._announcements.of(hall)

    def part(self, view: View, template: str, **facts: Any) -> str:
        """Return a template's text, such as the part of a page that changes while one looks at it."""
        return self._jinja.get_template(template).render(view=view, say=view.say, **facts)


def _chosen(request: Request, name: str) -> str | None:
    for given in (request.query_params.get(name), request.cookies.get(name)):
        if given in _CHOICES[name]:
            return given
    return None


def _asks_for_chinese(request: Request) -> bool:
    """Tell whether a browser names Chinese before English, or neither: this is a Chinese hall."""
    languages = [part.split(";")[0].strip().lower() for part in request.headers.get("accept-language", "").split(",")]
    known = [language[:2] for language in languages if language[:2] in {"zh", "en"}]
    return not known or known[0] == "zh"


def _switch(request: Request, view: View) -> dict[str, str]:
    """Return the links by which a visitor chooses the other language and size, relative to the page itself."""
    others = {"lang": "zh" if view.language == "en" else "en", "elder": "off" if view.elder else "on"}
    asked = [(name, value) for name, value in request.query_params.multi_items() if name not in _CHOICES]
    return {name: "?" + urlencode([*asked, (name, value)]) for name, value in others.items()}
