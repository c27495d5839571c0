"""Every shared vector of the SDT protocol is understood as its file says."""

import hashlib
from typing import Any

import pytest

from devices.cards import CardKind, Sex
from devices.emulators.card_chip import text_block
from devices.idcard.codec import (
    FIND_CARD,
    READ_CARD,
    RESET_SAM,
    SAM_STATUS,
    SELECT_CARD,
    AnswerStream,
    Command,
    checksum,
    request,
)
from devices.idcard.layouts import UnreadableCard, parse_card, split_read_answer
from tests.devices.vectors import filler, read_answer_frame, vectors

KINDS = {
    "resident": CardKind.RESIDENT,
    "resident_minority_long_name": CardKind.RESIDENT,
    "hmt_residence_permit": CardKind.HMT,
    "foreign_pr_2017": CardKind.FOREIGN_2017,
    "foreign_pr_2023": CardKind.FOREIGN_2023,
}
EMULATED = {
    "nation": "nation",
    "name_cn": "name",
    "version": "version",
    "authority_code": "authority",
}


def heard(stream: bytes) -> list[str]:
    """Return the SW words and data of the answers in ``stream`` as the vectors write them."""
    codec = AnswerStream()
    return [f"{answer.sw3:02X}" + answer.data.hex().upper() for answer in codec.feed(stream) + codec.give_up()]


def test_our_requests_are_the_bytes_of_the_vectors() -> None:
    known = {v["name"]: bytes.fromhex(v["hex"]) for v in vectors()["requests"]}
    ours = {
        "reset_sam": RESET_SAM,
        "sam_status": SAM_STATUS,
        "find_card": FIND_CARD,
        "select_card": SELECT_CARD,
        "read_base_text_photo": READ_CARD,
    }
    assert {name: request(command) for name, command in ours.items()} == {name: known[name] for name in ours}


def test_every_request_of_the_vectors_can_be_built() -> None:
    for vector in vectors()["requests"]:
        frame = bytes.fromhex(vector["hex"])
        assert request(Command(frame[7], frame[8]), frame[9:-1]) == frame, vector["name"]


def test_every_response_of_the_vectors_is_read() -> None:
    for vector in vectors()["responses"]:
        frame = bytes.fromhex(vector["hex"])
        assert heard(frame) == [vector["sw"][4:] + frame[10:-1].hex().upper()], vector["name"]


def test_every_noisy_stream_gives_the_answers_it_should() -> None:
    found = vectors()
    known = {v["name"]: bytes.fromhex(v["hex"]) for v in found["responses"]}
    for stream in found["streams"]:
        expected = [answer for name in stream["expect"] for answer in heard(known[name])]
        assert heard(bytes.fromhex(stream["stream"])) == expected, stream["name"]


def test_wrong_frames_of_public_code_do_not_have_our_checksum() -> None:
    for vector in vectors()["seen_wrong_in_public_code"]:
        frame = bytes.fromhex(vector["hex"])
        assert checksum(frame[5:-1]) != frame[-1]


@pytest.mark.parametrize("name", KINDS)
def test_each_card_is_read_field_by_field(name: str) -> None:
    vector = next(card for card in vectors()["cards"] if card["name"] == name)
    frame = read_answer_frame(vector)
    assert hashlib.sha256(frame).hexdigest() == vector["read_base_frame"]["sha256"]
    (answer,) = AnswerStream().feed(frame)
    card = parse_card(*split_read_answer(answer.data))
    fields = vector["fields"]
    assert card.kind is KINDS[name]
    assert card.name == fields.get("name", fields.get("name_cn"))
    assert card.foreign_name == fields.get("name_en", "")
    assert card.id_number == fields["id"]
    assert card.number_valid
    assert card.sex is Sex(fields["sex"])
    assert f"{card.birth_date:%Y%m%d}" == fields["birth"]
    assert f"{card.valid_from:%Y%m%d}" == fields["valid_from"]
    assert (f"{card.valid_to:%Y%m%d}" if card.valid_to else "长期") == fields["valid_to"]
    assert card.address == fields.get("address", card.address)  # two vectors leave it out of their list
    assert card.ethnic_code == fields.get("ethnic", "")
    assert card.authority == fields.get("authority", fields.get("authority_code", card.authority))
    assert card.nationality == fields.get("nation", "")
    assert card.pass_number == fields.get("pass_no", "")
    assert card.photo == filler(37, 11, 1024)


@pytest.mark.parametrize("name", KINDS)
def test_the_emulated_card_holds_the_bytes_of_the_vector(name: str) -> None:
    vector = next(card for card in vectors()["cards"] if card["name"] == name)
    fields = {EMULATED.get(key, key): value for key, value in vector["fields"].items()}
    card = parse_card(bytes.fromhex(vector["text_hex"]), b"")
    unlisted = {"address": card.address, "authority": card.authority}
    missing = {key: value for key, value in unlisted.items() if value and key not in fields}
    assert text_block({"kind": KINDS[name].value, **fields, **missing}).hex().upper() == vector["text_hex"]


def test_an_answer_with_a_fingerprint_is_not_taken_for_a_plain_one() -> None:
    found = vectors()
    text = bytes.fromhex(found["cards"][0]["text_hex"])
    for vector in found["read_with_finger_resident"]:
        body = text + filler(37, 11, 1024) + filler(13, 5, vector["finger_bytes"])
        frame = bytes.fromhex(vector["head16"]) + body + bytes.fromhex(vector["checksum"])
        assert hashlib.sha256(frame).hexdigest() == vector["sha256"]
        (answer,) = AnswerStream().feed(frame)
        with pytest.raises(UnreadableCard):
            split_read_answer(answer.data)


def test_the_newest_address_is_plain_text_in_its_answer() -> None:
    vector: dict[str, Any] = vectors()["read_new_address_ok"]
    (answer,) = AnswerStream().feed(bytes.fromhex(vector["hex"]))
    assert answer.data.decode("utf-16-le").rstrip() == vector["address"]
