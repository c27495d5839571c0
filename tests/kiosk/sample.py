"""The sample hall of resources/ and people who come to it."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from devices.cards import CardKind, IdCard, Sex
from shared.domain.identity import check_character
from shared.domain.plan import HallPlan
from shared.domain.tickets import TicketState
from shared.hall.places import ConfigureHall
from shared.hall.tickets import Ticket, TicketIssued
from shared.ids import new_id
from shared.link import Hall

_PLAN = Path(__file__).parents[2] / "resources" / "halls" / "sample.toml"


def sample_plan() -> HallPlan:
    """Return the plan of the sample hall."""
    return msgspec.convert(tomllib.loads(_PLAN.read_text(encoding="utf-8")), HallPlan, strict=False)


def with_sample_plan(hall: Hall) -> None:
    """Give a hall that plan."""
    hall.do(ConfigureHall(plan=sample_plan()))


def citizen_number(birth: date = date(1985, 6, 7), order: int = 123) -> str:
    """Return a right citizen number of a region that does not exist."""
    first17 = f"990101{birth:%Y%m%d}{order:03d}"
    return first17 + check_character(first17)


def card_of(name: str = "欧阳测试", birth: date = date(1985, 6, 7), order: int = 123) -> IdCard:
    """Return a card as the driver reads it."""
    return IdCard(
        kind=CardKind.RESIDENT,
        name=name,
        sex=Sex.FEMALE,
        birth_date=birth,
        id_number=citizen_number(birth, order),
        number_valid=True,
        valid_from=date(2020, 1, 1),
        valid_to=None,
        address="某省某市某路一号",
    )


def a_ticket(number: str = "A001", *, again: bool = False) -> TicketIssued:
    """Return a ticket as the hall gives it."""
    ticket = Ticket(
        id=new_id(),
        number=number,
        code="OH1:AAAAAAAAAAAAAAAAAAAAAAAAAA:AAAAAAAAAAAAA",
        queue="social",
        state=TicketState.WAITING,
        business_date=date(2026, 3, 2),
        issued_at=datetime(2026, 3, 2, 2, 0, tzinfo=UTC),
    )
    return TicketIssued(ticket, 3, again=again)
