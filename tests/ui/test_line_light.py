"""The line to the centre in one sentence, in the reader's language, and out of sight where there is no centre."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shared.domain.line import NONE, Light, LineState, Troubles, Word, judge
from shared.hall.sync import SyncNow
from shared.ui.tokens import Tokens
from shared.ui.translation import Language, install_language
from shared.ui.widgets.line_light import LineLight, line_sentence, trouble_sentence
from shared.ui.widgets.status_pill import StatusPill

NOW = datetime(2026, 3, 2, 6, 44, 30, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def _now(ago: timedelta, *, pending: int = 0, heard: bool = False, off: timedelta = timedelta()) -> SyncNow:
    synced_to = NOW - ago
    light, word = judge(LineState(synced_to, NOW if heard else synced_to, pending, off), NOW)
    return SyncNow(
        now=NOW,
        light=light,
        word=word,
        synced_to=synced_to,
        pending=pending,
        clock_off_seconds=round(off.total_seconds()),
    )


@pytest.mark.parametrize(
    ("state", "light", "sentence"),
    [
        (_now(timedelta(seconds=23), heard=True), Light.GREEN, "已同步到 14:44:07"),
        (_now(timedelta(minutes=12), pending=86), Light.YELLOW, "离线 12 分钟，待上传 86 条"),
        (_now(timedelta(minutes=61), pending=900), Light.RED, "离线超过 1 小时"),
        (_now(timedelta(days=30), pending=300_000, heard=True), Light.YELLOW, "正在补传，待上传 300000 条"),
        (_now(timedelta(0), heard=True, off=timedelta(minutes=-3)), Light.YELLOW, "本厅时钟相差 3 分钟"),
        (_now(timedelta(days=50), pending=500_000), Light.RED, "积压 500000 条，请联系管理员"),
        (SyncNow(now=NOW, light=Light.RED, word=Word.OFFLINE), Light.RED, "尚未连上中心"),
    ],
)
def test_a_person_reads_one_sentence_beside_one_light(
    fonts: QApplication, state: SyncNow, light: Light, sentence: str
) -> None:
    install_language(fonts, Language.ZH_CN, ["shared"])
    try:
        assert (state.light, line_sentence(state, SHANGHAI)) == (light, sentence)
    finally:
        install_language(fonts, Language.EN, [])


@pytest.mark.parametrize(
    ("troubles", "chinese", "english"),
    [
        (NONE, "", ""),
        (
            Troubles(catalogue_refused=True),
            "请联系平台管理员：中心目录新版未能启用，仍用原有目录",
            "Call the platform's administrator: the centre's new catalogue could not be used, the old one stays",
        ),
        (
            Troubles(rows_aside=2, lines_lost=40),
            "请联系平台管理员：中心发来的 2 条数据无法使用；中心丢失本厅 40 条记录，本厅也已不再保存",
            (
                "Call the platform's administrator: 2 entries from the centre could not be used; "
                "the centre lost 40 records of this hall for good"
            ),
        ),
    ],
)
def test_staff_read_what_went_wrong_and_whom_to_call(
    fonts: QApplication, troubles: Troubles, chinese: str, english: str
) -> None:
    assert trouble_sentence(troubles) == english
    install_language(fonts, Language.ZH_CN, ["shared"])
    try:
        assert trouble_sentence(troubles) == chinese
    finally:
        install_language(fonts, Language.EN, [])


def test_a_trouble_takes_the_green_and_leaves_how_far_the_sync_is(qtbot: QtBot, tokens: Tokens) -> None:
    light = LineLight(tokens, "line")
    qtbot.addWidget(light)
    pill = light.findChild(StatusPill)
    assert pill is not None
    for troubles, kind in ((NONE, "good"), (Troubles(lines_lost=1), "attention")):
        light.show_line(_now(timedelta(0), heard=True), SHANGHAI, troubles=troubles)
        assert (light.text(), pill.property("role")) == ("Synced to 14:44:30", kind)
    light.show_line(_now(timedelta(minutes=61), pending=900), SHANGHAI, troubles=Troubles(lines_lost=1))
    assert pill.property("role") == "trouble"


def test_without_a_centre_nothing_is_shown(qtbot: QtBot, tokens: Tokens) -> None:
    light = LineLight(tokens, "line")
    qtbot.addWidget(light)
    light.show_line(SyncNow(now=NOW, light=Light.GREEN, word=Word.ALONE), SHANGHAI)
    assert light.isHidden()
    light.show_line(_now(timedelta(0), heard=True), SHANGHAI)
    assert (light.isHidden(), light.text()) == (False, "Synced to 14:44:30")


def test_a_clock_that_ran_backwards_is_no_reason_for_alarm() -> None:
    assert judge(LineState(NOW + timedelta(days=1), NOW, 0, timedelta()), NOW) == (Light.GREEN, Word.SYNCED)
