"""What the process of the citizens' pages may do in the database (page rule 10): what its pages need, to the column.

It books, so it writes; but it reads no journal, no hall's key, no account, and publishes nothing but appointments and
wishes. Whoever breaks into it cannot tell a hall whom to let in.
"""

import re

from shared.errors import SetupError
from shared.store.session import Session

_ROLE = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_RIGHTS = (
    "SELECT ON alembic_version",
    "SELECT (hall_id, seen_at, revoked_at) ON hall",
    "SELECT (hall_id, epoch, last_seq) ON epoch_cursor",
    "SELECT ON ticket_view, counter_view, hall_view, arrival_view, request_view",
    "SELECT, INSERT, DELETE ON appointment",
    "UPDATE (state, reserved_until, freed_at, moved_to) ON appointment",
    "SELECT, INSERT, UPDATE ON appointment_turn",
    "SELECT (hall_id, what, subject, channel), INSERT ON message",
    "SELECT, INSERT, UPDATE ON feed",
    "SELECT, UPDATE (serial) ON feed_state",
)
_READ_TOPICS = "topic IN ('appointments', 'requests', 'calendar', 'announcements', 'catalogue')"
_WRITTEN_TOPICS = "topic IN ('appointments', 'requests')"
_POLICIES = (
    ("pages_read", f"FOR SELECT TO {{role}} USING ({_READ_TOPICS})"),
    ("pages_insert", f"FOR INSERT TO {{role}} WITH CHECK ({_WRITTEN_TOPICS})"),
    ("pages_update", f"FOR UPDATE TO {{role}} USING ({_WRITTEN_TOPICS})"),
)


def allow_pages(session: Session, role: str) -> None:
    """Give an existing role the pages' rights, and take every other one away; raises :class:`SetupError`."""
    _check(session, role)
    session.run(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
    session.run(f"GRANT USAGE ON SCHEMA public TO {role}")
    for right in _RIGHTS:
        session.run(f"GRANT {right} TO {role}")
    session.run("ALTER TABLE feed ENABLE ROW LEVEL SECURITY")  # of others than its owner
    for name, policy in _POLICIES:
        session.run(f"DROP POLICY IF EXISTS {name} ON feed")
        session.run(f"CREATE POLICY {name} ON feed {policy.format(role=role)}")


def _check(session: Session, role: str) -> None:
    if not session.postgres:
        raise SetupError("no_roles", "Roles are PostgreSQL's: a SQLite file is its user's alone.")
    if _ROLE.fullmatch(role) is None:
        raise SetupError("bad_role", "A role's name here has lower-case letters, digits and underscores, 63 at most.")
    sql = """
        SELECT rolsuper OR rolbypassrls OR pg_has_role(oid, current_user::regrole, 'MEMBER') FROM pg_roles
        WHERE rolname = :role
    """
    found = session.run(sql, {"role": role}).fetchone()
    if found is None:
        text = f"There is no role {role}: CREATE ROLE {role} LOGIN PASSWORD '…' makes it."
        raise SetupError("unknown_role", text)
    if found[0]:
        raise SetupError("strong_role", f"The role {role} may do everything anyway: make one of its own for the pages.")
