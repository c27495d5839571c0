"""``main.py central serve``: the whole centre, or one of its two sides with the office's socket between them."""

import argparse
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

from central.catalogue.present import PresentShelf
from central.centre import Centre
from central.console import say
from central.front import Public, open_front
from central.office.remote import RemoteOffice
from central.server import CentreServer, OfficeServer, PagesServer
from central.settings import CentralSettings
from central.store.database import Database
from central.web.visitors import read_crowds
from shared.errors import SetupError
from shared.serving import Service
from shared.sync.pages import checked_address

HALLS, PAGES = "halls", "pages"
"""The two sides of a centre, where each has a process of its own."""


def add_serving(parser: argparse.ArgumentParser, settings: CentralSettings) -> None:
    """Add what is said about serving."""
    parser.add_argument("--host", default=settings.host)
    parser.add_argument("--port", type=int, default=settings.port)
    parser.add_argument("--only", choices=(HALLS, PAGES), help="one side alone, the other in its own process")
    parser.add_argument("--office", type=Path, help="the socket between the two: halls listen there, pages ask")


def public_of(settings: CentralSettings) -> Public:
    """Return what is set about citizens' pages; raises :class:`SetupError` (bad_public_address)."""
    try:
        return Public(checked_address(settings.public), read_crowds(settings.crowds), settings.catalogue)
    except ValueError as error:
        raise SetupError("bad_public_address", str(error)) from error


def run_serve(centre: Centre, parsed: argparse.Namespace) -> None:
    """Serve halls, and citizens where the pages have no process of their own."""
    if parsed.office is not None and parsed.only != HALLS:
        text = "--office is for two processes: with --only halls in one of them, with --only pages in the other."
        raise SetupError("office_alone", text)
    if parsed.only != HALLS:
        _look_once(centre.shelf)
    with _office(centre, parsed.office) if parsed.office is not None else nullcontext():
        _run(CentreServer(centre, parsed.host, parsed.port, with_pages=parsed.only != HALLS))


@contextmanager
def _office(centre: Centre, socket: Path) -> Iterator[None]:
    """Let pages ask, by connections of its own to the database: however much they ask, no hall waits for one."""
    with closing(Database(centre.database.url, migrates=False)) as database:
        server = OfficeServer(replace(centre, database=database), socket)
        server.start()
        try:
            yield
        finally:
            server.stop()


def run_pages(parsed: argparse.Namespace, settings: CentralSettings) -> None:
    """Serve citizens in a process that opens no key: the office of the other one, wherever that stands, has them."""
    if parsed.office is None:
        raise SetupError("no_office", "--only pages needs --office FILE: the socket at which --only halls listens.")
    front = open_front(parsed.database, RemoteOffice(parsed.office), public=public_of(settings))
    try:
        _look_once(front.shelf)
        _run(PagesServer(front, parsed.host, parsed.port))
    finally:
        front.shelf.close()
        front.database.close()


def _look_once(shelf: PresentShelf) -> None:
    """Have the catalogue at hand; what is wrong in a folder is told now, not to the first citizen who asks."""
    shelf.look()
    _ = shelf.now


def _run(server: Service) -> None:
    for end in (signal.SIGINT, signal.SIGTERM):
        signal.signal(end, _leave)
    say(f"central {server.address}")
    server.run()


def _leave(_signal: int, _frame: object) -> None:
    """End the program through its ``finally`` blocks."""
    raise SystemExit(0)
