"""A window's end of the line: what it says when the hub is away, and what it does when it is back."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import pytest
from websockets.sync.server import ServerConnection, serve

from shared.errors import Unknown, Unreachable
from shared.hall.places import PlanView
from shared.hall.tickets import IssueTicket
from shared.link import client as client_module
from shared.link import wire
from shared.link.client import HubClient
from shared.link.core import HallCore
from shared.link.server import HubServer
from tests.domain.plans import small_plan

NOBODY = "ws://127.0.0.1:9"


@contextmanager
def _hub_that(answers: bytes | None) -> Iterator[str]:
    """Run a hub that greets, and then keeps silent or answers everything with the same bytes."""

    def serve_one(socket: ServerConnection) -> None:
        socket.recv()
        socket.send(wire.encode(wire.Reply(wire.HELLO, msgspec.Raw(wire.answered(None)))))
        for _ in socket:
            if answers is not None:
                socket.send(answers)

    with serve(serve_one, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
        server.shutdown()
        thread.join()


def test_with_no_hub_there_an_act_was_never_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "PATIENCE_SECONDS", 0.1)
    with HubClient(lambda: NOBODY) as window, pytest.raises(Unreachable) as away:
        window.do(IssueTicket(queue="advice"))
    assert away.value.code == "hub_away"


def test_with_a_hub_that_does_not_answer_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "PATIENCE_SECONDS", 0.5)
    with _hub_that(answers=None) as address, HubClient(lambda: address) as window, pytest.raises(Unknown) as silent:
        window.do(IssueTicket(queue="advice"))
    assert silent.value.code == "no_answer"


def test_a_window_that_closes_lets_nobody_wait_for_its_answers() -> None:
    with _hub_that(answers=None) as address:
        window, failed, reached = HubClient(lambda: address), threading.Event(), threading.Event()
        window.on_state(lambda there: reached.set() if there else None)
        assert reached.wait(5)

        def act() -> None:
            with pytest.raises(Unknown):
                window.do(IssueTicket(queue="advice"))
            failed.set()

        hand = threading.Thread(target=act)
        hand.start()
        while not window._pending:
            hand.join(0.001)
        window.close()
        assert failed.wait(2)
        hand.join()
        with pytest.raises(Unreachable):
            window.ask(PlanView())


def test_what_does_not_speak_like_a_hub_is_left_and_tried_again(core: HallCore) -> None:
    with _hub_that(answers=b"\xc1 no hub") as wrong:
        addresses = [wrong]
        with HubClient(lambda: addresses[0]) as window:
            server = HubServer(core, "127.0.0.1", 0)
            server.start()
            lost = threading.Event()
            window.on_state(lambda reached: None if reached else lost.set())
            asked: list[object] = []
            hand = threading.Thread(target=lambda: asked.append(window.ask(PlanView())))
            hand.start()
            assert lost.wait(5)
            addresses[0] = server.address
            hand.join()
            assert asked == [small_plan()]
            server.stop()


def test_a_window_tells_whether_the_hub_is_reached_and_finds_it_again(core: HallCore) -> None:
    first = HubServer(core, "127.0.0.1", 0)
    first.start()
    port = int(first.address.rsplit(":", 1)[1])
    states: list[bool] = []
    changed = threading.Condition()

    def note(reached: bool) -> None:  # noqa: FBT001 the state itself
        with changed:
            states.append(reached)
            changed.notify()

    with HubClient(lambda: f"ws://127.0.0.1:{port}") as window:
        window.on_state(note)
        with changed:
            assert changed.wait_for(lambda: states and states[-1], 5)
        first.stop()
        with changed:
            assert changed.wait_for(lambda: not states[-1], 5)
        second = HubServer(core, "127.0.0.1", port)
        second.start()
        assert window.ask(PlanView()) == small_plan()
        assert states[-1]
        second.stop()
    assert not states[-1]


def test_a_window_that_fails_when_told_of_the_hub_keeps_its_connection(hub: HubServer) -> None:
    def fail(reached: bool) -> None:  # noqa: FBT001 the state itself
        if reached or window._stop.is_set():
            raise RuntimeError("a window broke")

    window = HubClient(lambda: NOBODY)
    window._states.append(fail)
    window._address = lambda: hub.address
    with window:
        assert window.ask(PlanView()) == small_plan()


def test_the_last_that_is_told_of_the_hub_is_the_truth() -> None:
    """A window slow to hear "not reached" must not hear it after "reached"."""
    heard: list[bool] = []
    reached = threading.Event()
    with _hub_that(answers=None) as address:
        hub_is_there = threading.Event()
        with HubClient(lambda: address if hub_is_there.is_set() else NOBODY) as window:

            def tell(there: bool) -> None:  # noqa: FBT001 the state itself
                if not there and not hub_is_there.is_set():
                    hub_is_there.set()
                    reached.wait(0.5)  # the client may connect meanwhile, and must not tell it past us
                heard.append(there)
                if there:
                    reached.set()

            window.on_state(tell)
            assert reached.wait(10)
            assert heard == [False, True]


def test_a_window_closed_while_it_connects_is_gone_at_once(hub: HubServer) -> None:
    looking, go_on = threading.Event(), threading.Event()

    def address() -> str:
        looking.set()
        assert go_on.wait(5)
        return hub.address

    window = HubClient(address)
    assert looking.wait(5)
    closing = threading.Thread(target=window.close, daemon=True)
    closing.start()
    assert window._stop.wait(5)
    go_on.set()
    closing.join(5)
    assert not closing.is_alive()
