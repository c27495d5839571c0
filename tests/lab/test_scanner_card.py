"""The visitor lets the scanner read anything that can be typed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.lab.cable import cable_of
from tests.lab.panel import Panel


def test_a_typed_code_comes_out_of_the_scanner(panel: Panel) -> None:
    panel.write("lab.scan.text", "OH1:A012")
    with cable_of(panel.scanner) as cable:
        panel.press("lab.scan")
        panel.until(lambda: cable.listen() == b"OH1:A012\r")
    panel.until(lambda: panel.text("lab.scanner.state") == "Ready, 1 scanned")


def test_enter_scans_as_the_button_does(panel: Panel) -> None:
    panel.write("lab.scan.text", "123")
    with cable_of(panel.scanner) as cable:
        QTest.keyClick(panel.find("lab.scan.text"), Qt.Key.Key_Return)
        panel.until(lambda: cable.listen() == b"123\r")


def test_nothing_typed_is_nothing_to_scan(panel: Panel) -> None:
    assert not panel.find("lab.scan").isEnabled()
    QTest.keyClick(panel.find("lab.scan.text"), Qt.Key.Key_Return)
    panel.write("lab.scan.text", "1")
    assert panel.find("lab.scan").isEnabled()
    with cable_of(panel.scanner) as cable:
        panel.press("lab.scan")
        panel.until(lambda: cable.listen() == b"1\r")


def test_a_pulled_scanner_is_shown_as_unplugged(panel: Panel) -> None:
    panel.press("lab.scanner.unplug")
    panel.until(lambda: panel.text("lab.scanner.state") == "Unplugged")
    assert not panel.scanner.link.is_symlink()
