"""A card's text becomes values whole and right, or it is refused without a word about the person."""

from datetime import date

import pytest

from devices.cards import CardKind, IdCard
from devices.emulators.card_chip import photo_bytes, sample_cards, text_block
from devices.idcard.layouts import UnreadableCard, parse_card, split_read_answer


def card(**changes: str) -> IdCard:
    return parse_card(text_block({**sample_cards()["resident"], **changes}), photo_bytes())


@pytest.mark.parametrize("name", sample_cards())
def test_every_sample_card_reads_and_only_the_wrong_digit_is_wrong(name: str) -> None:
    sample = sample_cards()[name]
    read = parse_card(text_block(sample), b"")
    assert (read.kind, read.name, read.id_number) == (CardKind(sample["kind"]), sample["name"], sample["id"])
    assert read.number_valid == (name != "wrong_digit")


def test_a_card_without_end_has_no_last_day() -> None:
    assert card().valid_to is None
    assert card(valid_to="20380101").valid_to == date(2038, 1, 1)


@pytest.mark.parametrize(
    "damage",
    [
        {"birth": "19490231"},
        {"birth": "1949 231"},
        {"birth": "１９４９１２３１"},
        {"valid_from": ""},
        {"valid_to": "永久有效"},
        {"sex": "男"},
        {"name": ""},
        {"id": ""},
        {"name": "张\x1b三"},
    ],
)
def test_a_text_that_cannot_be_right_is_refused(damage: dict[str, str]) -> None:
    with pytest.raises(UnreadableCard):
        card(**damage)


@pytest.mark.parametrize(
    "number",
    ["110105194912310021", "11010519491331002X", "1101051949123100", "A1010519491231002X", "一1010519491231002"],
)
def test_a_number_that_does_not_check_is_told_as_such(number: str) -> None:
    assert not card(id=number).number_valid


@pytest.mark.parametrize("number", ["CAN11008101011", "CAN110081010110", "C1N110081010110"])
def test_the_old_foreign_card_needs_three_letters_and_twelve_digits(number: str) -> None:
    fields = {**sample_cards()["foreign_old"], "id": number}
    assert parse_card(text_block(fields), b"").number_valid == (number == "CAN110081010110")


def test_a_foreign_card_without_a_chinese_name_shows_the_name_it_has() -> None:
    fields = {**sample_cards()["foreign"], "name": ""}
    assert parse_card(text_block(fields), b"").name == "EXAMPLE PERSON"


def test_an_unknown_kind_of_card_is_refused() -> None:
    block = bytearray(text_block(sample_cards()["hmt"]))
    block[248:250] = "Z".encode("utf-16-le")
    with pytest.raises(UnreadableCard):
        parse_card(bytes(block), b"")


def test_half_a_letter_is_refused() -> None:
    block = b"\x00\xd8" + text_block(sample_cards()["resident"])[2:]
    with pytest.raises(UnreadableCard):
        parse_card(block, b"")


@pytest.mark.parametrize("data", [b"", b"\x01\x00", b"\x01\x00\x04\x00" + bytes(100), b"\x00\x80\x00\x00" + bytes(128)])
def test_an_answer_whose_lengths_do_not_fit_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableCard):
        split_read_answer(data)


def test_nothing_of_a_person_shows_in_a_card_or_in_a_refusal() -> None:
    shown = repr(card())
    with pytest.raises(UnreadableCard) as refusal:
        card(birth="19490231")
    shown += repr(refusal.value) + repr(refusal.value.__cause__)
    for secret in ("张三", "1949", "110105", "朝阳", "photo"):
        assert secret not in shown
