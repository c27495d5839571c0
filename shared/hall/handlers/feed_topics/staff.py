"""Staff accounts come from the centre: made, renamed, given another password or role, and taken away."""

from typing import TYPE_CHECKING, Annotated

import msgspec

from shared.hall.staff import Login, StaffRole
from shared.ids import Id
from shared.store.staff import StaffRow

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work
    from shared.store.feed import FeedRow

_NO_PASSWORD = "!"  # noqa: S105 fits no password at all


class StaffBody(msgspec.Struct, frozen=True, kw_only=True):
    """What the centre publishes of an account; ``password_hash`` is argon2id's text, never a password."""

    login: Login
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    role: StaffRole = StaffRole.CLERK
    password_hash: Annotated[str, msgspec.Meta(pattern=r"^\$argon2id\$")]


def apply(row: "FeedRow", work: "Work") -> None:
    """Bring the account to what the centre says; one that was taken away can sign in no more and is signed out."""
    staff_id = msgspec.convert(row.id, Id)
    known = work.staff.get(staff_id)
    if row.deleted:
        if known is not None:
            work.staff.save(StaffRow(known.id, known.login, known.name, known.role, _NO_PASSWORD))
            work.staff.end_sessions_of(known.id)
            work.note("staff.withdrawn", known.id)
        return
    body = msgspec.json.decode(row.body, type=StaffBody)
    work.staff.save(StaffRow(staff_id, body.login, body.name, body.role.value, body.password_hash))
    work.note("staff.published", staff_id, role=body.role.value)
