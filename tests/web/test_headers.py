"""Every answer of the web room protects who reads it, and listens to no more than a form (T47)."""

import re
from pathlib import Path

import pytest

from central.web.headers import MOST_BODY_BYTES
from shared.ui.palette import SRGB_LINEAR_BELOW
from tests.central.stand import Stand
from tests.web.house import Visited

SHEET = Path("central/web/static/site.css").read_text(encoding="utf-8")
FIRST_VIEW_BYTES = 50_000


@pytest.mark.parametrize("path", ["{ticket}", "/nothing", "{sheet}"])
def test_every_answer_forbids_scripts_frames_and_tracks_of_others(stand: Stand, visited: Visited, path: str) -> None:
    ticket = visited.issues("A001").path
    sheet = re.findall(r'href="(/assets/site\.[0-9a-f]{10}\.css)"', stand.client.get(ticket).text)[0]
    headers = stand.client.get(path.format(ticket=ticket, sheet=sheet)).headers
    policy = headers["content-security-policy"]
    for rule in (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    ):
        assert rule in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"] == "noindex, nofollow"
    assert "strict-transport-security" not in headers
    assert "server" not in headers


def test_pages_are_kept_nowhere_and_files_with_a_hash_for_a_year(stand: Stand, visited: Visited) -> None:
    answer = stand.client.get(visited.issues("A001").path)
    assert answer.headers["cache-control"] == "no-store"
    for path in re.findall(r'"(/assets/[^"]+)"', answer.text):
        assert stand.client.get(path).headers["cache-control"] == "public, max-age=31536000, immutable"


def test_behind_tls_browsers_are_told_to_stay_there(stand: Stand) -> None:
    answer = stand.client.get("/nothing", headers={"x-forwarded-proto": "https"})
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_the_halls_contract_is_answered_as_before(stand: Stand) -> None:
    assert stand.client.get("/v1/status").json()["halls"] == 0
    assert stand.client.get("/v1/enrol").status_code == 405
    assert "content-security-policy" not in stand.client.get("/v1/status").headers


def test_the_first_view_is_small_and_all_of_it_is_ours(stand: Stand, visited: Visited) -> None:
    answer = stand.client.get(visited.issues("A001").path)
    linked = set(re.findall(r'(?:href|src)="([^"?#]+)', answer.text))
    assert all(path.startswith("/") and not path.startswith("//") for path in linked)
    files = [path for path in linked if path.startswith("/assets/")]
    assert len(answer.content) + sum(len(stand.client.get(path).content) for path in files) <= FIRST_VIEW_BYTES


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_longer_than_any_form_is_not_listened_to(stand: Stand, announced: bool) -> None:  # noqa: FBT001
    body = b"x" * (MOST_BODY_BYTES + 1)
    answer = stand.client.post("/nothing", content=body if announced else iter([body]))
    assert answer.status_code == (413 if announced else 404)


def test_nothing_in_an_address_becomes_a_header_or_leads_elsewhere(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    for asked in ("?lang=en%0d%0aset-cookie:a=b", "?elder=on%0d%0ax: y", "?lang=//evil.cn", "?elder=javascript:1"):
        answer = stand.client.get(paper.path + asked)
        assert "set-cookie" not in answer.headers
        assert "x" not in answer.headers
        assert "evil.cn" not in answer.text
        assert "javascript:" not in answer.text
    visited.calls(paper)
    led = stand.client.get(f"{paper.path}/cancel?next=https://evil.cn")
    assert (led.status_code, led.headers["location"]) == (303, paper.path)


def test_a_question_with_headers_beyond_measure_is_not_read(stand: Stand) -> None:
    assert stand.client.get("/nothing", headers={"x-padding": "x" * 20_000}).status_code == 431
    assert stand.client.get("/nothing", headers={"x-padding": "x" * 2_000_000}).status_code == 400


def test_words_are_seven_times_as_bright_or_dark_as_what_is_behind_them() -> None:
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", SHEET))
    pairs = [
        ("ink", "paper"), ("ink", "card"), ("ink", "amber"), ("ink", "amber-soft"), ("soft", "paper"), ("soft", "card"),
        ("blue", "card"), ("blue", "paper"), ("blue", "blue-soft"), ("red", "red-soft"), ("green", "green-soft"),
        ("card", "blue"),
    ]  # fmt: skip
    assert {
        pair: round(_contrast(colours[pair[0]], colours[pair[1]]), 1) for pair in pairs if _poor(colours, pair)
    } == {}


def _poor(colours: dict[str, str], pair: tuple[str, str]) -> bool:
    return _contrast(colours[pair[0]], colours[pair[1]]) < 7


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= SRGB_LINEAR_BELOW else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
