"""Emulators are programs of their own: they say when they are ready, obey orders, and clean up when they end."""

import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from devices.emulators.control import OrderFailed
from devices.emulators.process import EmulatorFailed, EmulatorProcess

KINDS = ("idcard", "printer", "scanner")


@pytest.mark.parametrize("kind", KINDS)
def test_an_emulator_is_a_terminal_behind_its_link_and_leaves_nothing_behind(
    start: Callable[..., EmulatorProcess], directory: Path, kind: str
) -> None:
    emulator = start(kind)
    assert emulator.link.is_symlink()
    assert emulator.link.resolve().is_char_device()
    assert emulator.control.ask("state") != {}
    emulator.stop()
    assert list(directory.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_emulator_told_to_end_cleans_up(
    start: Callable[..., EmulatorProcess], directory: Path, number: signal.Signals
) -> None:
    emulator = start("scanner")
    os.kill(emulator._process.pid, number)
    assert emulator._process.wait(10) == 0
    assert list(directory.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_order_a_device_does_not_know_is_refused_with_a_reason(
    start: Callable[..., EmulatorProcess], kind: str
) -> None:
    emulator = start(kind)
    with pytest.raises(OrderFailed, match="dance"):
        emulator.control.ask("dance")
    assert emulator.control.ask("state") != {}


@pytest.mark.parametrize("line", [b"no json\n", b"[]\n", b"{}\n", b"\xff\n", b'{"do": "lay", "card": "nobody"}\n'])
def test_a_bad_order_is_answered_and_the_emulator_lives(
    start: Callable[..., EmulatorProcess], directory: Path, line: bytes
) -> None:
    emulator = start("idcard")
    with socket.socket(socket.AF_UNIX) as wire:
        wire.connect(str(directory / "idcard.sock"))
        wire.sendall(line)
        assert wire.makefile("rb").readline().startswith(b'{"ok": false')
    assert emulator.control.ask("state") == {"cards": 0, "silent": False}


def test_orders_may_come_in_pieces_and_several_at_a_time(
    start: Callable[..., EmulatorProcess], directory: Path
) -> None:
    emulator = start("idcard")
    assert emulator.link.is_symlink()
    with socket.socket(socket.AF_UNIX) as wire:
        wire.connect(str(directory / "idcard.sock"))
        answers = wire.makefile("rb")
        wire.sendall(b'{"do": "lay", "card": "resident"}\n{"do": "st')
        assert answers.readline() == b'{"ok": true, "cards": 1}\n'
        wire.sendall(b'ate"}\n')
        assert answers.readline() == b'{"ok": true, "cards": 1, "silent": false}\n'


def test_plugging_twice_and_unplugging_twice_is_once(start: Callable[..., EmulatorProcess]) -> None:
    emulator = start("scanner")
    for _ in range(2):
        emulator.control.ask("unplug")
        assert not emulator.link.is_symlink()
    emulator.control.ask("scan", code="lost")
    for _ in range(2):
        emulator.control.ask("plug")
        assert emulator.link.resolve().is_char_device()


def test_an_emulator_that_cannot_start_says_so(directory: Path) -> None:
    with pytest.raises(EmulatorFailed, match="did not start"):
        EmulatorProcess("scanner", directory / "no such folder")
