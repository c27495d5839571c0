"""The hall hears how the kiosk's devices are: once for each change, and nothing about a paper being printed."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from devices.ports import DeviceState
from kiosk.device_reports import KioskReports
from kiosk.plugged import plugged_in
from shared.clock import ManualClock
from shared.errors import SetupError
from shared.hall.devices import DeviceList, DeviceNow
from shared.hall.places import JournalPage
from shared.link import Hall
from shared.settings import Devices
from tests.kiosk.plugs import Plugs
from tests.kiosk.stand import Stand


@pytest.fixture
def stand(qtbot: QtBot, hall: Hall, clock: ManualClock, plugs: Plugs) -> Iterator[Stand]:
    """Return a kiosk whose three devices report to the hall without waiting a second."""
    with Stand(qtbot, hall, clock) as standing:
        reports = KioskReports(standing.devices, standing.access, clock, "k1", gather_s=0)
        standing.open(plugs.drivers())
        standing.until(lambda: told(hall).keys() == {"printer", "reader", "scanner"})
        yield standing
        reports.close()
        reports.deleteLater()


def told(hall: Hall) -> dict[str, DeviceNow]:
    return {device.health.name: device for device in hall.ask(DeviceList())}


def changes(hall: Hall) -> list[tuple[str, str]]:
    journal = hall.ask(JournalPage())
    return [(entry.body["device"], entry.body["state"]) for entry in journal if entry.kind == "device.changed"]


def test_all_devices_are_told_with_the_kiosks_name(stand: Stand, hall: Hall) -> None:
    stand.until(lambda: {device.health.state for device in told(hall).values()} == {"ready"})
    assert {device.terminal for device in told(hall).values()} == {"k1"}


def test_an_open_cover_and_a_pulled_reader_reach_the_staff_and_so_does_their_end(
    stand: Stand, hall: Hall, plugs: Plugs
) -> None:
    plugs.printer.control.ask("cover_open")
    stand.until(lambda: told(hall)["printer"].health.reasons == ("cover_open",))
    plugs.reader.control.ask("unplug")
    stand.until(lambda: told(hall)["reader"].health.state == "absent")
    plugs.printer.control.ask("heal")
    plugs.reader.control.ask("plug")
    stand.until(lambda: {device.health.state for device in told(hall).values()} == {"ready"})


def test_a_paper_that_is_printed_is_no_change(stand: Stand, hall: Hall, plugs: Plugs) -> None:
    stand.until(lambda: {device.health.state for device in told(hall).values()} == {"ready"})
    before = changes(hall)
    stand.tap_to_business()
    stand.tap("business.queue.property")
    stand.tap("confirm.take")
    stand.until((plugs.directory / "ticket-1.bin").exists)
    stand.until(lambda: stand.devices.printer is not None and stand.devices.printer.state is DeviceState.READY)
    plugs.scanner.control.ask("unplug")
    stand.until(lambda: told(hall)["scanner"].health.state == "absent")
    assert changes(hall)[len(before) :] == [("scanner", "absent")]


def test_a_kiosk_finds_its_printer_again_under_another_name(
    qtbot: QtBot, hall: Hall, clock: ManualClock, plugs: Plugs
) -> None:
    with Stand(qtbot, hall, clock) as stand:
        ports = Devices(printer=str(plugs.printer.link), scanner="auto", folder=str(plugs.directory))
        stand.open(plugged_in(ports))
        stand.until(lambda: stand.devices.can_print)
        plugs.printer.control.ask("unplug")
        stand.until(lambda: not stand.devices.can_print)
        plugs.printer.control.ask("plug", **{"as": "tty-usb7"})
        stand.until(lambda: stand.devices.can_print)
        assert [status.state for status in stand.devices.statuses] == [DeviceState.READY, DeviceState.READY]


@pytest.mark.parametrize("wanted", ["escpos-79@/dev/ttyS0", "tcp://"])
def test_a_device_setting_that_leads_nowhere_is_refused_before_anything_is_opened(wanted: str) -> None:
    with pytest.raises(SetupError):
        plugged_in(Devices(printer=wanted))
