"""The hall's devices in the database: the newest report of each."""

from dataclasses import dataclass

from shared.store.session import Session


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One device as its machine reported it last; ``reasons`` are words with a blank between."""

    terminal: str
    name: str
    kind: str
    state: str
    reasons: str
    since: int
    last_ok: int | None
    reported_at: int


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

    def of(self, terminal: str) -> list[DeviceRow]:
        """Return the devices of one machine."""
        sql = f"SELECT {_COLUMNS} FROM device WHERE terminal = :terminal ORDER BY name"
        return [DeviceRow(*row) for row in self._session.run(sql, {"terminal": terminal}).fetchall()]

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
