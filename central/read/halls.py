"""What each hall is: its plan as it configured it, with names, queues, hours and counters."""

from collections.abc import Sequence
from typing import cast

import msgspec

from central.calendar.rows import Rows, published, special_days_of
from central.read.columns import Name
from central.read.stored import StoredEvent
from central.store.many import replace_rows
from shared.domain.plan import HallPlan
from shared.store.session import Session


class PlanFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A hall told its plan, and the key to seal personal data for it; an older hall tells less."""

    plan: HallPlan | None = None
    sealing_key: Name = ""


TABLE = "hall_view"
COLUMNS = ("hall_id", "id", "plan", "sealing_key", "changed_at")
_PLAN = "plan"


class Halls:
    """The read model of halls."""

    facts = {"hall.configured": PlanFacts}  # noqa: RUF012 never changed
    tables = (TABLE,)

    def fold(self, session: Session, hall: str, events: Sequence[StoredEvent]) -> None:
        """Take the newest plan in."""
        told = [(cast("PlanFacts", event.facts), event.at) for event in events if not event.again]
        known = [(facts, at) for facts, at in told if facts.plan is not None]
        if known:
            facts, at = known[-1]
            row = (hall, _PLAN, msgspec.json.encode(facts.plan).decode(), facts.sealing_key, at)
            replace_rows(session, TABLE, COLUMNS, [row], known=[_PLAN])


def plan_of(session: Session, hall: str) -> HallPlan | None:
    """Return a hall's plan under the published calendar, ``None`` before it told one."""
    sql = "SELECT plan FROM hall_view WHERE hall_id = :hall AND id = 'plan'"
    row = session.run(sql, {"hall": hall}).fetchone()
    return None if row is None else _under(published(session, hall), hall, row[0])


def plans(session: Session) -> dict[str, HallPlan]:
    """Return the plans of the halls that take part under the published calendar, by hall."""
    sql = """
        SELECT v.hall_id, v.plan FROM hall_view v JOIN hall h ON h.hall_id = v.hall_id
        WHERE v.id = 'plan' AND h.revoked_at IS NULL ORDER BY v.hall_id
    """
    calendar = published(session)
    return {hall: _under(calendar, hall, plan) for hall, plan in session.run(sql).fetchall()}


def _under(calendar: Rows, hall: str, plan: str) -> HallPlan:
    return msgspec.json.decode(plan, type=HallPlan).under(special_days_of(hall, calendar))


def sealing_key_of(session: Session, hall: str) -> str | None:
    """Return the key to seal personal data for a hall (:mod:`shared.security.sealing`), ``None`` before it told one."""
    sql = "SELECT sealing_key FROM hall_view WHERE hall_id = :hall AND id = 'plan'"
    row = session.run(sql, {"hall": hall}).fetchone()
    return row[0] or None if row is not None else None
