"""Pages that stay true: pushed to a few, asked for by the rest, and never more than a house can hold (T47)."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import httpx
import pytest
from starlette.requests import Request

from central.web.visitors import CROWD, LIVE_EACH, LIVE_IN_ALL, Visitors, address_of, read_crowds
from tests.central.stand import Stand
from tests.patience import eventually
from tests.web.house import ON_BOTH, Visited

AT_ONCE_S = 10.0
"""Well before the twenty seconds after which a page that heard nothing looks, and is pinged, by itself."""


@contextmanager
def live(stand: Stand, path: str, **headers: str) -> Iterator[tuple[httpx.Response, Iterator[str]]]:
    """Open a live connection, and yield it with its lines."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with stand.client.stream("GET", f"{path}/live", headers=named) as answer:
        yield answer, answer.iter_lines()


def until(lines: Iterator[str], wanted: str) -> list[str]:
    """Return the lines up to the first that holds ``wanted``."""
    heard = []
    for line in lines:
        heard.append(line)
        if wanted in line:
            return heard
    raise AssertionError(f"the connection ended without {wanted!r}: {heard}")


@ON_BOTH
def test_what_happens_in_the_hall_is_pushed_at_once(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    with live(stand, paper.path) as (answer, lines):
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["x-accel-buffering"] == "no"
        assert any("下一个就是您" in line for line in until(lines, "retry: 5000"))
        begun = time.monotonic()
        visited.calls(paper)
        until(lines, "1 号窗口")
        assert time.monotonic() - begun < AT_ONCE_S


def test_what_another_process_took_in_is_pushed_within_a_moment(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    with live(stand, paper.path) as (_, lines):
        until(lines, "下一个就是您")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stand.centre.live, "ring", lambda _hall: None)  # this process heard nothing
            visited.calls(paper)
        until(lines, "1 号窗口")


def test_whoever_comes_back_is_told_only_what_is_new(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    with live(stand, paper.path) as (_, lines):
        known = next(line for line in lines if line.startswith("id: ")).removeprefix("id: ")
    with live(stand, paper.path, last_event_id=known) as (_, lines):
        visited.calls(paper)
        heard = until(lines, "1 号窗口")
        assert not any("下一个就是您" in line for line in heard)


def test_asking_again_costs_nothing_while_nothing_changed(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    first = stand.client.get(f"{paper.path}/now")
    assert "下一个就是您" in first.text
    assert "<html" not in first.text
    again = stand.client.get(f"{paper.path}/now", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    visited.calls(paper)
    changed = stand.client.get(f"{paper.path}/now", headers={"if-none-match": first.headers["etag"]})
    assert "1 号窗口" in changed.text


@pytest.mark.parametrize("part", ["now", "live"])
def test_a_forged_code_has_no_changing_part_either(stand: Stand, visited: Visited, part: str) -> None:
    paper = visited.issues("A001")
    forged = paper.path[:-1] + ("A" if paper.path[-1] != "A" else "B")
    assert stand.client.get(f"{forged}/{part}").status_code == 404


def test_the_seventh_live_page_of_an_address_asks_instead_and_a_place_that_is_left_is_free(
    stand: Stand, visited: Visited
) -> None:
    paper = visited.issues("A001")
    with ExitStack() as open_pages:
        for _ in range(LIVE_EACH):
            answer, _lines = open_pages.enter_context(live(stand, paper.path))
            assert answer.status_code == 200
        assert stand.client.get(f"{paper.path}/live").status_code == 204
    eventually(lambda: _may_listen(stand, paper.path))  # the server notices by itself that a browser has gone


def _may_listen(stand: Stand, path: str) -> bool:
    with live(stand, path) as (answer, _):
        return answer.status_code == 200


def test_a_stopping_centre_lets_its_open_pages_go_at_once(stand: Stand, visited: Visited) -> None:
    paper = visited.issues("A001")
    with live(stand, paper.path) as (_, lines):
        until(lines, "下一个就是您")
        begun = time.monotonic()
        stand.centre.live.close()
        assert list(lines)[-1:] in ([], [""])
        assert time.monotonic() - begun < AT_ONCE_S


def test_beyond_two_thousand_everybody_asks_instead() -> None:
    visitors = Visitors()
    with ExitStack() as open_pages:
        places = [open_pages.enter_context(visitors.live(f"10.{n // 250}.{n % 250}.1")) for n in range(LIVE_IN_ALL + 1)]
        assert places == [True] * LIVE_IN_ALL + [False]
    with visitors.live("10.0.0.1") as free:
        assert free


def test_a_crowd_behind_one_address_may_ask_fifty_times_as_much() -> None:
    visitors = Visitors(read_crowds("203.0.113.7, 2001:db8::/48"))
    with ExitStack() as open_pages:
        for address, most in (("203.0.113.7", LIVE_EACH * CROWD), ("203.0.113.8", LIVE_EACH)):
            places = [open_pages.enter_context(visitors.live(address)) for _ in range(most + 1)]
            assert places == [True] * most + [False]


def test_all_addresses_of_one_ipv6_subscriber_are_one() -> None:
    visitors = Visitors()
    with ExitStack() as open_pages:
        for n in range(LIVE_EACH):
            assert open_pages.enter_context(visitors.live(f"2001:db8:1:2::{n + 1}"))
        assert not open_pages.enter_context(visitors.live("2001:db8:1:2::ffff"))
        assert open_pages.enter_context(visitors.live("2001:db8:1:3::1"))


@pytest.mark.parametrize("text", ["hall", "203.0.113.7/40", "203.0.113.7;203.0.113.8"])
def test_a_crowd_that_is_no_network_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"does not appear to be"):
        read_crowds(text)


def test_an_asker_without_an_address_is_one_asker() -> None:
    assert address_of(Request({"type": "http", "headers": [], "client": None})) == ""
