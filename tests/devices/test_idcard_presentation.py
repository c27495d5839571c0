"""One laying-down of a card is one event, with both kinds of readers the world has."""

import pytest

from devices.idcard.presentation import Presentation
from devices.ports import CardTroubleKind


@pytest.fixture
def card() -> Presentation:
    return Presentation(same_card_s=2.5)


def test_a_reader_that_finds_the_card_again_and_again_reads_it_once(card: Presentation) -> None:
    assert card.found(0.0)
    assert card.read("A")
    assert not any(card.found(0.3 * n) for n in range(1, 100))


def test_a_card_that_blinks_for_one_poll_is_the_same_card(card: Presentation) -> None:
    card.found(0.0)
    card.read("A")
    assert not card.not_found(0.3)
    assert card.found(0.6)
    assert not card.read("A")


def test_another_card_is_told_at_once_however_fast_it_was_swapped(card: Presentation) -> None:
    card.found(0.0)
    card.read("A")
    card.not_found(0.3)
    card.found(0.6)
    assert card.read("B")


def test_gone_needs_three_polls_and_two_and_a_half_seconds(card: Presentation) -> None:
    card.found(0.0)
    card.read("A")
    assert [card.not_found(t) for t in (0.3, 0.6, 0.9, 2.4, 2.5, 2.8)] == [False, False, False, False, True, False]
    assert card.found(3.0)
    assert card.read("A")


def test_after_read_again_the_same_card_is_told_again(card: Presentation) -> None:
    card.found(0.0)
    card.read("A")
    assert card.forget()
    assert card.found(0.3)
    assert card.read("A")


def test_the_same_trouble_is_told_once_until_the_card_is_lifted(card: Presentation) -> None:
    card.found(0.0)
    assert card.trouble(CardTroubleKind.MOVED)
    assert not card.trouble(CardTroubleKind.MOVED)
    assert card.trouble(CardTroubleKind.TWO_CARDS)
    card.not_found(0.3)
    assert card.trouble(CardTroubleKind.TWO_CARDS)


def test_failures_count_in_a_row_and_a_good_read_ends_the_row(card: Presentation) -> None:
    assert [card.failed(code) for code in (0x41, 0x41, 0x81, 0x41, 0x41)] == [1, 2, 1, 1, 2]
    card.read("A")
    assert card.failed(0x41) == 1


def test_where_no_card_was_none_can_go(card: Presentation) -> None:
    assert not any(card.not_found(float(n)) for n in range(10))
    assert not card.forget()
