"""A centre listening, in a thread of its own or as the whole program: with its pages, without them, or they alone."""

from pathlib import Path

from central.centre import Centre
from central.factory import create_app, pages_app
from central.front import Front
from central.office.door import office_app
from central.office.home import HomeOffice
from shared.serving import Service


class CentreServer(Service):
    """Serves one centre on one address, for halls and citizens or for halls alone; port 0 takes a free one."""

    def __init__(self, centre: Centre, host: str, port: int, *, with_pages: bool = True) -> None:
        self._centre = centre
        super().__init__(
            create_app(centre, with_pages=with_pages),
            (host, port),
            what="centre",
            leaving=self._leave,
            ws="none",
            date_header=False,  # an answer's date is signed, and stands once
            server_header=False,
        )

    def _leave(self) -> None:
        """Let everybody go who waits."""
        self._centre.bell.close()
        self._centre.live.close()


class PagesServer(Service):
    """Serves citizens' pages on one address, in a process that has nothing else of the centre."""

    def __init__(self, front: Front, host: str, port: int) -> None:
        app = pages_app(front)
        super().__init__(app, (host, port), what="centre", leaving=front.live.close, ws="none", server_header=False)


class OfficeServer(Service):
    """Lets the pages of another process ask a centre's office, by a socket file of this machine."""

    def __init__(self, centre: Centre, socket: Path) -> None:
        super().__init__(office_app(HomeOffice(centre)), socket, what="office", ws="none")
