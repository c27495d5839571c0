"""What a service has loaded by its start stays: the garbage collector looks through it no more."""

import gc
import subprocess
import sys
import threading
from typing import Any
from urllib.request import urlopen

from shared.serving import Service
from tests.house.tree import ROOT

AS_A_PROGRAM = "from tests.link.test_serving import serve_one_answer; serve_one_answer()"


async def _how_many_are_left_alone(scope: dict[str, Any], _receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200})
        await send({"type": "http.response.body", "body": str(gc.get_freeze_count()).encode()})


def _service() -> Service:
    return Service(_how_many_are_left_alone, ("127.0.0.1", 0), what="service", lifespan="off")


def _asked(service: Service) -> int:
    with urlopen(service.address) as answer:  # noqa: S310 our own
        return int(answer.read())


def serve_one_answer() -> None:
    """Serve as the whole program until one answer was printed."""
    service = _service()

    def ask() -> None:
        sys.stdout.write(str(_asked(service)))
        service.stop()

    asking = threading.Thread(target=ask)
    asking.start()
    service.run()
    asking.join()


def test_a_service_that_is_the_whole_program_leaves_what_it_loaded_alone() -> None:
    done = subprocess.run([sys.executable, "-c", AS_A_PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) > 10_000


def test_a_service_within_another_program_leaves_its_memory_as_it_is() -> None:
    service, before = _service(), gc.get_freeze_count()
    service.start()
    try:
        assert _asked(service) == before
    finally:
        service.stop()
