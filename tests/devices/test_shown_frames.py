"""The bytes a technician may look at: the machine's own words in full, a person's never."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.emulators.process import EmulatorProcess
from devices.ports import DeviceKind
from devices.presence.connection import Connection
from devices.presence.frames import ShownConnection, mask_of
from devices.presence.lookout import Lookout
from devices.profiles.shelf import Shelf
from devices.transport import PortLost

HEAD = bytes.fromhex("aaaaaa9669 0508 000090")
SHOWN_HEAD = HEAD.hex(" ").split()


@given(person=st.binary(max_size=300), cuts=st.lists(st.integers(0, 320), max_size=6))
def test_nothing_behind_a_frames_head_is_shown_wherever_the_bytes_are_cut(person: bytes, cuts: list[int]) -> None:
    safe = person.replace(HEAD[:5], b"")
    stream = HEAD + safe + HEAD
    edges = sorted({0, len(stream), *(min(cut, len(stream)) for cut in cuts)})
    show = mask_of(DeviceKind.ID_CARD)
    shown = " ".join(show(stream[a:b]) for a, b in pairwise(edges)).split()
    middle = shown[len(HEAD) : -len(HEAD)]
    assert len(shown) == len(stream)
    assert set(middle) <= {".."}
    assert shown[4:10] == SHOWN_HEAD[4:]
    assert shown[-6:] == SHOWN_HEAD[4:]


def test_a_frame_that_comes_in_one_piece_is_shown_with_its_whole_head() -> None:
    assert mask_of(DeviceKind.ID_CARD)(HEAD + b"person").split() == [*SHOWN_HEAD, *[".."] * 6]


@pytest.mark.parametrize("kind", [DeviceKind.SCANNER])
def test_a_code_is_shown_as_its_end_only(kind: DeviceKind) -> None:
    assert mask_of(kind)("张三\x02A\r".encode()) == ".. .. .. .. .. .. 02 .. 0d"


def test_what_a_printer_says_is_shown_in_full() -> None:
    assert mask_of(DeviceKind.PRINTER)(b"\x12\x37\x22") == "12 37 22"


def test_what_passes_is_told_both_ways_and_the_port_works_as_before(start: Callable[..., EmulatorProcess]) -> None:
    emulator = start("printer")
    told: list[tuple[str, str]] = []
    plain = Connection(DeviceKind.PRINTER, str(emulator.link), "escpos-80", Shelf(), Lookout([]))
    port = ShownConnection(plain, DeviceKind.PRINTER, lambda way, text: told.append((way, text)))()
    port.discard_input()
    port.write(b"\x10\x04\x01")
    while not (said := port.read()):
        pass
    port.cancel_read()
    assert (said, told) == (b"\x12", [("out", "10 04 01"), ("in", "12")])
    emulator.control.ask("unplug")
    with pytest.raises(PortLost):
        port.write(b"\x10\x04\x01")
    port.close()
