"""The published contract under fire: whatever schemathesis makes of it, the centre never fails."""

from pathlib import Path

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings

from shared.clock import ManualClock
from tests.central.conftest import MONDAY_TEN
from tests.central.stand import TestHall, centre_database, running


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_no_request_makes_the_centre_fail(tmp_path: Path) -> None:
    clock = ManualClock(MONDAY_TEN)
    with centre_database("sqlite", tmp_path) as url, running(url, tmp_path, clock) as stand:
        hall = stand.enrol("binjiang")
        schema = schemathesis.openapi.from_dict(httpx.get(f"{stand.address}/openapi.json", trust_env=False).json())
        seen = set()
        for found in schema.get_all_operations():
            operation = found.ok()
            seen.add(operation.path)
            quick = settings(
                max_examples=40,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                phases=[Phase.generate],
                database=None,
            )

            @quick
            @schemathesis_given(operation)
            def fire(case: schemathesis.Case) -> None:
                answer = _send(hall, case)
                assert answer.status_code < 500, (case.method, case.path, answer.text)

            fire()
        assert {"/v1/enrol", "/v1/halls/{hall}/events", "/v1/halls/{hall}/feed", "/v1/status"} <= seen
        assert hall.ask("/v1/halls/binjiang/feed?topic=staff").status_code == 200


def schemathesis_given(operation):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201 schemathesis' own types
    """Return a decorator that gives a test the cases of an operation."""
    from hypothesis import given  # noqa: PLC0415 beside its one use

    return given(case=operation.as_strategy())


def _send(hall: TestHall, case: schemathesis.Case) -> httpx.Response:
    """Send a case; what belongs behind the halls' door is signed by a hall, so that it comes to be looked at."""
    if case.path_parameters and "hall" in case.path_parameters:
        case.path_parameters["hall"] = hall.name
    given = case.as_transport_kwargs(base_url="http://centre")
    request = httpx.Request(given["method"], given["url"], params=given.get("params"), json=given.get("json"))
    url, body = str(request.url), request.content
    if "/v1/halls/" in url:
        message = hall.signed(given["method"].upper(), url.removeprefix("http://centre"), body)
        return hall.stand.client.request(
            message.method, url.removeprefix("http://centre"), headers=message.headers, content=body
        )
    return hall.stand.client.request(given["method"], url.removeprefix("http://centre"), content=body)
