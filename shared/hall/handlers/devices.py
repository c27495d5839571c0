"""Keeping what machines report of their devices: one journal line for each change, none for the same again."""

from datetime import datetime
from typing import TYPE_CHECKING

from shared.hall.devices import ALWAYS_ASKING, SILENT_AFTER, DeviceHealth, DeviceList, DeviceNow, ReportDevices
from shared.hall.messages import Done
from shared.store.devices import DeviceRow
from shared.store.moments import read, read_if, stored

if TYPE_CHECKING:
    from shared.hall.handlers.work import Work


def report(act: ReportDevices, work: "Work") -> Done:
    """Store how the devices of a machine's program are."""
    terminal = work.actor.terminal or act.terminal
    before = {row.name: row for row in work.devices.of(terminal, act.program)}
    if any(row.silent_since is not None for row in before.values()):
        work.note("machine.heard", terminal, program=act.program)
    for health in act.devices:
        _keep(terminal, act.program, health, before.pop(health.name, None), work)
    for gone in before.values():
        work.devices.forget(terminal, gone.name)
        work.note("device.forgotten", terminal, device=gone.name, device_kind=gone.kind)
    return Done()


def note_silence(work: "Work", listening_since: datetime) -> None:
    """Note each program whose machine fell silent while the hub listened: one line, and one more when it is back."""
    if listening_since > work.at - SILENT_AFTER:
        return
    for terminal, program in work.devices.mark_silent(stored(work.at - SILENT_AFTER)):
        work.note("machine.silent", terminal, program=program)


def _keep(terminal: str, program: str, health: DeviceHealth, before: DeviceRow | None, work: "Work") -> None:
    row = DeviceRow(
        terminal=terminal,
        name=health.name,
        program=program,
        kind=health.kind,
        state=health.state,
        reasons=" ".join(health.reasons),
        since=stored(health.since),
        last_ok=None if health.last_ok is None else stored(health.last_ok),
        reported_at=work.now,
    )
    work.devices.save(row)
    if before is None or (before.state, before.reasons) != (row.state, row.reasons):
        work.note(
            "device.changed",
            terminal,
            device=health.name,
            device_kind=health.kind,
            state=health.state,
            reasons=health.reasons,
            was=None if before is None else before.state,
        )


def device_list(_question: DeviceList, work: "Work") -> list[DeviceNow]:
    """Return every device of the hall."""
    return [
        DeviceNow(
            terminal=row.terminal,
            health=_health(row, work),
            reported_at=read(row.reported_at),
            silent_since=read_if(row.silent_since),
        )
        for row in work.devices.all()
    ]


def _health(row: DeviceRow, work: "Work") -> DeviceHealth:
    """Return how a device is: as its machine told it, unless that machine has fallen silent since."""
    silent = row.kind in ALWAYS_ASKING and work.heard.is_silent(row.terminal, row.program, work.at)
    return DeviceHealth(
        kind=row.kind,
        name=row.name,
        state="fault" if silent else row.state,
        reasons=("no_answer",) if silent else tuple(row.reasons.split()),
        since=read(row.since),
        last_ok=read_if(row.last_ok),
    )
