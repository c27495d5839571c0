"""Cards, papers and codes through real drivers on the pseudo-terminals of separate programs."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from devices.ports import DeviceState
from kiosk.plugged import plugged_in
from shared.clock import ManualClock
from shared.hall.places import JournalPage
from shared.link import Hall
from shared.settings import Devices
from tests.kiosk.plugs import Plugs
from tests.kiosk.stand import Stand


@pytest.fixture
def stand(qtbot: QtBot, hall: Hall, clock: ManualClock, plugs: Plugs) -> Iterator[Stand]:
    """Return a kiosk whose three devices are ready."""
    with Stand(qtbot, hall, clock) as standing:
        standing.open(plugs.drivers())
        standing.until(lambda: standing.devices.can_read and ready_to_print(standing))
        yield standing


def ready_to_print(stand: Stand) -> bool:
    return stand.devices.printer is not None and stand.devices.printer.state is DeviceState.READY


def take(stand: Stand, queue: str = "property") -> None:
    stand.tap_to_business()
    stand.tap(f"business.queue.{queue}")
    stand.tap("confirm.take")
    stand.until(lambda: stand.page == "page.ticket")


def says(stand: Stand, words: str, name: str = "print.state-text") -> None:
    stand.until(lambda: stand.find(name) is not None and words in stand.text(name))


def printed_in(journal: Hall, stand: Stand, count: int = 1) -> list[tuple[str, dict[str, Any]]]:
    def kept() -> list[tuple[str, dict[str, Any]]]:
        return [(e.kind, e.body) for e in journal.ask(JournalPage()) if e.kind.startswith("ticket.print")]

    stand.until(lambda: len(kept()) == count)
    return kept()


def test_a_card_on_the_attract_page_leads_straight_to_the_choice(stand: Stand, plugs: Plugs) -> None:
    plugs.reader.control.ask("lay", card="resident")
    stand.until(lambda: stand.page == "page.business")
    assert stand.text("business.hello") == "您好，张*"


def test_a_card_laid_while_the_kiosk_asks_for_it_goes_on_by_itself(stand: Stand, plugs: Plugs) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.social")
    plugs.reader.control.ask("lay", card="elder")
    stand.until(lambda: stand.page == "page.confirm")
    assert (stand.text("confirm.person"), stand.ticket.request.priority) == ("王*例", "elder")


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ({"do": "lay", "card": "wrong_digit"}, "证件上的号码有误"),
        ({"do": "two_cards"}, "读卡区有不止一张卡"),
    ],
)
def test_a_card_in_trouble_says_what_to_do(stand: Stand, plugs: Plugs, order: dict[str, str], words: str) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.social")
    plugs.reader.control.ask(**order)
    says(stand, words, "identify.trouble-text")


def test_a_reader_that_is_pulled_out_leaves_the_keypad(stand: Stand, plugs: Plugs) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.social")
    plugs.reader.control.ask("unplug")
    says(stand, "请手动输入身份证号", "identify.trouble-text")
    stand.tap("identify.manual")
    assert stand.page == "page.number"


def test_after_eight_seconds_without_a_card_the_keypad_is_offered(stand: Stand) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.social")
    stand.pass_time(7)
    assert stand.find("identify.trouble") is None
    stand.pass_time(2)
    assert "也可以手动输入身份证号" in stand.text("identify.trouble-text")


def test_the_paper_comes_after_the_answer_and_holds_number_and_queue(stand: Stand, plugs: Plugs, hall: Hall) -> None:
    take(stand)
    says(stand, "请在下方取走号票")
    data = (plugs.directory / "ticket-1.bin").read_bytes()
    assert b"D001" in data
    assert "不动产登记".encode("gbk") in data
    assert printed_in(hall, stand)[0][0] == "ticket.printed"
    stand.pass_time(16)
    assert stand.page == "page.attract"


def test_an_asked_again_ticket_prints_a_marked_copy(stand: Stand, plugs: Plugs) -> None:
    for _ in range(2):
        stand.lay_card()
        stand.tap("business.queue.social")
        stand.tap("confirm.take")
        stand.until(lambda: stand.page == "page.ticket")
        says(stand, "请在下方取走号票")
        stand.tap("ticket.done")
    first, second = ((plugs.directory / f"ticket-{n}.bin").read_bytes() for n in (1, 2))
    assert "补打".encode("gbk") not in first
    assert "补打".encode("gbk") in second


def test_out_of_paper_is_told_before_anyone_starts_and_the_number_still_counts(
    stand: Stand, plugs: Plugs, hall: Hall
) -> None:
    plugs.printer.control.ask("paper_out")
    says(stand, "打印机缺纸。仍可取号", "attract.notice-0-text")
    take(stand)
    says(stand, "打印机缺纸。号码有效")
    assert stand.text("ticket.number") == "D001"
    kind, body = printed_in(hall, stand)[0]
    assert (kind, body["reasons"]) == ("ticket.print_failed", ["paper_end"])
    stand.pass_time(55)
    assert stand.page == "page.ticket"


def test_an_open_cover_is_told_in_its_own_words(stand: Stand, plugs: Plugs) -> None:
    plugs.printer.control.ask("cover_open")
    says(stand, "打印机盖子没有关好", "attract.notice-0-text")


def test_paper_running_out_during_a_ticket_asks_nobody_to_reprint_by_itself(stand: Stand, plugs: Plugs) -> None:
    plugs.printer.control.ask("paper_out_after", bytes=60)
    take(stand)
    stand.until(lambda: "正在打印" not in stand.text("print.state-text"))
    assert stand.text("ticket.number") == "D001"
    assert not (plugs.directory / "ticket-2.bin").exists()


@pytest.mark.parametrize(
    ("button", "kind"), [("print.taken", "ticket.printed"), ("print.missing", "ticket.print_failed")]
)
def test_a_paper_of_unknown_fate_is_asked_about_and_the_answer_is_kept(
    stand: Stand, plugs: Plugs, hall: Hall, button: str, kind: str
) -> None:
    stand.tap_to_business()
    stand.tap("business.queue.property")
    plugs.printer.control.ask("without", proof=True, fence=True)
    stand.tap("confirm.take")
    stand.until(lambda: stand.page == "page.ticket")
    says(stand, "是否已出票？")
    assert printed_in(hall, stand)[0][0] == "ticket.print_unknown"
    stand.tap(button)
    told = printed_in(hall, stand, 2)[1]
    assert (told[0], told[1]["reasons"]) == (kind, ["said_by_citizen"])
    assert stand.find("print.taken") is None


def test_a_scanned_ticket_shows_how_many_are_ahead_now(stand: Stand, plugs: Plugs) -> None:
    take(stand)
    code = stand.ticket.request.issued.ticket.code
    stand.tap("ticket.done")
    plugs.scanner.control.ask("scan", code=code)
    stand.until(lambda: stand.page == "page.ticket")
    assert (stand.text("ticket.number"), stand.text("ticket.ahead")) == ("D001", "下一位就是您")


def test_a_code_of_someone_else_is_refused_in_words(stand: Stand, plugs: Plugs) -> None:
    plugs.scanner.control.ask("scan", code="OH1:NOT:OURS")
    says(stand, "这不是本大厅的号票二维码", "attract.notice-0-text")


@pytest.mark.parametrize("rubbish", [bytes(range(32)), b"A" * 10_000, b"OH1:AAAA:BBBB\r"])
def test_rubbish_from_the_scanner_harms_nothing(stand: Stand, plugs: Plugs, rubbish: bytes) -> None:
    plugs.scanner.control.ask("raw", hex=rubbish.hex())
    take(stand)
    code = stand.ticket.request.issued.ticket.code
    stand.tap("ticket.done")
    plugs.scanner.control.ask("scan", code=code)
    stand.until(lambda: stand.page == "page.ticket")
    assert stand.text("ticket.number") == "D001"


def test_a_triggered_scanner_is_lit_only_where_a_code_is_wanted(
    qtbot: QtBot, hall: Hall, clock: ManualClock, plugs: Plugs
) -> None:
    plugs.scanner.control.ask("trigger", kind="honeywell")

    def lit(standing: Stand, *, on: bool) -> None:
        standing.until(lambda: plugs.scanner.control.ask("state")["pulled"] is on)

    with Stand(qtbot, hall, clock) as standing:
        standing.open(plugged_in(ports_of(plugs)))
        lit(standing, on=True)
        standing.tap("attract.start")
        lit(standing, on=False)
        standing.tap("home.ticket")
        standing.tap("business.queue.social")
        lit(standing, on=True)
        standing.conductor.end()
        plugs.scanner.control.ask("scan", code="OH1:NOT:OURS")
        standing.until(lambda: "这不是本大厅的号票二维码" in standing.all_text())


def ports_of(plugs: Plugs) -> Devices:
    """Return the settings of a kiosk that has only a Honeywell scanner."""
    return Devices(scanner=f"scanner-honeywell@{plugs.scanner.link}")
