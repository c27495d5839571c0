"""Machines from elsewhere: a key for each, for one role, until it is taken back."""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from shared.hall import Code
from shared.hall.places import PlanView, QueueList
from shared.hall.terminals import EnrolTerminal, RevokeTerminal
from shared.link import Hall, open_hall
from shared.link.server import HubServer
from shared.security.role import Role
from shared.settings import Terminal
from tests.domain.plans import small_plan
from tests.hall.people import issue, journal, refused

Connect = Callable[..., Hall]


@pytest.fixture
def connect(strict_hub: HubServer) -> Iterator[Connect]:
    """Return a way to connect to a hub that asks everybody for a key."""
    with ExitStack() as stack:

        def window(role: Role, key: str = "", name: str = "") -> Hall:
            terminal = Terminal(name=name, key=key)
            return stack.enter_context(open_hall(strict_hub.address, role=role, terminal=terminal))

        yield window


def _enrol(admin: Hall, name: str, role: Role) -> str:
    key = secrets.token_hex(32)
    admin.do(EnrolTerminal(name=name, role=role.value, key_hash=hashlib.sha256(key.encode()).hexdigest()))
    return key


def test_an_enrolled_kiosk_gives_tickets_and_the_journal_knows_its_enrolled_name(admin: Hall, connect: Connect) -> None:
    key = _enrol(admin, "kiosk-1", Role.KIOSK)
    assert issue(connect(Role.KIOSK, key, name="somebody else")).number == "A001"
    assert journal(admin)[-1].actor == "kiosk:kiosk-1"


@pytest.mark.parametrize("key", ["", "0" * 64, "钥匙"])
def test_without_the_right_key_a_terminal_is_refused_whatever_it_asks(connect: Connect, key: str) -> None:
    window = connect(Role.KIOSK, key.encode().hex() if not key.isascii() else key)
    for _ in range(2):
        with refused(Code.NO_RIGHT, role="kiosk"):
            window.ask(PlanView())


def test_a_kiosks_key_opens_no_desk_and_no_administration(admin: Hall, connect: Connect) -> None:
    key = _enrol(admin, "kiosk-1", Role.KIOSK)
    for role in (Role.DESK, Role.ADMIN, Role.AGENT):
        with refused(Code.NO_RIGHT, role=role):
            connect(role, key).ask(PlanView())


def test_a_revoked_terminal_is_cut_off_although_its_connection_stands(admin: Hall, connect: Connect) -> None:
    kiosk = connect(Role.KIOSK, _enrol(admin, "kiosk-1", Role.KIOSK))
    other = connect(Role.KIOSK, _enrol(admin, "kiosk-2", Role.KIOSK))
    house = connect(Role.ADMIN, _enrol(admin, "office", Role.ADMIN))
    assert kiosk.ask(PlanView()) == other.ask(PlanView()) == small_plan()
    house.do(RevokeTerminal(name="kiosk-1"))
    with refused(Code.NO_RIGHT, role="kiosk"):
        kiosk.ask(QueueList())
    assert len(other.ask(QueueList())) == 5


def test_a_change_of_one_terminal_leaves_the_others_connected(admin: Hall, connect: Connect) -> None:
    kiosk = connect(Role.KIOSK, _enrol(admin, "kiosk-1", Role.KIOSK))
    assert kiosk.ask(PlanView()) == small_plan()
    _enrol(admin, "kiosk-2", Role.KIOSK)
    assert kiosk.ask(PlanView()) == small_plan()


def test_a_revocation_by_the_hubs_own_process_cuts_the_connection_as_well(admin: Hall, connect: Connect) -> None:
    kiosk = connect(Role.KIOSK, _enrol(admin, "kiosk-1", Role.KIOSK))
    assert kiosk.ask(PlanView()) == small_plan()
    admin.do(RevokeTerminal(name="kiosk-1"))
    with refused(Code.NO_RIGHT, role="kiosk"):
        kiosk.ask(QueueList())


def test_a_terminal_enrolled_again_works_with_its_new_key_only(admin: Hall, connect: Connect) -> None:
    old = _enrol(admin, "kiosk-1", Role.KIOSK)
    connect(Role.ADMIN, _enrol(admin, "office", Role.ADMIN)).do(RevokeTerminal(name="kiosk-1"))
    new = _enrol(admin, "kiosk-1", Role.KIOSK)
    assert connect(Role.KIOSK, new).ask(PlanView()) == small_plan()
    with refused(Code.NO_RIGHT, role="kiosk"):
        connect(Role.KIOSK, old).ask(PlanView())


def test_nobody_cuts_another_off_by_an_act_that_is_refused(admin: Hall, connect: Connect) -> None:
    kiosk = connect(Role.KIOSK, _enrol(admin, "kiosk-1", Role.KIOSK))
    desk = connect(Role.DESK, _enrol(admin, "desk-1", Role.DESK))
    assert desk.ask(PlanView()) == small_plan()
    with refused(Code.NO_RIGHT, message="RevokeTerminal"):
        kiosk.do(RevokeTerminal(name="desk-1"))
    assert desk.ask(PlanView()) == small_plan()


def test_a_role_that_does_not_exist_is_refused(hub: HubServer) -> None:
    with open_hall(hub.address, role="king") as window, refused(Code.NO_RIGHT, role="king"):  # type: ignore[arg-type]
        window.ask(PlanView())
