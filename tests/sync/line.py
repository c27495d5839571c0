"""The agent's two ways without its threads, so that a test takes each step itself."""

from pathlib import Path
from typing import Self

from shared.clock import Clock
from shared.hall.sync import JoinCentre
from shared.link import Hall
from shared.sync.app import join as join_centre
from shared.sync.downloader import Downloader
from shared.sync.http_centre import HttpCentre
from shared.sync.identity import Identity
from shared.sync.uploader import Uploader
from tests.central.stand import Stand

NAME = "binjiang"


def join(centre: Stand, folder: Path, name: str = NAME) -> Identity:
    """Enrol a hall as its administrator does."""
    return join_centre(folder / "centre.json", centre.address, name, centre.code_for(name))


class Line:
    """One hall's way up and down."""

    def __init__(self, hall: Hall, identity: Identity, clock: Clock) -> None:
        self.hall = hall
        self.port = HttpCentre(identity, clock)
        self.uploader = Uploader(hall, self.port, clock)
        self.downloader = Downloader(hall, self.port, wait=0)
        hall.do(JoinCentre(hall=identity.hall, centre_key=identity.centre_key))

    def up(self) -> None:
        """Send until the centre has everything."""
        while self.uploader.step() == 0:
            pass

    def down(self, steps: int = 8) -> None:
        """Bring what there is."""
        for _ in range(steps):
            self.downloader.step()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.port.close()
