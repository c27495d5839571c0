"""What is announced in each hall, near at hand for every page: read anew every few seconds, whoever looks."""

from central.announcements.rows import published
from central.store.database import Database
from shared.clock import Clock
from shared.domain.announcements import Announcement, standing

EVERY_SECONDS = 5.0


class AnnouncementShelf:
    """The announcements by hall; may be used from all threads."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._by_hall: dict[str, list[Announcement]] = {}

    def refresh(self) -> None:
        """Read what is published now; raises ``StoreError``."""
        by_hall: dict[str, list[Announcement]] = {}
        with self._database.reading() as session:
            for row in published(session):
                by_hall.setdefault(row.hall, []).append(row.announcement)
        self._by_hall = by_hall

    def of(self, hall: str) -> list[Announcement]:
        """Return what a hall's pages show now, in that order."""
        found = self._by_hall
        return standing([*found.get("", []), *found.get(hall, [])], self._clock.now())
