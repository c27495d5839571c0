"""The photo of a citizen's card ends with the visit: it is in no database, no journal, no log and on no paper."""

import logging
import tempfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from devices.ports import CardRead
from shared.clock import ManualClock
from shared.hall.places import JournalPage
from shared.link import Hall
from tests.kiosk.plugs import Plugs
from tests.kiosk.stand import Stand


def test_a_photo_read_at_the_kiosk_is_kept_nowhere(
    qtbot: QtBot, hall: Hall, clock: ManualClock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    events: list[object] = []
    with tempfile.TemporaryDirectory(prefix="oh-") as name, Plugs(Path(name)) as plugs:
        with Stand(qtbot, hall, clock) as kiosk:
            kiosk.devices.card.connect(events.append)
            kiosk.open(plugs.drivers())
            plugs.reader.control.ask("lay", card="resident")
            kiosk.until(lambda: kiosk.page == "page.business")
            kiosk.tap("business.queue.social")
            kiosk.tap("confirm.take")
            kiosk.until((plugs.directory / "ticket-1.bin").exists)
        [read] = [event for event in events if isinstance(event, CardRead)]
        photo = read.card.photo
        assert len(photo) == 1024
        files = [*tmp_path.glob("hall.db*"), *(path for path in plugs.directory.iterdir() if path.is_file())]
        kept = b"".join(path.read_bytes() for path in files)
    told = f"{hall.ask(JournalPage())!r} {caplog.text}"
    for piece in (photo[:16], photo[-16:]):
        assert piece not in kept
        assert piece.hex() not in told
        assert repr(piece)[2:-1] not in told
