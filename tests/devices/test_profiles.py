"""Profiles are data: which one knows a port, and what a technician hears about one that is wrong."""

from pathlib import Path

import pytest

from devices.ports import DeviceKind
from devices.presence.families import FAMILIES
from devices.presence.ports import Port
from devices.printer.quirks import ChineseMode, CutKind, PrinterQuirks, ProofKind, QrWay
from devices.profiles.shelf import FOLDER, Shelf
from shared.errors import SetupError


def shelf_of(folder: Path, **profiles: str) -> Shelf:
    """Return a shelf of the given TOML texts by name."""
    for name, text in profiles.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Shelf(folder)


def printer(match: str) -> str:
    """Return the profile of a printer that is recognised by ``match``."""
    return f'family = "printer"\nmodel = "m"\n[[match]]\n{match}\n'


def known_by(shelf: Shelf, port: Port, family: DeviceKind = DeviceKind.PRINTER) -> str | None:
    """Return the name of the profile that knows ``port``."""
    found = shelf.of_port(family, port)
    return None if found is None else found[1].id


def test_every_profile_we_ship_can_be_read_and_every_family_has_its_usual_one() -> None:
    shelf = Shelf()
    assert {shelf.named(family.usual, kind).family for kind, family in FAMILIES.items()} == set(FAMILIES)
    names = [path.stem for path in FOLDER.glob("*.toml")]
    assert len(names) >= len(FAMILIES)


@pytest.mark.parametrize(
    ("match", "port"),
    [
        ("vid = 0x1a86", Port("/dev/ttyUSB3", vid=0x1A86)),
        ("vid = 0x1a86\npid = 0x7523", Port("COM7", vid=0x1A86, pid=0x7523)),
        ('serial = "P77"', Port("/dev/ttyUSB0", 1, 2, "P77")),
        ('location = "1-1.4"', Port("/dev/ttyUSB1", 0x1A86, 0x7523, None, "1-1.4")),
        ('address = "socket://10.0.0.9:9100"', Port("socket://10.0.0.9:9100")),
    ],
)
def test_a_device_is_known_by_maker_model_serial_socket_or_address(tmp_path: Path, match: str, port: Port) -> None:
    shelf = shelf_of(tmp_path, ours=printer(match))
    assert known_by(shelf, port) == "ours"
    assert known_by(shelf, Port("/dev/ttyS0", 0xFFFF, 0xFFFF, "other", "9-9")) is None
    assert known_by(shelf, port, DeviceKind.SCANNER) is None


def test_all_facts_of_a_match_must_hold_and_the_profile_that_knows_more_wins(tmp_path: Path) -> None:
    maker = printer("vid = 0x04b8")
    model = printer("vid = 0x04b8\npid = 0x0202")
    single = printer('vid = 0x04b8\npid = 0x0202\nserial = "P77"')
    shelf = shelf_of(tmp_path, a_single=single, b_model=model, c_maker=maker)
    assert known_by(shelf, Port("x", 0x04B8, 0x0999)) == "c_maker"
    assert known_by(shelf, Port("x", 0x04B8, 0x0202, "P78")) == "b_model"
    assert known_by(shelf, Port("x", 0x04B8, 0x0202, "P77")) == "a_single"


@pytest.mark.parametrize(
    "text",
    [
        "no toml",
        "model = 'without family'",
        'family = "printer"\nmodel = "m"\ncolour = "red"\n',
        'family = "toaster"\nmodel = "m"\n',
        'family = "printer"\nmodel = "m"\n[quirks]\nwidth_mm = 79\n',
        'family = "printer"\nmodel = "m"\n[quirks]\nwidth = 80\n',
        'family = "printer"\nmodel = "m"\n[quirks]\nproofs = ["its word"]\n',
        printer('vid = "04b8"'),
        printer("usb = 1"),
    ],
)
def test_a_profile_that_is_wrong_is_named_with_its_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(SetupError, match=r"wrong\.toml") as refusal:
        shelf_of(tmp_path, wrong=text)
    assert refusal.value.code == "bad_profile"


def test_an_unknown_profile_is_refused_with_those_there_are(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, kept=printer("vid = 1"))
    for name, family in (("lost", DeviceKind.PRINTER), ("kept", DeviceKind.SCANNER)):
        with pytest.raises(SetupError) as refusal:
            shelf.named(name, family)
        assert refusal.value.code == "unknown_profile"
    with pytest.raises(SetupError, match="kept"):
        shelf.named("lost", DeviceKind.PRINTER)


def test_a_printers_quirks_come_from_its_profile(tmp_path: Path) -> None:
    quirks = '[quirks]\nwidth_mm = 58\nproofs = ["status"]\nqr = "raster"\ncut = "none"\nchinese = "always"\n'
    shelf = shelf_of(tmp_path, small=f'family = "printer"\nmodel = "m"\nbaud = 9600\n{quirks}')
    small = shelf.named("small", DeviceKind.PRINTER)
    assert small.baud == 9600
    assert small.quirks == PrinterQuirks(
        58, QrWay.RASTER, frozenset({ProofKind.STATUS}), CutKind.NONE, ChineseMode.ALWAYS
    )
    usual = Shelf().named("escpos-58", DeviceKind.PRINTER).quirks
    assert (usual.width_mm, usual.proofs) == (58, frozenset({ProofKind.FENCE, ProofKind.STATUS}))
