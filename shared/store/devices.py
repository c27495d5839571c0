"""The hall's devices in the database: the newest report of each."""

from dataclasses import dataclass

from shared.store.session import Session


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One device as its machine reported it last; ``reasons`` are words with a blank between.

    ``silent_since`` is when its program was heard of last, once that is too long ago.
    """

    terminal: str
    name: str
    program: str
    kind: str
    state: str
    reasons: str
    since: int
    last_ok: int | None
    reported_at: int
    silent_since: int | None = None


_FIELDS = tuple(DeviceRow.__dataclass_fields__)
_COLUMNS = ", ".join(_FIELDS)
_KEY = ("terminal", "name")
_SAVE = f"""
    INSERT INTO device ({_COLUMNS}) VALUES ({", ".join(f":{field}" for field in _FIELDS)})
    ON CONFLICT (terminal, name) DO UPDATE SET
    {", ".join(f"{field} = excluded.{field}" for field in _FIELDS if field not in _KEY)}
"""


class DeviceTable:
    """The devices of one hall, seen through one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, terminal: str, program: str) -> list[DeviceRow]:
        """Return the devices of one program of a machine."""
        sql = f"SELECT {_COLUMNS} FROM device WHERE terminal = :terminal AND program = :program ORDER BY name"
        rows = self._session.run(sql, {"terminal": terminal, "program": program}).fetchall()
        return [DeviceRow(*row) for row in rows]

    def mark_silent(self, before: int) -> list[tuple[str, str]]:
        """Mark the programs that were heard of last before that moment; return (terminal, program) of those new."""
        late = "silent_since IS NULL AND reported_at < :before"
        sql = f"SELECT DISTINCT terminal, program FROM device WHERE {late} ORDER BY terminal, program"
        fallen = [(str(row[0]), str(row[1])) for row in self._session.run(sql, {"before": before}).fetchall()]
        if fallen:
            self._session.run(f"UPDATE device SET silent_since = reported_at WHERE {late}", {"before": before})
        return fallen

    def all(self) -> list[DeviceRow]:
        """Return every device, by machine and name."""
        sql = f"SELECT {_COLUMNS} FROM device ORDER BY terminal, name"
        return [DeviceRow(*row) for row in self._session.run(sql).fetchall()]

    def save(self, row: DeviceRow) -> None:
        """Store a device's newest report."""
        self._session.run(_SAVE, {field: getattr(row, field) for field in _FIELDS})

    def forget(self, terminal: str, name: str) -> None:
        """Remove a device that its machine no longer has."""
        sql = "DELETE FROM device WHERE terminal = :terminal AND name = :name"
        self._session.run(sql, {"terminal": terminal, "name": name})
