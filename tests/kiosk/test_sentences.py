"""Every refusal a citizen can meet has its words, in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from devices.ports import CardTroubleKind
from kiosk.card_sentences import card_sentence
from kiosk.sentences import CITIZENS_CODES, refusal_sentence
from kiosk.window import ROOMS
from shared.domain.refused import Code
from shared.hall.places import Obstacle
from shared.ui.translation import Language, install_language
from tests.kiosk.sample import sample_plan

FACTS = {"opens": "2026-03-05T08:30:00+08:00", "quota": 120, "last": 999, "day": "2026-03-05"}


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    install_language(qapp, Language.EN if request.param == "en" else Language.ZH_CN, ROOMS)
    yield request.param
    install_language(qapp, Language.EN, ROOMS)


def sentence(code: str, language: str) -> str:
    return refusal_sentence(Obstacle(code, "", FACTS), sample_plan(), language, "1")


@pytest.mark.parametrize("code", sorted(CITIZENS_CODES))
def test_every_refusal_has_a_sentence_without_its_code(code: Code, language: str) -> None:
    words = sentence(code, language)
    assert code not in words
    assert "{" not in words
    assert words.isascii() == (language == "en")
    assert words.endswith(("。", "."))


def test_only_a_kiosk_that_cannot_go_on_shares_its_words_with_the_store(language: str) -> None:
    out_of_service = sentence("disk_full", language)
    alike = {code for code in CITIZENS_CODES if sentence(code, language) == out_of_service}
    assert alike == {Code.NO_RIGHT, Code.BAD_MESSAGE, Code.COMMAND_REUSED, Code.NOT_SET_UP}


def test_a_holiday_is_named_where_tickets_are_refused(language: str) -> None:
    facts = {**FACTS, "today": "端午节", "today_en": "Dragon Boat Festival"}
    words = refusal_sentence(Obstacle(Code.OUTSIDE_HOURS, "", facts), sample_plan(), language, "1")
    assert ("Dragon Boat Festival" if language == "en" else "端午节") in words
    assert "08:30" in words


def test_the_facts_of_a_refusal_are_in_its_sentence() -> None:
    assert "2026年3月5日 08:30" in sentence_zh(Code.OUTSIDE_HOURS)
    assert "120" in sentence_zh(Code.QUOTA_REACHED)
    assert "08:30" in sentence_zh(Code.TOO_EARLY)
    assert "2026年3月5日" in sentence_zh(Code.OTHER_DAY)


def sentence_zh(code: Code) -> str:
    return sentence(code, "zh")


def test_a_hall_without_a_known_opening_is_simply_closed(language: str) -> None:
    words = refusal_sentence(Obstacle(Code.OUTSIDE_HOURS, "", {}), sample_plan(), language, "1")
    assert words in ("现在不在办理时间。", "The hall is closed now.")


@pytest.mark.parametrize("trouble", list(CardTroubleKind))
def test_every_trouble_with_a_card_says_what_to_do(trouble: CardTroubleKind, language: str) -> None:
    words = card_sentence(trouble)
    assert words.isascii() == (language == "en")
    assert ("请" in words) or ("Please" in words)


def test_chinese_sentences_are_short_on_average(qapp: QApplication) -> None:
    install_language(qapp, Language.ZH_CN, ROOMS)
    parts = [p for code in CITIZENS_CODES for p in sentence_zh(code).split("。") if p]
    install_language(qapp, Language.EN, ROOMS)
    assert sum(map(len, parts)) / len(parts) <= 25
