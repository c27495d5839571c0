"""A clerk's session: it outlives a cut connection, and not a sign-out."""

import secrets
import threading
from collections.abc import Iterator

import pytest

from shared.hall import Code
from shared.hall.counters import CounterList, OpenCounter
from shared.hall.staff import AddStaff, SignIn, SignOut
from shared.link import Hall
from shared.link.client import HubClient
from shared.link.server import HubServer
from shared.security.role import Role
from tests.hall.people import refused

PASSWORD = "correct horse battery"


@pytest.fixture
def desk(admin: Hall, hub: HubServer) -> Iterator[HubClient]:
    """Connect a clerk's window."""
    admin.do(AddStaff(login="li", name="李静", password=PASSWORD))
    with HubClient(lambda: hub.address, Role.DESK, "desk-1") as client:
        yield client


def cut(client: HubClient) -> None:
    """Break the connection as a pulled cable does, and wait until the window knows."""
    gone = threading.Event()
    client.on_state(lambda reached: None if reached else gone.set())
    assert client._socket is not None
    client._socket.socket.shutdown(2)
    assert gone.wait(5)


def test_a_session_goes_on_after_the_connection_was_cut(desk: HubClient) -> None:
    desk.do(SignIn(login="li", password=PASSWORD, session=secrets.token_hex(32)))
    desk.do(OpenCounter(counter="c1"))
    cut(desk)
    assert desk.ask(CounterList())[0].clerk == "李静"


def test_a_session_ends_with_the_sign_out_also_for_who_kept_its_key(desk: HubClient, hub: HubServer) -> None:
    session = secrets.token_hex(32)
    desk.do(SignIn(login="li", password=PASSWORD, session=session))
    desk.do(SignOut())
    cut(desk)
    with refused(Code.NOT_SIGNED_IN):
        desk.ask(CounterList())
    with HubClient(lambda: hub.address, Role.DESK) as thief:
        thief._session = session
        with refused(Code.NOT_SIGNED_IN):
            thief.ask(CounterList())


def test_a_made_up_session_key_signs_nobody_in(hub: HubServer) -> None:
    client = HubClient(lambda: hub.address, Role.DESK)
    client._session = secrets.token_hex(32)
    with client, refused(Code.NOT_SIGNED_IN):
        client.ask(CounterList())
