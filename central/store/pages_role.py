"""What the process of the citizens' pages may read in the database (page rule 10): public state, to the column.

It writes nothing, and reads nothing of a person: what is somebody's it asks of the office (:mod:`central.office`).
Whoever breaks into it has the positions in the queues.
"""

import re

from shared.errors import SetupError
from shared.store.session import Session

_ROLE = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_TICKET = (
    *("hall_id", "ticket_id", "mark", "number", "queue", "business_date", "state", "counter", "begun_at", "ended_at"),
    *("rank_at", "issue_epoch", "issue_seq"),
)
_RIGHTS = (
    "SELECT ON alembic_version",
    "SELECT (hall_id, seen_at, revoked_at) ON hall",
    "SELECT (hall_id, epoch, last_seq) ON epoch_cursor",
    f"SELECT ({', '.join(_TICKET)}) ON ticket_view",
    "SELECT (hall_id, counter, state) ON counter_view",
    "SELECT (hall_id, id, plan) ON hall_view",
    "SELECT (hall_id, appointment_id, ticket_id, at) ON arrival_view",
    "SELECT ON request_view",
    "SELECT (hall_id, topic, id, rev, deleted, body) ON feed",
)
_TOPICS = "topic IN ('requests', 'calendar', 'announcements', 'catalogue')"
_POLICY, _EARLIER_POLICIES = "pages_read", ("pages_insert", "pages_update")


def allow_pages(session: Session, role: str) -> None:
    """Give an existing role the pages' rights, and take every other one away; raises :class:`SetupError`."""
    _check(session, role)
    session.run(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
    session.run(f"GRANT USAGE ON SCHEMA public TO {role}")
    for right in _RIGHTS:
        session.run(f"GRANT {right} TO {role}")
    session.run("ALTER TABLE feed ENABLE ROW LEVEL SECURITY")  # of others than its owner
    for name in (_POLICY, *_EARLIER_POLICIES):
        session.run(f"DROP POLICY IF EXISTS {name} ON feed")
    session.run(f"CREATE POLICY {_POLICY} ON feed FOR SELECT TO {role} USING ({_TOPICS})")


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
