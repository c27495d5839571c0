"""The address on a ticket's paper: one QR for the telephone and for the hall's scanners."""

import re

import pytest

from central.feed import Feed, Published
from shared.domain.codes import CodeKind, bare_code, kind_of_code
from shared.hall.tickets import IssueTicket, TicketByCode
from shared.link import Hall
from shared.sync.pages import ADDRESS, PAGES, checked_address, ticket_page
from tests.central.stand import Stand
from tests.sync.line import Line

CODE = f"OH1:{'A' * 26}:{'B' * 13}"


def _publish(centre: Stand, address: str) -> None:
    with centre.centre.database.changing() as session:
        Feed(session).publish(Published(PAGES, ADDRESS, {"address": address}), centre.clock.now())


def test_a_hall_whose_centre_has_pages_prints_their_address_and_knows_it_again(
    hall: Hall, centre: Stand, line: Line
) -> None:
    assert hall.do(IssueTicket(queue="advice")).page == ""
    _publish(centre, "https://zw.example.gov.cn")
    line.down()
    issued = hall.do(IssueTicket(queue="advice"))
    assert issued.qr == f"HTTPS://ZW.EXAMPLE.GOV.CN/T/BINJIANG/{issued.ticket.code}"
    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]{1,90}", issued.qr)  # version 4 at level M, alphanumeric (ISO/IEC 18004)
    assert kind_of_code(issued.qr) is CodeKind.TICKET
    assert hall.ask(TicketByCode(code=bare_code(issued.qr))).ticket == issued.ticket


def test_a_hall_whose_centre_took_its_pages_away_prints_the_bare_code(hall: Hall, centre: Stand, line: Line) -> None:
    _publish(centre, "https://zw.example.gov.cn")
    line.down()
    _publish(centre, "")
    line.down()
    issued = hall.do(IssueTicket(queue="advice"))
    assert (issued.page, issued.qr) == ("", issued.ticket.code)


@pytest.mark.parametrize("published", ["null", "{", '{"address":7}', '{"address":"javascript:alert(1)"}'])
def test_an_address_that_is_none_is_not_printed(published: str) -> None:
    assert ticket_page(published, "binjiang", CODE) == ""


@pytest.mark.parametrize(
    "address", ["ftp://a.cn", "https://a.cn/path", "https://a.cn?x=1", "https://", "https://u:p@a.cn", "a.cn"]
)
def test_a_public_address_is_scheme_host_and_port(address: str) -> None:
    with pytest.raises(ValueError, match="https://zw"):
        checked_address(address)


def test_a_public_address_loses_a_slash_at_its_end() -> None:
    assert checked_address(" https://zw.example.gov.cn/ ") == "https://zw.example.gov.cn"
    assert checked_address("") == ""
