"""Signing in and out: right and wrong passwords, locks, and what a clerk may do where."""

import secrets
from datetime import timedelta

import pytest

from shared.clock import ManualClock
from shared.hall import Code
from shared.hall.counters import CloseCounter, OpenCounter
from shared.hall.staff import AddStaff, SignedIn, SignIn, SignOut, StaffRole
from shared.hall.terminals import EnrolTerminal, RevokeTerminal
from shared.link import Hall
from shared.security.role import Role
from tests.hall.house import House
from tests.hall.people import Clerk, issue, journal, kinds, refused

PASSWORD = "correct horse battery"
WRONG = "wrong horse battery"


def sign_in(window: Hall, login: str = "li", password: str = PASSWORD) -> SignedIn:
    """Sign in on this window with a fresh session."""
    return window.do(SignIn(login=login, password=password, session=secrets.token_hex(32)))


@pytest.fixture
def li(hall: Hall) -> SignedIn:
    """Return the account of a clerk."""
    return hall.do(AddStaff(login="li", name="李静", password=PASSWORD))


def test_a_clerk_signs_in_works_and_signs_out(house: House, li: SignedIn) -> None:
    window = house.connect(Role.DESK, "desk-1")
    with refused(Code.NOT_SIGNED_IN):
        window.do(OpenCounter(counter="c1"))
    assert sign_in(window) == li == SignedIn(li.staff, "李静", StaffRole.CLERK)
    assert window.do(OpenCounter(counter="c1")).clerk == "李静"
    window.do(SignOut())
    with refused(Code.NOT_SIGNED_IN):
        window.do(CloseCounter(counter="c1"))
    admin = house.connect()
    assert kinds(admin)[-3:] == ["staff.signed_in", "counter.open", "staff.signed_out"]
    assert journal(admin)[-1].actor == f"desk:desk-1:{li.staff}"


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(house: House, li: SignedIn) -> None:
    window = house.connect(Role.DESK)
    with refused(Code.BAD_SIGN_IN) as wrong_password:
        sign_in(window, "li", WRONG)
    with refused(Code.BAD_SIGN_IN) as unknown_name:
        sign_in(window, "nobody", WRONG)
    assert (wrong_password.text, wrong_password.facts) == (unknown_name.text, unknown_name.facts)
    lines = journal(house.connect())[-2:]
    assert [(line.kind, line.subject) for line in lines] == [
        ("staff.sign_in_failed", li.staff),
        ("staff.sign_in_failed", "unknown"),
    ]


@pytest.mark.usefixtures("li")
def test_five_wrong_passwords_lock_the_account_for_fifteen_minutes(house: House, clock: ManualClock) -> None:
    window = house.connect(Role.DESK)
    for _ in range(5):
        with refused(Code.BAD_SIGN_IN):
            sign_in(window, password=WRONG)
    clock.advance(timedelta(minutes=14, seconds=59))
    with refused(Code.BAD_SIGN_IN):
        sign_in(window)
    clock.advance(timedelta(seconds=1))
    assert sign_in(window).name == "李静"
    assert kinds(house.connect()).count("staff.locked") == 1


@pytest.mark.usefixtures("li")
def test_a_locked_account_is_answered_like_a_name_that_nobody_has(house: House) -> None:
    window = house.connect(Role.DESK)
    said = set()
    for login in ["li"] * 7 + ["nobody"] * 7:
        with refused(Code.BAD_SIGN_IN) as refusal:
            sign_in(window, login, WRONG)
        said.add((refusal.text, tuple(refusal.facts.items())))
    assert len(said) == 1


@pytest.mark.usefixtures("li")
def test_a_right_password_forgets_the_wrong_ones_before(house: House) -> None:
    window = house.connect(Role.DESK)
    for password in (*[WRONG] * 4, PASSWORD, *[WRONG] * 4):
        if password == PASSWORD:
            sign_in(window)
            continue
        with refused(Code.BAD_SIGN_IN):
            sign_in(window, password=password)


@pytest.mark.usefixtures("li")
def test_a_sign_in_sent_twice_is_one_sign_in(house: House) -> None:
    act = SignIn(login="li", password=PASSWORD, session=secrets.token_hex(32))
    windows = [house.connect(Role.DESK) for _ in range(2)]
    assert windows[0].do(act) == windows[1].do(act)
    assert kinds(house.connect()).count("staff.signed_in") == 1


@pytest.mark.usefixtures("li")
def test_a_session_key_serves_one_sign_in_only(house: House) -> None:
    window, session = house.connect(Role.DESK), secrets.token_hex(32)
    window.do(SignIn(login="li", password=PASSWORD, session=session))
    with refused(Code.BAD_MESSAGE):
        window.do(SignIn(login="li", password=PASSWORD, session=session))


def test_a_password_needs_twelve_characters(hall: Hall) -> None:
    with refused(Code.WEAK_PASSWORD, least=12):
        hall.do(AddStaff(login="wang", name="王海", password="elevenchars"))
    assert kinds(hall) == ["hall.configured"]


def test_a_login_belongs_to_one_account(hall: Hall, li: SignedIn) -> None:
    assert hall.do(AddStaff(login="li", name="李四", password=PASSWORD, role=StaffRole.ADMIN)) == li
    assert kinds(hall).count("staff.added") == 1


@pytest.mark.usefixtures("li")
def test_a_clerk_acts_only_at_the_own_counter_and_sits_at_one(house: House, hall: Hall) -> None:
    hall.do(AddStaff(login="wang", name="王海", password=PASSWORD))
    mine, other = house.connect(Role.DESK), house.connect(Role.DESK)
    sign_in(mine)
    sign_in(other, "wang")
    at_one = Clerk(mine, "c1")
    issue(hall)
    called = at_one.call_next()
    with refused(Code.COUNTER_TAKEN, counter="1", clerk="李静"):
        other.do(OpenCounter(counter="c1"))
    with refused(Code.COUNTER_TAKEN, counter="1", clerk=""):
        mine.do(OpenCounter(counter="c2"))
    at_two = Clerk(other, "c2")
    at_two.counter = "c1"
    for step in (at_two.call_next, lambda: at_two.begin(called), at_two.undo):
        with refused(Code.NOT_YOUR_COUNTER, counter="1"):
            step()
    with refused(Code.NOT_YOUR_COUNTER, counter="1"):
        other.do(CloseCounter(counter="c1"))


@pytest.mark.usefixtures("li")
def test_the_journal_names_machine_and_clerk_even_with_the_longest_name(house: House) -> None:
    window = house.connect(Role.DESK, "d" * 64)
    who = sign_in(window)
    window.do(OpenCounter(counter="c1"))
    assert journal(house.connect())[-1].actor == f"desk:{'d' * 64}:{who.staff}"


def test_a_terminal_is_enrolled_and_revoked_and_an_unknown_one_is_not(hall: Hall) -> None:
    hall.do(EnrolTerminal(name="kiosk-1", role="kiosk", key_hash="0" * 64))
    hall.do(EnrolTerminal(name="kiosk-1", role="kiosk", key_hash="1" * 64))
    hall.do(RevokeTerminal(name="kiosk-1"))
    with refused(Code.UNKNOWN_TERMINAL, terminal="kiosk-9"):
        hall.do(RevokeTerminal(name="kiosk-9"))
    assert kinds(hall)[1:] == ["terminal.enrolled", "terminal.enrolled", "terminal.revoked"]


def test_a_kiosk_has_no_right_to_a_clerks_acts(house: House) -> None:
    with refused(Code.NO_RIGHT, role="kiosk", message="CloseCounter"):
        house.connect(Role.KIOSK).do(CloseCounter(counter="c1"))
