"""What citizens' pages lean on: public state as the database tells it, and the office for all that is somebody's.

Nothing here opens a key, so a process of pages that is broken into has none (page rule 10).
"""

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from central.announcements.shelf import AnnouncementShelf
from central.catalogue.present import PresentShelf
from central.live import LiveHalls
from central.office.port import Office
from central.store.database import Database
from shared.catalogue.folder import BUILT_IN
from shared.clock import Clock, SystemClock
from shared.store.engine import database_file, database_name


@dataclass(frozen=True)
class Public:
    """Where citizens reach the pages, empty for nowhere yet, and the addresses behind which a whole crowd sits.

    ``catalogue`` is the folder of TOML (``docs/catalogue.md``) by which the pages guide until one is published.
    """

    address: str = ""
    crowds: tuple[IPv4Network | IPv6Network, ...] = ()
    catalogue: Path = BUILT_IN


@dataclass(frozen=True)
class Front:
    """The pages' side of a centre."""

    database: Database
    clock: Clock
    live: LiveHalls
    announcements: AnnouncementShelf
    shelf: PresentShelf
    public: Public
    office: Office


def open_front(
    url: str,
    office: Office,
    *,
    index_file: Path | None = None,
    clock: Clock | None = None,
    public: Public | None = None,
) -> Front:
    """Open the pages' side for a process of its own: it makes no table, and writes to the database nowhere.

    ``index_file`` keeps the index of the published catalogue. Raises ``StoreError`` for a database of another version.
    """
    clock, public = clock or SystemClock(), public or Public()
    database = Database(url, migrates=False)
    return Front(
        database=database,
        clock=clock,
        live=LiveHalls(database, clock),
        announcements=AnnouncementShelf(database, clock),
        shelf=PresentShelf(database, public.catalogue, index_file or beside(url, ".search.npz")),
        public=public,
        office=office,
    )


def beside(url: str, suffix: str) -> Path:
    """Return a file of a centre's own: beside a SQLite file, in the working folder for a server's database."""
    file = database_file(url)
    return Path(f"{database_name(url)}{suffix}") if file is None else file.with_name(file.name + suffix)
