"""Enrolling terminals and taking their keys back."""

from dataclasses import replace
from typing import TYPE_CHECKING

from shared.domain.refused import Code, Refused
from shared.hall.messages import Done
from shared.hall.terminals import EnrolTerminal, RevokeTerminal
from shared.store.staff import TerminalRow

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work


def enrol(act: EnrolTerminal, work: "Work") -> Done:
    """Store a terminal with its key's hash, in place of an earlier key."""
    work.terminals.save(TerminalRow(act.name, act.role, act.key_hash, work.now))
    work.note("terminal.enrolled", act.name, role=act.role)
    return Done()


def revoke(act: RevokeTerminal, work: "Work") -> Done:
    """Store that a terminal's key counts no longer."""
    row = work.terminals.get(act.name)
    if row is None:
        raise Refused(Code.UNKNOWN_TERMINAL, f"There is no terminal {act.name!r}.", terminal=act.name)
    work.terminals.save(replace(row, revoked_at=work.now))
    work.note("terminal.revoked", act.name)
    return Done()
