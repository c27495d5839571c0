"""A centre listening, in a thread of its own or as the whole program."""

from central.centre import Centre
from central.factory import create_app
from central.part import Part
from shared.serving import Service


class CentreServer(Service):
    """Serves one centre, or one part of it, on one address; port 0 takes a free one."""

    def __init__(self, centre: Centre, host: str, port: int, part: Part | None = None) -> None:
        self._centre = centre
        unsigned = {"date_header": False, "server_header": False}  # an answer's date is signed, and stands once
        super().__init__(
            create_app(centre, part),
            host,
            port,
            what="centre",
            scheme="http",
            leaving=self._leave,
            ws="none",
            **unsigned,
        )

    def _leave(self) -> None:
        """Let everybody go who waits."""
        self._centre.bell.close()
        self._centre.live.close()
