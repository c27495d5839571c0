"""The photo of a card stays in memory: a maker's program may decode it there, and nothing else ever has it."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from devices.emulators.process import EmulatorProcess
from devices.idcard.photo import NoDecoder, ProgramDecoder, photo_decoder
from devices.ports import CardRead
from devices.presence.lookout import Lookout
from devices.presence.manager import DeviceManager
from devices.presence.ports import linked_ports
from devices.profiles.shelf import Shelf
from shared.settings import Devices
from tests.devices.conftest import ReaderAtWork

PHOTO = bytes(range(256)) * 4
MAKER = "import sys; wlt = sys.stdin.buffer.read(); sys.stdout.buffer.write(b'BM' + wlt[:4])"


def program(code: str) -> ProgramDecoder:
    return ProgramDecoder([sys.executable, "-c", code])


def test_without_a_decoder_there_is_no_picture() -> None:
    assert isinstance(photo_decoder(None), NoDecoder)
    assert photo_decoder(None).decode(PHOTO) is None


def test_a_makers_program_is_given_the_photo_and_gives_a_picture() -> None:
    assert program(MAKER).decode(PHOTO) == b"BM" + PHOTO[:4]
    assert photo_decoder(f'"{sys.executable}" -c "{MAKER}"').decode(PHOTO) == b"BM" + PHOTO[:4]


@pytest.mark.parametrize("code", ["import sys; sys.exit(3)", "import os; os.abort()", "print('no picture')"])
def test_a_makers_program_that_falls_or_talks_nonsense_takes_nothing_with_it(code: str) -> None:
    assert program(code).decode(PHOTO) is None


def test_a_makers_program_that_is_not_there_gives_no_picture() -> None:
    assert photo_decoder("/no/such/decoder").decode(PHOTO) is None


def test_a_reader_under_test_says_whether_its_machine_can_decode(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    reader = start("idcard")
    reader.control.ask("lay", card="resident")
    maker = directory / "maker.py"
    maker.write_text(MAKER, encoding="utf-8")
    for command, decoded in ((f"{sys.executable} {maker}", True), (None, False)):
        lookout = Lookout([lambda: linked_ports(directory)])
        settings = Devices(photo_decoder=command)
        with DeviceManager(settings, Shelf(), lookout, only=["reader"]) as manager:
            manager.start(lambda _: None)
            tried = manager.devices["reader"].device.test(20)
            assert tried is not None
            assert (tried.has_picture, str(tried)) == (decoded, "read a card (resident)")


def test_the_photo_reaches_no_disk_and_no_log(
    reader: ReaderAtWork, directory: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    reader.order("lay", card="resident")
    event = reader.events.until(lambda one: isinstance(one, CardRead))
    assert isinstance(event, CardRead)
    photo = event.card.photo
    assert len(photo) == 1024
    program(MAKER).decode(photo)
    logging.getLogger("test").info("%r %s", event, event)
    kept = b"".join(path.read_bytes() for path in directory.iterdir() if path.is_file())
    for piece in (photo[:16], photo[:16].hex().encode(), repr(photo[:8]).encode()):
        assert piece not in kept
        assert piece not in caplog.text.encode()
