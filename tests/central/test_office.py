"""The office's door as somebody finds it who took the pages' process over: without a link it tells of nobody."""

import asyncio
import base64
import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import msgspec
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import make_url
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from central.appointments.links import link_key, link_part
from central.office import asks
from central.office.asks import AnyAsk, Ask, Reserve, Typed
from central.office.guesses import TRIES_A_NUMBER, TRIES_A_PHONE
from central.office.port import NotThere, OfficeAway
from central.office.remote import RemoteOffice
from central.office.wire import MOST_BYTES, No
from central.server import OfficeServer
from shared.clock import ManualClock
from shared.domain.guide.sheet import Sheet, written
from shared.domain.refused import Refused
from shared.domain.wishes import Wish
from shared.errors import SetupError, StoreError
from shared.ids import new_id
from shared.security.codes import code_mark, ticket_code
from shared.serving import Service
from tests.central.stand import Stand, centre_database, pages_role, running
from tests.central.test_booking import citizen, published
from tests.web.booking_hall import hall_with_bookings
from tests.web.house import KEY, Visited

MONDAY_TEN = datetime(2026, 3, 2, 2, tzinfo=UTC)
TUESDAY_TEN = MONDAY_TEN + timedelta(days=1)
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Door:
    """Whoever may open the socket."""

    def __init__(self, stand: Stand, socket: Path) -> None:
        self.stand, self.socket = stand, socket
        self.client = httpx.Client(transport=httpx.HTTPTransport(uds=str(socket)), base_url="http://office")

    def post(self, content: bytes) -> httpx.Response:
        return self.client.post("/", content=content)

    def ask(self, ask: Ask[Any]) -> httpx.Response:
        return self.post(msgspec.json.encode(ask))

    def no(self, ask: Ask[Any]) -> No:
        answer = self.ask(ask)
        assert answer.status_code == 409, answer.text
        return msgspec.json.decode(answer.content, type=No)

    def new_link(self) -> str:
        return str(self.ask(asks.OpenForm(hall="binjiang")).json()["link"])

    def reserve(self, n: int = 1, begins: datetime = TUESDAY_TEN) -> str:
        """Hold a place for a citizen, and return its link."""
        link = self.new_link()
        answer = self.ask(reservation(link, n, begins))
        assert answer.status_code == 200, answer.text
        return link

    def book(self, n: int = 1, begins: datetime = TUESDAY_TEN) -> str:
        """Book for a citizen, and return the link."""
        link = self.reserve(n, begins)
        assert self.ask(asks.Confirm(hall="binjiang", link=link)).status_code == 200
        return link


def reservation(link: str, n: int = 1, begins: datetime = TUESDAY_TEN) -> Reserve:
    """Return what is asked for a citizen."""
    who = citizen(n)
    typed = Typed(name=who.name, id_number=who.id_number, phone=who.phone)
    return Reserve(hall="binjiang", link=link, queue="advice", begins=begins, typed=typed)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(MONDAY_TEN)


@pytest.fixture(params=["sqlite", "postgresql"])
def door(request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock) -> Iterator[Door]:
    """Return the way to the office of a centre with one hall."""
    with ExitStack() as end:
        url = end.enter_context(centre_database(request.param, tmp_path))
        stand = end.enter_context(running(url, tmp_path, clock))
        server = OfficeServer(stand.centre, tmp_path / "office")
        server.start()
        end.callback(server.stop)
        found = Door(stand, tmp_path / "office")
        end.callback(found.client.close)
        yield found


@pytest.fixture
def visited(door: Door) -> Visited:
    return hall_with_bookings(door.stand)


def told_of_a_person(text: str) -> list[str]:
    """Return what a text tells of the first three citizens."""
    secrets = [secret for n in (1, 2, 3) for who in [citizen(n)] for secret in (who.name, who.id_number, who.phone)]
    return [secret for secret in secrets if secret in text]


def unsigned(appointment: str) -> str:
    """Return a link as somebody makes it who knows the id and not the key."""
    head = base64.urlsafe_b64encode(bytes.fromhex(appointment)).decode().rstrip("=")
    return f"{head}.{'A' * 16}"


def test_who_knows_every_id_and_holds_no_link_is_told_nothing_and_changes_nothing(door: Door, visited: Visited) -> None:
    door.reserve(1, TUESDAY_TEN + timedelta(hours=1))
    booked = door.book(2)
    paper = visited.issues("A007")
    (appointment,) = published(door.stand)
    visited.tells("appointment.arrived", appointment, ticket=paper.ticket, punctuality="on_time")
    before = door.stand.rows("SELECT id, state, moved_to FROM appointment ORDER BY id")
    ids = [row[0] for row in before]
    heard = []
    for known in [*(unsigned(each) for each in ids), "", "x", "é" * 30, link_part("jiangnan", ids[0], b"another")]:
        mine = door.new_link()
        here = {"hall": "binjiang", "link": known}
        asked: list[Ask[Any]] = [asks.See(**here), asks.WhoseLink(**here), asks.Confirm(**here), asks.Cancel(**here)]
        moving = ({"link": known, "to": mine}, {"link": mine, "to": known})
        asked += [asks.Move(hall="binjiang", begins=TUESDAY_TEN, **links) for links in moving]
        asked += [reservation(known, 3), asks.PassWish(hall="binjiang", wish=Wish.CANCEL, link=known)]
        answers = [door.ask(ask) for ask in asked]
        assert [answer.status_code for answer in answers] == [404] * len(answers)
        form = door.ask(asks.OpenForm(hall="binjiang", of=known))
        assert form.json()["typed"] is None
        heard += [answer.text for answer in (*answers, form)]
    forged = ticket_code(paper.ticket, b"not the hall's key, but as long!")
    assert door.ask(asks.PassWish(hall="binjiang", wish=Wish.CANCEL, code=forged)).status_code == 404
    assert door.ask(asks.PassWish(hall="binjiang", wish=Wish.CANCEL, code=code_mark(paper.code))).status_code == 404
    assert told_of_a_person("".join(heard)) == []
    assert door.stand.rows("SELECT id, state, moved_to FROM appointment ORDER BY id") == before
    assert door.stand.rows("SELECT id FROM feed WHERE topic = 'requests'") == []
    assert door.ask(asks.See(hall="binjiang", link=booked)).status_code == 200


@pytest.mark.parametrize("door", ["postgresql"], indirect=True)
def test_a_full_break_in_yields_queue_positions_only(door: Door, visited: Visited, tmp_path: Path) -> None:
    door.book(1)
    door.reserve(2, TUESDAY_TEN + timedelta(hours=1))
    visited.issues("A007")
    with pages_role(door.stand.centre.database) as url, ExitStack() as end:
        address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        burglar = end.enter_context(psycopg.connect(address, autocommit=True))
        columns = burglar.execute(
            "SELECT table_name, column_name FROM information_schema.column_privileges WHERE privilege_type = 'SELECT' "
            "AND table_schema = 'public'"
        ).fetchall()
        everything = "".join(
            str(burglar.execute(f'SELECT "{column}" FROM "{table}"').fetchall())  # noqa: S608 names of the catalogue's own
            for table, column in columns
        )
    assert "A007" in everything
    assert told_of_a_person(everything) == []
    (number,) = {told.number for told in published(door.stand).values()}
    assert number not in everything
    assert not [key for key in tmp_path.glob("centre.*key*") if key.read_text(errors="ignore").strip() in everything]


def test_with_its_link_an_appointment_is_seen_masked_and_its_form_only_until_it_is_confirmed(
    door: Door, visited: Visited
) -> None:
    assert visited.sent
    link = door.reserve()
    here = {"hall": "binjiang", "link": link}
    form = door.ask(asks.OpenForm(hall="binjiang", of=link)).json()
    assert (form["link"], form["typed"]["name"]) == (link, "张三丰")
    assert told_of_a_person(door.ask(asks.See(**here)).text) == []
    door.ask(asks.Confirm(**here))
    seen = door.ask(asks.See(**here))
    assert (seen.json()["name"], seen.json()["phone"], seen.json()["state"]) == ("张*丰", "138****0001", "booked")
    assert seen.json()["code"].startswith("OHA1:")
    assert told_of_a_person(seen.text) == []
    form = door.ask(asks.OpenForm(hall="binjiang", of=link)).json()
    assert (form["typed"], form["link"] == link) == (None, False)
    assert told_of_a_person(repr(msgspec.json.decode(seen.content, type=asks.Appointment))) == []
    assert told_of_a_person(repr(reservation(link))) == []


def test_a_number_and_a_phone_can_be_guessed_so_often_whoever_asks(door: Door, visited: Visited) -> None:
    assert visited.sent
    door.book()
    (number,) = [told.number for told in published(door.stand).values()]
    phone = citizen(1).phone

    def tried(number: str, phone: str) -> str:
        answer = door.ask(asks.LookUp(hall="binjiang", number=number, phone=phone))
        return str(answer.json()["code"]) if answer.status_code == 409 else answer.json()

    assert re.fullmatch(r"/a/binjiang/\S{39}", tried(number, phone))
    wrong = [tried(number, f"1390000000{n}") for n in range(TRIES_A_NUMBER)]
    assert wrong == ["unknown_appointment"] * (TRIES_A_NUMBER - 1) + ["too_often"]
    assert tried(number, phone) == "too_often"
    other = citizen(2).phone
    wide = other.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    written_so = [other, f"+86{other}", f"{other[:3]} {other[3:]}", wide]
    guesses = [tried(f"{n:08d}", written_so[n % 4]) for n in range(TRIES_A_PHONE + 1)]
    assert guesses == ["unknown_appointment"] * TRIES_A_PHONE + ["too_often"]
    assert door.ask(asks.LookUp(hall="nowhere", number=number, phone=phone)).status_code == 404


def test_a_refusal_keeps_its_code_and_facts_on_the_way(door: Door, visited: Visited) -> None:
    assert visited.sent
    for hours in (0, 1):
        door.book(1, TUESDAY_TEN + timedelta(hours=hours))
    no = door.no(reservation(door.new_link(), 1, TUESDAY_TEN + timedelta(hours=3, minutes=30)))
    assert (no.code, no.facts["most"]) == ("too_many_appointments", 2)
    assert door.no(reservation(door.new_link(), 2)).code == "slot_full"
    bad = msgspec.structs.replace(reservation(door.new_link()), typed=Typed(name="", id_number="", phone=""))
    assert door.no(bad).code == "bad_name"

    async def refused() -> Refused:
        office = RemoteOffice(door.socket)
        try:
            await office.ask(reservation(door.new_link(), 2))
        except Refused as error:
            return error
        finally:
            await office.close()
        raise AssertionError

    assert asyncio.run(refused()).code == "slot_full"


def test_only_a_sheet_of_a_guide_is_signed(door: Door) -> None:
    sheet = written(Sheet("restaurant", "", "2026-1", ((b"abc", b"def"),), (b"ghi",)))
    assert door.ask(asks.SignSheet(sheet=sheet)).json().startswith("OHG2:")
    for other in (b"", b"\x02", sheet[:-1], sheet + b"x", b"\x01\xff", b"\x01\x02\xff\xfe\x00\x00\x00", bytes(300)):
        assert door.ask(asks.SignSheet(sheet=other)).status_code == 404


@MANY
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_is_sent_to_the_door_gets_an_answer(door: Door, body: bytes) -> None:
    assert door.post(body).status_code == 400


@MANY
@given(st.data())
def test_whatever_is_asked_gets_an_answer(door: Door, visited: Visited, data: st.DataObject) -> None:
    assert visited.sent
    kinds = [kind for kind in AnyAsk.__args__ if kind is not asks.AskFormKeys]
    kind = data.draw(st.sampled_from(kinds))
    in_the_hall = {"hall": st.just("binjiang")} if "hall" in kind.__struct_fields__ else {}
    ask = data.draw(st.builds(kind, **in_the_hall))
    assert door.ask(ask).status_code in {200, 400, 404, 409}


def test_a_body_longer_than_any_ask_and_one_without_end_are_not_listened_to(door: Door) -> None:
    assert door.post(b" " * (MOST_BYTES + 1)).status_code == 413
    assert door.post(b"[" * MOST_BYTES).status_code == 400
    assert door.client.get("/").status_code == 405
    assert door.client.get("/keys").status_code == 404


def test_a_socket_that_a_dead_office_left_is_taken_over_and_a_living_ones_is_not(door: Door) -> None:
    with pytest.raises(SetupError) as refused:
        OfficeServer(door.stand.centre, door.socket)
    assert refused.value.code == "socket_taken"
    left = door.socket.with_name("left")
    dead = OfficeServer(door.stand.centre, left)
    dead.start()
    dead.stop()
    again = OfficeServer(door.stand.centre, left)
    again.start()
    with httpx.Client(transport=httpx.HTTPTransport(uds=str(left)), base_url="http://office") as client:
        assert client.post("/", content=msgspec.json.encode(asks.AskFormKeys())).status_code == 200
    again.stop()


def asked(socket: Path) -> BaseException | None:
    """Return what comes of asking for an appointment that nobody has, as pages ask."""

    async def ask() -> BaseException | None:
        office = RemoteOffice(socket)
        try:
            await office.ask(asks.See(hall="binjiang", link=unsigned(new_id())))
        except (OfficeAway, NotThere, StoreError) as error:
            return error
        finally:
            await office.close()
        return None

    return asyncio.run(ask())


def test_an_office_that_is_not_there_is_away_and_an_unknown_link_is_not(door: Door, visited: Visited) -> None:
    assert visited.sent
    assert isinstance(asked(door.socket.with_name("nobody")), OfficeAway)
    assert isinstance(asked(door.socket), NotThere)


@pytest.mark.parametrize(
    ("status", "body", "means"),
    [
        (500, b"Internal Server Error", OfficeAway),
        (200, b'{"id": 7}', OfficeAway),
        (200, b"", OfficeAway),
        (409, b'{"code": "of_a_later_version", "text": ""}', OfficeAway),
        (503, b'{"code": "server_gone", "text": ""}', StoreError),
        (302, b"", OfficeAway),
    ],
)
def test_an_answer_that_no_office_of_this_version_gives_is_as_good_as_none(
    tmp_path: Path, status: int, body: bytes, means: type[Exception]
) -> None:
    async def other(_request: Request) -> Response:
        return Response(body, status)

    server = Service(Starlette(routes=[Route("/", other, methods=["POST"])]), tmp_path / "other", what="office")
    server.start()
    try:
        assert type(asked(tmp_path / "other")) is means
    finally:
        server.stop()


def test_a_wish_is_passed_on_for_whoever_holds_the_paper_or_the_link(door: Door, visited: Visited) -> None:
    link = door.book()
    (appointment,) = published(door.stand)
    paper, mine = visited.issues("A001"), visited.issues("A002")
    assert paper.code == ticket_code(paper.ticket, KEY)
    assert door.ask(asks.PassWish(hall="binjiang", wish=Wish.LATER, link=link)).status_code == 404
    visited.tells("appointment.arrived", appointment, ticket=mine.ticket, punctuality="on_time")
    for held in ({"code": paper.code}, {"link": link}):
        assert door.ask(asks.PassWish(hall="binjiang", wish=Wish.LATER, **held)).status_code == 200
    wished = door.stand.rows("SELECT id FROM feed WHERE topic = 'requests' ORDER BY id")
    assert wished == sorted((f"{ticket}.later",) for ticket in (paper.ticket, mine.ticket))


def test_a_link_made_for_one_hall_opens_nothing_in_another(door: Door, visited: Visited) -> None:
    assert visited.sent
    link = door.book()
    jiangnan = Visited(door.stand, door.stand.enrol("jiangnan"), visited.plan)
    jiangnan.opens()
    assert door.ask(asks.See(hall="jiangnan", link=link)).status_code == 404
    ours = link_part("binjiang", next(iter(published(door.stand))), link_key(door.stand.centre.key))
    assert ours == link
