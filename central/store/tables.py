"""The centre's tables. ``hall_id`` is first in every key, so that a province can be split by hall without new code.

Moments are whole microseconds since 1970 in UTC. On PostgreSQL ``event`` is partitioned by the month of receipt
(:mod:`central.store.months`), because a hall's clock may be wrong by years and the centre's may not.
"""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text, text

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"},
)

_HALL = String(64)
_NO = text("false")

hall = Table(
    "hall",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("public_key", String(64), nullable=False),
    Column("enrolled_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    Column("protocol", Integer, nullable=False),
    Column("program", String(40), nullable=False),
    Column("seen_at", BigInteger),
    Column("pending", BigInteger, nullable=False, server_default=text("0")),
)

enrol_code = Table(
    "enrol_code",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("code_hash", String(64), nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    Column("used_at", BigInteger),
)

epoch_cursor = Table(
    "epoch_cursor",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("last_seq", BigInteger, nullable=False),
    Column("last_hash", LargeBinary, nullable=False),
    Column("moved_at", BigInteger, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("received_at", BigInteger, primary_key=True, autoincrement=False),
    Column("event_id", String(32), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("v", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("again", Boolean, nullable=False, server_default=_NO),
    postgresql_partition_by="RANGE (received_at)",
)
Index(None, event.c.hall_id, event.c.event_id)

quarantine = Table(
    "quarantine",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("received_at", BigInteger, nullable=False),
)

incident = Table(
    "incident",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("kind", String(32), primary_key=True),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("times", Integer, nullable=False),
)

feed = Table(
    "feed",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("topic", String(32), primary_key=True),
    Column("id", String(120), primary_key=True),
    Column("rev", BigInteger, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Column("xid", BigInteger, nullable=False),
    Column("serial", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
)
Index(None, feed.c.hall_id, feed.c.xid, feed.c.serial)
_deleted = text("deleted")
Index("ix_feed_tombstone", feed.c.changed_at, sqlite_where=_deleted, postgresql_where=_deleted)

feed_state = Table(
    "feed_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("lineage", String(32), nullable=False),
    Column("serial", BigInteger, nullable=False),
    Column("purged_xid", BigInteger, nullable=False),
    Column("purged_serial", BigInteger, nullable=False),
)

ticket_view = Table(
    "ticket_view",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("ticket_id", String(64), primary_key=True),
    Column("number", String(16), nullable=False),
    Column("queue", String(64), nullable=False),
    Column("business_date", String(10), nullable=False),
    Column("state", String(12), nullable=False),
    Column("rank_at", BigInteger, nullable=False),
    Column("counter", String(64), nullable=False),
    Column("recalls", Integer, nullable=False),
    Column("issued_at", BigInteger, nullable=False),
    Column("called_at", BigInteger),
    Column("begun_at", BigInteger),
    Column("ended_at", BigInteger),
    Column("changed_at", BigInteger, nullable=False),
    Column("issue_epoch", Integer, nullable=False),
    Column("issue_seq", BigInteger, nullable=False),
    Column("mark", String(32), nullable=False, server_default=text("''")),
)
Index(None, ticket_view.c.business_date, ticket_view.c.hall_id, ticket_view.c.queue, ticket_view.c.state)
"""The day first, so that nothing but the primary key serves a search by hall and ticket (see ``c0006``)."""


counter_view = Table(
    "counter_view",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("counter", String(64), primary_key=True),
    Column("state", String(12), nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
)

hall_view = Table(
    "hall_view",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("plan", Text, nullable=False),
    Column("sealing_key", String(64), nullable=False, server_default=text("''")),
    Column("changed_at", BigInteger, nullable=False),
)

arrival_view = Table(
    "arrival_view",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("appointment_id", String(64), primary_key=True),
    Column("ticket_id", String(64), nullable=False),
    Column("punctuality", String(20), nullable=False),
    Column("at", BigInteger, nullable=False),
)

request_view = Table(
    "request_view",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("id", String(120), primary_key=True),
    Column("granted", Boolean, nullable=False),
    Column("reason", String(32), nullable=False),
    Column("until", BigInteger, nullable=False),
)

catalogue_view = Table(
    "catalogue_view",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("id", String(120), primary_key=True),
    Column("version", Text, nullable=False),
    Column("trouble", Text, nullable=False),
)

appointment = Table(
    "appointment",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("id", String(32), primary_key=True),
    Column("queue", String(64), nullable=False),
    Column("begins", BigInteger, nullable=False),
    Column("slots", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("number", String(8), nullable=False),
    Column("person", String(32), nullable=False),
    Column("phone", String(32), nullable=False),
    Column("name_sealed", LargeBinary, nullable=False),
    Column("id_number_sealed", LargeBinary, nullable=False),
    Column("phone_sealed", LargeBinary, nullable=False),
    Column("mail_sealed", LargeBinary),
    Column("matter", String(140), nullable=False),
    Column("language", String(2), nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("reserved_until", BigInteger),
    Column("freed_at", BigInteger),
    Column("moved_to", String(32)),
)
Index(None, appointment.c.hall_id, appointment.c.queue, appointment.c.begins)
Index(None, appointment.c.hall_id, appointment.c.person)
Index(None, appointment.c.hall_id, appointment.c.phone)
Index(None, appointment.c.hall_id, appointment.c.number)

appointment_turn = Table(
    "appointment_turn",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("id", String(120), primary_key=True),
    Column("turns", BigInteger, nullable=False),
)

message = Table(
    "message",
    metadata,
    Column("hall_id", _HALL, primary_key=True),
    Column("id", String(32), primary_key=True),
    Column("what", String(12), nullable=False),
    Column("subject", String(32), nullable=False),
    Column("channel", String(8), nullable=False),
    Column("state", String(12), nullable=False),
    Column("reason", String(40), nullable=False, server_default=text("''")),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    Column("due_at", BigInteger),
    Column("until", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
)
Index(None, message.c.hall_id, message.c.what, message.c.subject, message.c.channel, unique=True)
Index(None, message.c.channel, message.c.due_at)
Index(None, arrival_view.c.hall_id, arrival_view.c.at)
