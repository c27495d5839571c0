"""The panel as a whole: a device that is away, orders in a row, the accounts, and its end."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter.lab.accounts import read_accounts
from counter.lab.reader_card import card_words
from counter.lab.remote import Remote
from devices.emulators.card_chip import sample_cards
from devices.emulators.process import EmulatorProcess
from shared.errors import SetupError
from tests.lab.panel import ACCOUNTS, Panel

TOO_LONG_MS = 30_000


def test_a_device_that_does_not_answer_is_said_in_one_sentence_and_the_others_go_on(panel: Panel) -> None:
    panel.scanner.stop()
    panel.until(lambda: "does not answer" in panel.text("lab.scanner.line"))
    assert panel.text("lab.scanner.state") == "No answer"
    assert not panel.find("lab.scanner.unplug").isEnabled()
    panel.press("lab.card.elder")
    panel.until(lambda: panel.text("lab.reader.state") == "A card lies on it")


def test_a_device_that_answers_again_can_be_used_again(panel: Panel, folder: Path) -> None:
    panel.scanner.stop()
    panel.until(lambda: "does not answer" in panel.text("lab.scanner.line"))
    with EmulatorProcess("scanner", folder):
        panel.until(panel.find("lab.scanner.unplug").isEnabled)
        assert panel.text("lab.scanner.line") == "Type a code, or scan the paper you took."


def test_an_order_the_device_declines_is_said_with_its_reason(panel: Panel, qtbot: QtBot, folder: Path) -> None:
    remote = Remote("scanner", folder)
    with qtbot.waitSignal(remote.refused) as refusal:
        remote.order("dance")
    assert "dance" in refusal.args[0]
    assert panel.scanner.control.ask("state")["scans"] == 0


def test_orders_given_in_a_row_are_obeyed_in_that_row(panel: Panel) -> None:
    for number in range(20):
        panel.press("lab.card.resident" if number % 2 else "lab.card.two_cards")
    panel.until(lambda: panel.text("lab.reader.state") == "A card lies on it")
    assert panel.reader.control.ask("state")["cards"] == 1


def test_nothing_moves_when_a_chip_is_lit(panel: Panel) -> None:
    chips = [f"lab.card.{card}" for card in sample_cards()] + ["lab.printer.near_end", "lab.printer.cover_open"]
    before = [panel.find(name).geometry() for name in chips]
    panel.press("lab.card.hmt")
    panel.press("lab.printer.cover_open")
    panel.until(lambda: panel.text("lab.printer.state") == "Cannot print")
    panel.until(panel.find("lab.lift").isEnabled)
    assert [panel.find(name).geometry() for name in chips] == before


def test_a_visitor_finds_each_clerks_password_and_copies_it(panel: Panel) -> None:
    words = [getattr(part, "text", str)() for part in panel.find("lab.accounts").findChildren(QWidget)]
    for row, account in enumerate(ACCOUNTS):
        assert {account.login, account.name, account.password} <= set(words)
        panel.press(f"lab.accounts.copy.{row}")
        assert QGuiApplication.clipboard().text() == account.password
    assert [panel.text(f"lab.accounts.copy.{row}") for row in range(2)] == ["Copy password", "Copied"]


def test_every_sample_card_has_a_word() -> None:
    assert set(card_words()) == {*sample_cards(), "two_cards"}


def test_closing_the_panel_ends_its_program(panel: Panel, qapp: QApplication) -> None:
    still_there = 1
    too_long = QTimer(panel.window, interval=TOO_LONG_MS, singleShot=True)
    too_long.timeout.connect(lambda: qapp.exit(still_there))
    too_long.start()
    QTimer.singleShot(0, panel.window, panel.window.close)
    assert qapp.exec() == 0
    too_long.stop()  # told to exit outside of ``exec``, Qt would run no event loop for the tests that follow


@pytest.mark.parametrize("content", [None, b"", b"{}", b'[{"login": "wang"}]', b"\xff"])
def test_a_folder_that_is_no_demonstration_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "accounts.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SetupError, match=r"accounts\.json cannot be read"):
        read_accounts(path)
