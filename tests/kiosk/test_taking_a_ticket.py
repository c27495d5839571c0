"""The main way through the kiosk, on a real hall."""

from tests.kiosk.stand import Stand


def test_a_walk_in_without_a_card_takes_a_ticket_with_three_taps(stand: Stand) -> None:
    stand.tap("attract.start")
    stand.tap("business.queue.property")
    stand.tap("confirm.take")
    stand.until(lambda: stand.page == "page.ticket")
    assert (stand.text("ticket.number"), stand.taps) == ("D001", 3)


def test_a_person_with_a_card_takes_a_ticket_with_two_taps(stand: Stand) -> None:
    stand.lay_card()
    stand.tap("business.queue.social")
    stand.tap("confirm.take")
    stand.until(lambda: stand.page == "page.ticket")
    assert (stand.text("ticket.number"), stand.taps) == ("A001", 2)
