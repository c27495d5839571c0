"""Triggers by profile: a scanner reads while the app listens, and is left alone while it does not."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from devices.emulators.process import EmulatorProcess
from devices.emulators.scanner_trigger import ScannerTrigger
from devices.ports import DeviceKind, DeviceStatus
from devices.profiles.shelf import Shelf
from devices.scanner.driver import SerialScanner
from devices.scanner.quirks import Charset, ScannerQuirks, Suffix
from devices.scanner.trigger import Trigger
from devices.transport import serial_port
from shared.errors import SetupError
from tests.devices.conftest import QUICK_BACK_OFF
from tests.devices.listening import Heard
from tests.patience import eventually

MAKERS = ("honeywell", "gm65")


def quirks_of(maker: str) -> ScannerQuirks:
    return Shelf().named(f"scanner-{maker}", DeviceKind.SCANNER).scanner


class TriggeredScanner:
    """An emulated scanner with a maker's trigger and the driver with that maker's profile."""

    def __init__(self, maker: str, emulator: EmulatorProcess) -> None:
        self.now = 100.0
        self.codes = Heard[str]()
        self.order = emulator.control.ask
        self.order("trigger", kind=maker)
        self.driver = SerialScanner(
            "scanner",
            serial_port(str(emulator.link)),
            quirks=quirks_of(maker),
            clock=lambda: self.now,
            back_off=QUICK_BACK_OFF,
        )
        self.driver.start(self.codes, Heard[DeviceStatus]())

    def until_pulled(self, *, pulled: bool = True) -> None:
        """Wait until the scanner's trigger is so."""
        eventually(lambda: self.order("state")["pulled"] is pulled)


@pytest.fixture(params=MAKERS)
def triggered(
    request: pytest.FixtureRequest, start: Callable[..., EmulatorProcess], devices_end: ExitStack
) -> TriggeredScanner:
    scanner = TriggeredScanner(request.param, start("scanner"))
    devices_end.callback(scanner.driver.close)
    return scanner


def test_a_scanner_reads_one_code_after_another_while_the_app_listens(triggered: TriggeredScanner) -> None:
    for code in ("OH1:20261121A012", "31", "OH1:20261121A013"):
        triggered.until_pulled()
        triggered.order("scan", code=code)
        assert triggered.codes.next() == code


def test_a_scanner_whose_app_does_not_listen_reads_nothing(triggered: TriggeredScanner) -> None:
    triggered.until_pulled()
    triggered.driver.listen(on=False)
    triggered.until_pulled(pulled=False)
    assert triggered.order("scan", code="A012") == {"read": False}
    triggered.driver.listen(on=True)
    triggered.until_pulled()
    triggered.order("scan", code="A013")
    assert triggered.codes.next() == "A013"


def test_a_trigger_that_let_go_by_itself_is_pulled_again(triggered: TriggeredScanner) -> None:
    triggered.until_pulled()
    triggered.order("let_go")
    triggered.now += 4.0
    triggered.until_pulled()


def test_a_scanner_that_was_unplugged_is_triggered_anew(triggered: TriggeredScanner) -> None:
    triggered.until_pulled()
    triggered.order("unplug")
    triggered.order("let_go")
    triggered.order("plug")
    triggered.until_pulled()


def test_what_is_not_due_is_not_said() -> None:
    trigger = Trigger(ScannerQuirks(trigger_on="01", trigger_off="02", trigger_lasts_s=4))
    assert [trigger.due(now) for now in (0, 1, 3.9, 4, 7.9)] == [b"\x01", b"", b"", b"\x01", b""]
    trigger.wanted = False
    assert [trigger.due(now) for now in (7.9, 8, 99)] == [b"\x02", b"", b""]


def test_a_scanner_without_a_trigger_is_told_nothing() -> None:
    trigger = Trigger(ScannerQuirks())
    assert trigger.due(0) == b""
    trigger.wanted = False
    assert trigger.due(1) == b""


@pytest.mark.parametrize("command", ["trigger_on", "trigger_off"])
def test_the_modules_we_ship_commands_for_would_refuse_one_flipped_bit(command: str) -> None:
    sent = bytes.fromhex(getattr(quirks_of("gm65"), command))
    assert ScannerTrigger("gm65").hear(sent) == quirks_of("gm65").answer
    for bit in range(16, 8 * len(sent)):  # behind the two bytes of the head
        damaged = (int.from_bytes(sent, "big") ^ 1 << (8 * len(sent) - 1 - bit)).to_bytes(len(sent), "big")
        assert ScannerTrigger("gm65").hear(damaged) == b""


def test_a_command_without_a_check_is_obeyed_as_the_maker_says() -> None:
    trigger = ScannerTrigger("gm65")
    assert trigger.hear(bytes.fromhex("7E 00 08 01 00 02 01 AB CD")) == quirks_of("gm65").answer
    assert trigger.pulled


@pytest.mark.parametrize("text", ['trigger_on = "SYN T"', 'trigger = "16"', 'suffix = "crlf"', 'charset = "latin-1"'])
def test_a_scanner_profile_that_is_wrong_is_named_with_its_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "wrong.toml").write_text(f'family = "scanner"\nmodel = "m"\n[scanner]\n{text}\n', encoding="utf-8")
    with pytest.raises(SetupError, match=r"wrong\.toml"):
        Shelf(tmp_path)


def test_a_scanners_framing_comes_from_its_profile(tmp_path: Path) -> None:
    text = 'family = "scanner"\nmodel = "m"\n[scanner]\nsuffix = "none"\ncharset = "gb18030"\n'
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    quirks = Shelf(tmp_path).named("ours", DeviceKind.SCANNER).scanner
    assert (quirks.suffix, quirks.charset) == (Suffix.NONE, Charset.GB18030)
