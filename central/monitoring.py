"""How the centre, its halls and its messages are: who is behind, what was set aside, which versions are out there."""

from datetime import datetime, timedelta

import msgspec

from central.messages.channels import Channels
from central.messages.words import State
from central.read.catalogues import REFUSED, SHOWN
from shared.store.moments import stored
from shared.store.session import Session

STALE_AFTER = timedelta(hours=1)
"""A hall that was not heard of for so long is red on its own screens, too (:mod:`shared.domain.line`)."""


class HallNow(msgspec.Struct, frozen=True, kw_only=True):
    """One hall as the centre sees it; moments in microseconds since 1970."""

    hall: str
    seen_at: int | None
    pending: int
    protocol: int
    program: str
    epoch: int | None
    last: int | None
    revoked: bool
    behind: bool
    catalogue: str = ""
    """The version of the catalogue that people see there."""
    catalogue_trouble: str = ""
    """Why the hall could not use the centre's newest; empty where it could."""


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong with a hall's journal, such as a fork."""

    hall: str
    kind: str
    epoch: int
    seq: int
    last_at: int
    times: int


class MessageCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many messages of one kind, by one way, stand in one state."""

    what: str
    by: str
    state: str
    count: int


class MessageStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The ways to people, each with what serves it (``none``: not configured), and the last month's counts."""

    channels: dict[str, str]
    states: dict[str, int]
    counts: list[MessageCount]


class CentreStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What a monitor asks for; figures, and the halls that are behind."""

    time: int
    halls: int
    behind: list[HallNow]
    quarantined: int
    incidents: list[Incident]
    programs: dict[str, int]
    messages: MessageStatus


_HALLS = """
    SELECT h.hall_id, h.seen_at, h.pending, h.protocol, h.program, c.epoch, c.last_seq, h.revoked_at,
    s.version, r.trouble
    FROM hall h LEFT JOIN epoch_cursor c ON c.hall_id = h.hall_id
    AND c.epoch = (SELECT max(epoch) FROM epoch_cursor m WHERE m.hall_id = h.hall_id)
    LEFT JOIN catalogue_view s ON s.hall_id = h.hall_id AND s.id = :shown
    LEFT JOIN catalogue_view r ON r.hall_id = h.hall_id AND r.id = :refused
    ORDER BY h.hall_id
"""
_MOST_INCIDENTS = 100


def hall_list(session: Session, now: datetime) -> list[HallNow]:
    """Return every hall."""
    line = stored(now - STALE_AFTER)
    return [
        HallNow(
            hall=row[0],
            seen_at=row[1],
            pending=row[2],
            protocol=row[3],
            program=row[4],
            epoch=row[5],
            last=row[6],
            revoked=row[7] is not None,
            behind=row[7] is None and (row[1] is None or row[1] < line),
            catalogue=row[8] or "",
            catalogue_trouble=row[9] or "",
        )
        for row in session.run(_HALLS, {"shown": SHOWN, "refused": REFUSED}).fetchall()
    ]


def message_status(session: Session, channels: Channels) -> MessageStatus:
    """Return how the messages are."""
    group = "what, channel, state"
    sql = f"SELECT {group}, count(*) FROM message GROUP BY {group} ORDER BY {group}"
    counts = [
        MessageCount(what=row[0], by=row[1], state=row[2], count=int(row[3])) for row in session.run(sql).fetchall()
    ]
    states = {state.value: sum(one.count for one in counts if one.state == state) for state in State}
    names = {by.value: channel.name for by, channel in channels.items()}
    return MessageStatus(channels=names, states=states, counts=counts)


def centre_status(session: Session, now: datetime, channels: Channels) -> CentreStatus:
    """Return how everything is."""
    halls = hall_list(session, now)
    programs: dict[str, int] = {}
    for hall in halls:
        programs[hall.program] = programs.get(hall.program, 0) + 1
    sql = "SELECT hall_id, kind, epoch, seq, last_at, times FROM incident ORDER BY last_at DESC LIMIT :most"
    incidents = session.run(sql, {"most": _MOST_INCIDENTS}).fetchall()
    return CentreStatus(
        time=stored(now),
        halls=len(halls),
        behind=[hall for hall in halls if hall.behind],
        quarantined=int(session.run("SELECT count(*) FROM quarantine").fetchone()[0]),
        incidents=[
            Incident(hall=row[0], kind=row[1], epoch=row[2], seq=row[3], last_at=row[4], times=row[5])
            for row in incidents
        ],
        programs=programs,
        messages=message_status(session, channels),
    )
