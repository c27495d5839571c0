"""One running centre: its database, key and clock, the bell for halls, the pictures for pages, the ways to people."""

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.announcements.shelf import AnnouncementShelf
from central.bell import Bell
from central.catalogue.present import PresentShelf
from central.feed import Feed, Published
from central.front import Public, beside
from central.head import FeedHead
from central.keys import HallKeyring, load_centre_key
from central.live import LiveHalls
from central.messages.channels import Channels, no_channels
from central.messages.templates import Templates
from central.store.database import Database
from central.store.months import make_months
from shared.clock import Clock, SystemClock
from shared.security.fields import FieldCipher
from shared.security.keys import load_keys
from shared.sync.pages import ADDRESS, PAGES, PagesBody


@dataclass(frozen=True)
class Centre:
    """What the routes lean on."""

    database: Database
    key: Ed25519PrivateKey
    keyring: HallKeyring
    bell: Bell
    head: FeedHead
    cipher: FieldCipher
    clock: Clock
    live: LiveHalls
    announcements: AnnouncementShelf
    shelf: PresentShelf
    public: Public
    templates: Templates
    channels: Channels
    interval: float = 0.0
    """Seconds that halls are asked to leave between two batches; 0 for as soon as they have something."""

    def close(self) -> None:
        """Let go of database and channels."""
        self.shelf.close()
        for channel in self.channels.values():
            channel.close()
        self.database.close()


def open_centre(
    url: str,
    *,
    key_file: Path | None = None,
    clock: Clock | None = None,
    public: Public | None = None,
    channels: Channels | None = None,
    interval: float = 0.0,
) -> Centre:
    """Open a centre's database, made or brought up to date first; raises ``StoreError`` and ``SetupError``.

    Its key is in ``key_file``, the keys of its personal fields beside that; both are made where there are none.
    """
    clock, public = clock or SystemClock(), public or Public()
    key_file = key_file or beside(url, ".centre-key")
    database = Database(url)
    with database.changing() as session:
        Feed(session).begin()
        make_months(session, clock.now())
    key = load_centre_key(key_file)
    cipher = FieldCipher(load_keys(key_file.with_suffix(".field-keys")))
    return Centre(
        database=database,
        key=key,
        keyring=HallKeyring(database),
        bell=Bell(database),
        head=FeedHead(database, clock),
        cipher=cipher,
        clock=clock,
        live=LiveHalls(database, clock),
        announcements=AnnouncementShelf(database, clock),
        shelf=PresentShelf(database, public.catalogue, key_file.with_suffix(".search.npz")),
        public=public,
        templates=Templates(),
        channels=channels or no_channels(),
        interval=interval,
    )


def tell_halls_where_pages_are(centre: Centre) -> None:
    """Publish where the pages are, so that halls print it on their tickets."""
    body = PagesBody(centre.public.address)
    with centre.database.changing() as session:
        Feed(session).publish(Published(PAGES, ADDRESS, body), centre.clock.now())
