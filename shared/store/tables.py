"""The hall's tables. Moments are whole microseconds since 1970 in UTC; ids are 32 hexadecimal digits."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_ID = String(32)
_SLUG = String(64)
_SUBJECT = String(128)
_SEQUENCE = BigInteger().with_variant(Integer, "sqlite")

hall = Table(
    "hall",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("key_id", String(16), nullable=False),
    Column("plan", Text),
)

number_seq = Table(
    "number_seq",
    metadata,
    Column("queue", _SLUG, primary_key=True),
    Column("business_date", String(10), primary_key=True),
    Column("last", Integer, nullable=False),
    Column("skipped", Integer, nullable=False, server_default=text("0")),
)

ticket = Table(
    "ticket",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("home_queue", _SLUG, nullable=False),
    Column("business_date", String(10), nullable=False),
    Column("number", Integer, nullable=False),
    Column("label", String(16), nullable=False),
    Column("queue", _SLUG, nullable=False),
    Column("state", String(12), nullable=False),
    Column("rank_at", BigInteger, nullable=False),
    Column("issued_at", BigInteger, nullable=False),
    Column("priority", _SLUG),
    Column("language", String(2), nullable=False),
    Column("person", String(32)),
    Column("holder_name", LargeBinary),
    Column("holder_number", LargeBinary),
    Column("counter", _SLUG),
    Column("called_at", BigInteger),
    Column("begun_at", BigInteger),
    Column("finished_at", BigInteger),
    Column("missed_at", BigInteger),
    Column("back_at", BigInteger),
    Column("recalls", Integer, nullable=False, server_default=text("0")),
    Column("prints", Integer, nullable=False, server_default=text("0")),
    Column("note", LargeBinary),
    Column("version", Integer, nullable=False, server_default=text("0")),
    Column("matter", _SUBJECT),
    Column("appointment_at", BigInteger),
    Column("went_later_at", BigInteger),
    UniqueConstraint("home_queue", "business_date", "number"),
)

_waiting = text("state = 'waiting'")
Index(
    "ix_ticket_waiting",
    ticket.c.business_date,
    ticket.c.queue,
    ticket.c.rank_at,
    ticket.c.number,
    sqlite_where=_waiting,
    postgresql_where=_waiting,
)
_open = text("state IN ('waiting', 'called', 'serving', 'held')")
Index("ix_ticket_person", ticket.c.person, ticket.c.business_date, sqlite_where=_open, postgresql_where=_open)
_at_counter = text("state IN ('called', 'serving', 'held', 'missed')")
Index(
    "ix_ticket_counter",
    ticket.c.business_date,
    ticket.c.counter,
    sqlite_where=_at_counter,
    postgresql_where=_at_counter,
)

_with_matter = text("matter IS NOT NULL")
Index(
    "ix_ticket_matter",
    ticket.c.business_date,
    ticket.c.matter,
    sqlite_where=_with_matter,
    postgresql_where=_with_matter,
)
_with_person = text("person IS NOT NULL OR note IS NOT NULL")
Index("ix_ticket_with_person", ticket.c.business_date, sqlite_where=_with_person, postgresql_where=_with_person)

counter_state = Table(
    "counter_state",
    metadata,
    Column("counter", _SLUG, primary_key=True),
    Column("state", String(12), nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("staff", _ID),
    Column("pause_reason", Text, nullable=False, server_default=""),
    Column("ticket", _ID, ForeignKey("ticket.id")),
    Column("finished", _ID),
)

undo = Table(
    "undo",
    metadata,
    Column("counter", _SLUG, primary_key=True),
    Column("ticket", _ID, ForeignKey("ticket.id"), nullable=False),
    Column("step", String(12), nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Column("before", Text, nullable=False),
)

staff = Table(
    "staff",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("login", String(64), nullable=False, unique=True),
    Column("name", String(64), nullable=False),
    Column("role", String(12), nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("failures", Integer, nullable=False, server_default=text("0")),
    Column("locked_until", BigInteger),
)

session = Table(
    "session",
    metadata,
    Column("key_hash", String(64), primary_key=True),
    Column("staff", _ID, ForeignKey("staff.id"), nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("ended", Boolean, nullable=False, server_default=text("false")),
)

terminal = Table(
    "terminal",
    metadata,
    Column("name", _SLUG, primary_key=True),
    Column("role", String(12), nullable=False),
    Column("key_hash", String(64), nullable=False, unique=True),
    Column("enrolled_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
)

device = Table(
    "device",
    metadata,
    Column("terminal", _SLUG, primary_key=True),
    Column("name", _SLUG, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("state", String(12), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("last_ok", BigInteger),
    Column("reported_at", BigInteger, nullable=False),
    Column("program", _SLUG, nullable=False, server_default=text("''")),
    Column("silent_since", BigInteger),
)

rating = Table(
    "rating",
    metadata,
    Column("ticket", _ID, ForeignKey("ticket.id"), primary_key=True),
    Column("counter", _SLUG),
    Column("grade", String(20), nullable=False),
    Column("reason", String(8)),
    Column("channel", String(8), nullable=False),
    Column("at", BigInteger, nullable=False),
)

guide_count = Table(
    "guide_count",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("what", String(12), primary_key=True),
    Column("subject", _SUBJECT, primary_key=True),
    Column("at", _SLUG, primary_key=True),
    Column("count", Integer, nullable=False),
)

command = Table(
    "command",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("outcome", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
)
Index(None, command.c.at)

journal = Table(
    "journal",
    metadata,
    Column("seq", _SEQUENCE, primary_key=True, autoincrement=True),
    Column("epoch", Integer, nullable=False),
    Column("event_id", _ID, nullable=False, unique=True),
    Column("kind", String(40), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("v", Integer, nullable=False),
    sqlite_autoincrement=True,
)

catalogue_edition = Table(
    "catalogue_edition",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("state", String(12), nullable=False),
    Column("head", Text, nullable=False),
    Column("size", Integer, nullable=False, server_default=text("0")),
    Column("begun_at", BigInteger, nullable=False),
    Column("published_at", BigInteger),
    Column("origin", String(32), nullable=False, server_default=text("''")),
)
_current = text("state = 'current'")
Index(
    "uq_catalogue_edition_current",
    catalogue_edition.c.state,
    unique=True,
    sqlite_where=_current,
    postgresql_where=_current,
)

_RECORD_ID = String(120)

catalogue_item = Table(
    "catalogue_item",
    metadata,
    Column("edition", Integer, ForeignKey("catalogue_edition.number"), primary_key=True),
    Column("id", _RECORD_ID, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("department", _RECORD_ID, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("sort_key", String(128), nullable=False),
    Column("person", Boolean, nullable=False),
    Column("firm", Boolean, nullable=False),
    Column("valid_from", String(10), nullable=False),
    Column("valid_until", String(10), nullable=False),
    Column("body", Text, nullable=False),
)
Index("ix_catalogue_item_position", catalogue_item.c.edition, catalogue_item.c.position)
for _by in ("department", "kind"):
    Index(
        f"ix_catalogue_item_{_by}",
        catalogue_item.c.edition,
        catalogue_item.c[_by],
        catalogue_item.c.sort_key,
        catalogue_item.c.valid_from,
        catalogue_item.c.valid_until,
    )
Index("ix_catalogue_item_name", catalogue_item.c.edition, catalogue_item.c.sort_key)

catalogue_record = Table(
    "catalogue_record",
    metadata,
    Column("edition", Integer, ForeignKey("catalogue_edition.number"), primary_key=True),
    Column("record", String(16), primary_key=True),
    Column("id", _RECORD_ID, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
Index("ix_catalogue_record_position", catalogue_record.c.edition, catalogue_record.c.position)
sealed = Table(
    "sealed",
    metadata,
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("journal_seq", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)

sync_epoch = Table(
    "sync_epoch",
    metadata,
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("base", BigInteger, nullable=False),
    Column("acked", BigInteger, nullable=False),
    Column("trimmed", BigInteger, nullable=False, server_default=text("0")),
)

acked_day = Table(
    "acked_day",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("journal_seq", BigInteger, nullable=False),
)

lived_day = Table("lived_day", metadata, Column("day", String(10), primary_key=True))

centre_line = Table(
    "centre_line",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("hall", _SLUG, nullable=False),
    Column("synced_to", BigInteger),
    Column("contact_at", BigInteger),
    Column("clock_off_ms", BigInteger, nullable=False),
    Column("centre_key", String(64), nullable=False, server_default=text("''")),
    Column("gap_at", BigInteger),
    Column("gap_lines", BigInteger, nullable=False, server_default=text("0")),
)

appointment = Table(
    "appointment",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("queue", _SLUG, nullable=False),
    Column("begins", BigInteger, nullable=False),
    Column("slots", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("number", String(8), nullable=False),
    Column("person", String(32)),
    Column("holder_name", LargeBinary),
    Column("holder_number", LargeBinary),
    Column("matter", _SUBJECT),
    Column("language", String(2), nullable=False),
    Column("moved_to", _ID),
    Column("ticket", _ID),
)
Index(None, appointment.c.begins, appointment.c.person)

feed_row = Table(
    "feed_row",
    metadata,
    Column("topic", String(32), primary_key=True),
    Column("id", String(120), primary_key=True),
    Column("rev", BigInteger, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Column("trouble", Text),
)

feed_staged = Table(
    "feed_staged",
    metadata,
    Column("topic", String(32), primary_key=True),
    Column("id", String(120), primary_key=True),
    Column("rev", BigInteger, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)

feed_place = Table(
    "feed_place",
    metadata,
    Column("topic", String(32), primary_key=True),
    Column("cursor", Text, nullable=False),
    Column("snapshot_cursor", Text, nullable=False),
    Column("snapshot_after", Text, nullable=False),
)
